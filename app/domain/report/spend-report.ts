import type { FinancialYear } from "../dates.ts";
import { amountIn, type Scheme } from "../funding/grant.ts";
import {
  QUARTERS,
  type Quarter,
  quarterStart,
  type SchemeDates,
  type Spend,
  spendToDate,
} from "../funding/spend.ts";
import { formatMoney, formatMoneyProse } from "../money.ts";

/** A line of the spend table; sums in whole pence. */
export type SpendLine = {
  id: string;
  name: string;
  step: number;
  /** Null spent is "not reported". */
  quarters: { quarter: Quarter; plan: number; spent: number | null }[];
  spent: number;
  planToDate: number;
  plan: number;
  /** "£20,000 under plan", "On plan", "Nothing reported yet". */
  words: string;
};

/** A year's spend to date against plan. */
export type SpendReport = {
  year: FinancialYear;
  lines: SpendLine[];
  total: Omit<SpendLine, "id" | "name" | "step">;
  /** How the year stands, in a sentence. */
  sentence: string;
  /** Schemes with nothing reported for a quarter that is over. */
  silent: string[];
};

type Spender = Pick<Scheme, "id" | "name" | "amounts"> &
  SchemeDates & { step: number; spends: readonly Spend[] };

/** A year's schemes with what they spent by quarter, beside their plan of the same quarters. */
export function reportSpend(
  schemes: readonly Spender[],
  year: FinancialYear,
  today: string,
): SpendReport {
  const own = schemes.filter(
    (scheme) => amountIn(scheme, year) > 0 || scheme.spends.some((spend) => spend.year === year),
  );
  const lines = own.map((scheme): SpendLine => {
    const { last, ...sums } = spendToDate(scheme, scheme.spends, year);
    const { id, name, step } = scheme;
    return { id, name, step, ...sums, words: describeSpend(sums, last !== null) };
  });
  const sum = (pick: (line: SpendLine) => number) =>
    lines.reduce((all, line) => all + pick(line), 0);
  const sums = {
    spent: sum(({ spent }) => spent),
    planToDate: sum(({ planToDate }) => planToDate),
    plan: sum(({ plan }) => plan),
  };
  const isReported = lines.some(({ quarters }) => quarters.some(({ spent }) => spent !== null));
  const words = describeSpend(sums, isReported);
  return {
    year,
    lines,
    total: {
      quarters: QUARTERS.map((quarter, at) => ({
        quarter,
        plan: sum(({ quarters }) => quarters[at]?.plan ?? 0),
        spent: lines.every(({ quarters }) => quarters[at]?.spent == null)
          ? null
          : sum(({ quarters }) => quarters[at]?.spent ?? 0),
      })),
      ...sums,
      words,
    },
    sentence: isReported
      ? `${formatMoneyProse(sums.spent)} is reported as spent in ${year}, against ${formatMoneyProse(sums.planToDate)} that the schemes which reported had planned for the same quarters: ${words.toLowerCase()}.`
      : `Nothing is reported as spent in ${year} yet.`,
    silent: lines
      .filter(({ quarters }) => quarters.some((each) => each.plan > 0 && isDue(each, year, today)))
      .map(({ name }) => name),
  };
}

/** Whether a quarter is over and nothing is reported of it. */
function isDue(
  { quarter, spent }: SpendLine["quarters"][number],
  year: FinancialYear,
  today: string,
): boolean {
  const next =
    quarter === 4
      ? `${Number(year.slice(0, 4)) + 1}-04-01`
      : quarterStart(year, (quarter + 1) as Quarter);
  return spent === null && next <= today;
}

function describeSpend(
  { spent, planToDate }: Pick<SpendLine, "spent" | "planToDate">,
  isReported: boolean,
): string {
  if (!isReported) return "Nothing reported yet";
  const over = spent - planToDate;
  if (over === 0) return "On plan";
  return `${formatMoney(Math.abs(over))} ${over > 0 ? "over" : "under"} plan`;
}
