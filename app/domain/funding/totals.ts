import type { FinancialYear } from "#app/domain/dates.ts";
import {
  amountIn,
  type Grant,
  PURPOSES,
  type Purpose,
  purposesComplete,
  type Scheme,
  STEPS,
  type Step,
} from "./grant.ts";

/** Whole pence by financial year, and together. */
export type YearSums = { byYear: Record<FinancialYear, number>; total: number };

export type FundingTotals = {
  /** Every year with a grant or a scheme, in order. `left` is negative when schemes exceed the grant. */
  years: { year: FinancialYear; firm: boolean; grant: number; planned: number; left: number }[];
  /** All nine steps, in order. */
  steps: (YearSums & { step: Step })[];
  /** The three permitted purposes, and what stands on none because a scheme's percentages are not 100. */
  purposes: (YearSums & { purpose: Purpose | "none" })[];
  grant: number;
  planned: number;
  left: number;
};

/**
 * An area's plan added up by year, step and purpose, to the penny. A scheme's amount is split over
 * its purposes where their percentages, added up in order, round to the penny: so purposes add up to
 * the same total as steps, and a spreadsheet can work the same out.
 */
export function fundingTotals(grant: Grant, schemes: readonly Scheme[]): FundingTotals {
  const grants = new Map(grant.years.map((entry) => [entry.year, entry]));
  const named = schemes.flatMap(({ amounts }) => amounts.map(({ year }) => year));
  const years = [...new Set([...grants.keys(), ...named])].sort().map((year) => {
    const { amount = 0, firm = false } = grants.get(year) ?? {};
    const planned = schemes.reduce((sum, scheme) => sum + amountIn(scheme, year), 0);
    return { year, firm, grant: amount, planned, left: amount - planned };
  });

  const sums = (amountOf: (scheme: Scheme, year: FinancialYear) => number): YearSums => {
    const entries = years.map(({ year }): [FinancialYear, number] => [
      year,
      schemes.reduce((sum, scheme) => sum + amountOf(scheme, year), 0),
    ]);
    return {
      byYear: Object.fromEntries(entries),
      total: entries.reduce((sum, [, amount]) => sum + amount, 0),
    };
  };
  const all = years.reduce((sum, { grant: amount }) => sum + amount, 0);
  const planned = years.reduce((sum, year) => sum + year.planned, 0);
  return {
    years,
    steps: STEPS.map((step) => ({
      step,
      ...sums((scheme, year) => (scheme.step === step ? amountIn(scheme, year) : 0)),
    })),
    purposes: [...PURPOSES, "none" as const].map((purpose) => ({
      purpose,
      ...sums((scheme, year) => amountFor(scheme, year, purpose)),
    })),
    grant: all,
    planned,
    left: all - planned,
  };
}

/**
 * The part of a scheme's amount in a year that stands on a purpose, in whole pence; "none" takes the
 * whole while its percentages are not 100.
 */
export function amountFor(scheme: Scheme, year: FinancialYear, purpose: Purpose | "none"): number {
  const amount = amountIn(scheme, year);
  const complete = purposesComplete(scheme.purposes);
  if (purpose === "none") return complete ? 0 : amount;
  if (!complete) return 0;
  const upTo = (count: number) => {
    const shares = PURPOSES.slice(0, count).map((key) => scheme.purposes[key] ?? 0);
    return Math.round((amount * shares.reduce((sum, share) => sum + share, 0)) / 100);
  };
  const at = PURPOSES.indexOf(purpose);
  return upTo(at + 1) - upTo(at);
}
