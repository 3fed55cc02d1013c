import { DomainError } from "./errors.ts";

/** Why a typed sum was refused. */
type MoneyReason =
  | "empty"
  | "negative"
  | "ambiguous"
  | "grouping"
  | "too-many-decimals"
  | "several"
  | "too-large"
  | "not-a-sum";

const SENTENCES: Record<MoneyReason, string> = {
  empty: "Enter a sum of money, such as £250,000 or £3.99m.",
  negative: "Sums here cannot be negative. Enter the sum without a minus sign or brackets.",
  ambiguous:
    "Say whether you mean pounds or millions: £3.99m or 3.99 million for millions, 3,990,000 for pounds, £3.99 for pounds and pence.",
  grouping:
    "Check the commas and spaces: thousands are written in threes, with one kind of mark, such as 3,990,000 or 3 990 000.",
  "too-many-decimals": "A sum cannot have parts of a penny. Use at most two decimals of a pound.",
  several: "Enter one sum only. This looks like several cells pasted together.",
  "too-large": "That is more than £100 billion. Check the sum and its unit.",
  "not-a-sum": "Enter a sum of money in figures, such as £250,000, 250k or £3.99m.",
};

/** A typed sum that is refused, with the reason and a sentence that says what to type instead. */
export class MoneyError extends DomainError {
  override readonly name = "MoneyError";

  constructor(
    readonly reason: MoneyReason,
    typed: string,
  ) {
    super("invalid", { reason, typed }, SENTENCES[reason]);
  }
}

/** £100 billion in pence: sums of hundreds of such amounts are still exact integers. */
const LIMIT = 10_000_000_000_000n;

const MULTIPLES = new Map([
  ["k", 1_000n],
  ["thousand", 1_000n],
  ["m", 1_000_000n],
  ["mn", 1_000_000n],
  ["million", 1_000_000n],
  ["bn", 1_000_000_000n],
  ["billion", 1_000_000_000n],
]);

const INVISIBLE = /[\u200B-\u200F\u2060\uFEFF]/g;
const DASH = "[-\u2010-\u2015\u2212\uFE63\uFF0D]";
const AMOUNT = "(?:£|GBP)? *\\d[\\d., ]*(?:[A-Za-z]+)?";
/** A minus before or after the sum, or an accountant's brackets around it. */
const NEGATIVE = new RegExp(
  `^(?:${DASH} *${AMOUNT}|(?:£|GBP) *${DASH} *\\d.*|${AMOUNT} *${DASH}|(?:£|GBP)? *\\( *${AMOUNT} *\\))$`,
  "i",
);
const SUM = /^(£|GBP)? *(\d[\d, ]*?)(\.\d+)? *([a-z]+)?$/i;
const UNGROUPED = /^\d+$/;
const GROUPED = /^[1-9]\d{0,2}(?:(?:,\d{3})+|(?: \d{3})+)$/;

/**
 * The pence of a sum as people type or paste it: "£3.99m", "3.99 million", "250k", "3,990,000",
 * "3 990 000" (with any kind of space), "£3,990,000.50".
 *
 * Throws {@link MoneyError} rather than guess. What is refused, and why:
 * - "3.99": a bare number under 1,000 with decimals. In a table of grants it could be pounds or
 *   millions, a factor of a million apart. "£3.99" is taken as pounds and pence, since a pound sign
 *   with two decimals is how those are written; "£3.9" is not, so it is ambiguous too. A bare whole
 *   number, such as "250", is pounds.
 * - "-5", "(5)", "£(5)", "5-": negative sums, as ledgers and spreadsheets show them.
 * - "3,99", "3990,000", "3,990 000": marks that do not group thousands; a comma is never a decimal.
 * - "£3.999", "3.9900001k": parts of a penny. "3.990" is refused too, since much of Europe writes
 *   thousands so; with a unit after it ("3.990m") it is clear.
 */
export function parseMoney(text: string): number {
  const refuse = (reason: MoneyReason): never => {
    throw new MoneyError(reason, text);
  };
  const trimmed = text.replace(INVISIBLE, "").trim();
  if (trimmed === "") refuse("empty");
  if (/[\t\r\n]/.test(trimmed)) refuse("several");
  if (trimmed.length > 60) refuse("not-a-sum");
  const typed = trimmed.replace(/\s/gu, " ");
  if (NEGATIVE.test(typed)) refuse("negative");

  const match = SUM.exec(typed);
  if (!match) return refuse("not-a-sum");
  const [, pound, whole = "", decimals = ".", unit] = match;
  const multiple = unit === undefined ? 1n : MULTIPLES.get(unit.toLowerCase());
  if (multiple === undefined) return refuse("not-a-sum");
  if (!UNGROUPED.test(whole) && !GROUPED.test(whole)) refuse("grouping");

  const pounds = BigInt(whole.replace(/\D/g, ""));
  const fraction = decimals.slice(1);
  if (unit === undefined && fraction !== "") {
    if (fraction.length > 2) refuse("too-many-decimals");
    const penceWritten = pound !== undefined && fraction.length === 2;
    // Nothing is nothing in any unit: spreadsheets paste it as 0.00.
    const nothing = pounds === 0n && Number(fraction) === 0;
    if (pounds < 1000n && !penceWritten && !nothing) refuse("ambiguous");
  }

  const scale = 10n ** BigInt(fraction.length);
  const scaled = (pounds * scale + BigInt(fraction || "0")) * multiple * 100n;
  if (scaled % scale !== 0n) refuse("too-many-decimals");
  const pence = scaled / scale;
  if (pence > LIMIT) refuse("too-large");
  return Number(pence);
}

const WHOLE = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });
const THREE_DECIMALS = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 3 });

/** Whole pence as a table shows them: "£3,990,000", and the pence only when there are any. */
export function formatMoney(pence: number): string {
  const size = Math.abs(pence);
  const odd = size % 100;
  const pounds = `£${WHOLE.format((size - odd) / 100)}`;
  return `${pence < 0 ? "-" : ""}${pounds}${odd === 0 ? "" : `.${String(odd).padStart(2, "0")}`}`;
}

/**
 * Whole pence as a sentence shows them: "£3.99 million", "£1.115 billion", rounded to three
 * decimals of the unit; under a million in full, as {@link formatMoney}.
 */
export function formatMoneyProse(pence: number): string {
  const pounds = Math.abs(pence) / 100;
  if (pounds < 1_000_000) return formatMoney(pence);
  // Rounding can carry a sum over to the next unit: £999,999,999 is "£1 billion".
  const [unit, name] = pounds >= 999_999_500 ? [1e9, "billion"] : [1e6, "million"];
  return `${pence < 0 ? "-" : ""}£${THREE_DECIMALS.format(pounds / Number(unit))} ${name}`;
}
