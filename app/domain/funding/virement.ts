import type { FinancialYear } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import { formatMoney } from "#app/domain/money.ts";
import { amountIn, type Scheme } from "./grant.ts";

type Amounts = Scheme["amounts"];

/**
 * Moves whole pence of a year from one scheme's amounts to another's: the two together come to what
 * they came to before. Refuses `invalid`, naming the field: the same scheme twice, nothing moved, or
 * more than the first has in that year.
 */
export function moveMoney(
  from: Pick<Scheme, "id" | "amounts">,
  to: Pick<Scheme, "id" | "amounts">,
  year: FinancialYear,
  amount: number,
): { from: Amounts; to: Amounts } {
  const refuse = (field: string, sentence: string): never => {
    throw new DomainError("invalid", { field }, sentence);
  };
  if (from.id === to.id) refuse("to", "Choose another scheme: money cannot move to where it is.");
  if (!Number.isSafeInteger(amount) || amount <= 0) refuse("amount", "Enter the sum that moves.");
  const had = amountIn(from, year);
  if (amount > had) {
    refuse("amount", `There is only ${formatMoney(had)} on that scheme in ${year}.`);
  }
  return {
    from: withAmount(from.amounts, year, had - amount),
    to: withAmount(to.amounts, year, amountIn(to, year) + amount),
  };
}

function withAmount(amounts: Amounts, year: FinancialYear, amount: number): Amounts {
  return [...amounts.filter((each) => each.year !== year), { year, amount }]
    .filter((each) => each.amount !== 0)
    .sort((a, b) => (a.year < b.year ? -1 : 1));
}
