import { formatDate } from "../dates.ts";
import type { YearAmount } from "./funding-input.ts";
import type { FundingReport } from "./funding-report.ts";

/** A use of the grant as it stood on a day: what goes round to partners, and what a "what if" came to. */
export type CirculatedPlan = {
  title: string;
  /** What it is, in a sentence or two. */
  basis: string;
  /** "21 June 2017". */
  asAt: string;
  years: { year: string; firm: boolean | null; grant: number; planned: number }[];
  /** Steps 1 to 9; sums in whole pence. */
  steps: { number: number; name: string; byYear: YearAmount[]; total: number }[];
  /** Empty for a "what if", which has no schemes of its own. */
  schemes: { name: string; step: number; lead: string; byYear: YearAmount[]; total: number }[];
};

/** The plan as it stands, frozen. */
export function circulatePlan(report: FundingReport): CirculatedPlan {
  const { years, steps } = report;
  return {
    title: "The schemes as they stood",
    basis: report.sentences.join(" "),
    asAt: report.asAt,
    years: years.map(({ year, firm, grant, planned }) => ({ year, firm, grant, planned })),
    steps: steps.map(({ number, name, byYear, total }) => ({ number, name, byYear, total })),
    schemes: steps.flatMap(({ number, schemes }) =>
      schemes.map(({ name, lead, byYear, total }) => ({
        name,
        step: number,
        lead: lead?.name ?? "",
        byYear,
        total,
      })),
    ),
  };
}

/** "1 July 2017: open until then" in the words of a page, as of a day (YYYY-MM-DD). */
export function describeClosing(closesOn: string, today: string): string {
  return today <= closesOn
    ? `Comments are open until ${formatDate(closesOn)}.`
    : `Comments closed on ${formatDate(closesOn)}.`;
}
