import type { FinancialYear } from "#app/domain/dates.ts";

/** One financial year of a grant. Firm is announced for certain; indicative may still change. */
export type GrantYear = { year: FinancialYear; amount: number; firm: boolean };

/** A grant by financial year, amounts in whole pence, as published (Southend's are rounded). */
export type Grant = { years: readonly GrantYear[] };

/** Steps 1 to 8 are the model's changes; step 9 is meeting adult social care needs. */
export const STEPS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
export type Step = (typeof STEPS)[number];

/** Step 9: meeting adult social care needs, the step that is no change of the model. */
export const STEP_NINE = 9 satisfies Step;

/** What the grant may be spent on: the three purposes of its first condition. */
export const PURPOSES = ["meet-needs", "reduce-pressure", "support-market"] as const;
export type Purpose = (typeof PURPOSES)[number];

/** Percentages by purpose; a scheme's add up to 100. */
export type PurposeShares = Partial<Record<Purpose, number>>;

/** What a part of the grant pays for, as far as sums and conditions concern it. */
export type Scheme = {
  id: string;
  name: string;
  step: Step;
  purposes: PurposeShares;
  /** Whole pence by financial year. */
  amounts: readonly { year: FinancialYear; amount: number }[];
  /** Committed schemes are kept as they are by a suggestion. */
  committed: boolean;
};

/** Whether a scheme's percentages are of permitted purposes, none negative, and add up to 100. */
export function purposesComplete(purposes: PurposeShares): boolean {
  const known: readonly string[] = PURPOSES;
  const shares = Object.entries(purposes);
  const total = shares.reduce((sum, [, share]) => sum + share, 0);
  return (
    shares.every(([purpose, share]) => known.includes(purpose) && share >= 0) &&
    Math.abs(total - 100) < 1e-9
  );
}

/** A scheme's whole pence in a year; 0 where it names none. */
export function amountIn(scheme: Pick<Scheme, "amounts">, year: FinancialYear): number {
  return scheme.amounts.reduce((sum, part) => sum + (part.year === year ? part.amount : 0), 0);
}
