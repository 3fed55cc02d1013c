import { addDays, type FinancialYear } from "#app/domain/dates.ts";
import { amountIn, type Scheme } from "./grant.ts";
import { shareOut } from "./share-out.ts";

/** Quarters of a financial year: 1 is April to June. */
export const QUARTERS = [1, 2, 3, 4] as const;
export type Quarter = (typeof QUARTERS)[number];

/** What a scheme spent in a quarter, in whole pence. */
export type Spend = { year: FinancialYear; quarter: Quarter; amount: number };

/** When a scheme runs (YYYY-MM-DD); null where nobody has said. */
export type SchemeDates = { startsOn: string | null; endsOn: string | null };

const FIRST_MONTHS = ["04", "07", "10", "01"] as const;

/** The first day of a quarter: quarter 4 lies in the year's second calendar year. */
export function quarterStart(year: FinancialYear, quarter: Quarter): string {
  const first = Number(year.slice(0, 4)) + (quarter === 4 ? 1 : 0);
  return `${first}-${FIRST_MONTHS[quarter - 1]}-01`;
}

/** The last day of a quarter. */
function quarterEnd(year: FinancialYear, quarter: Quarter): string {
  const next = quarter === 4 ? `${Number(year.slice(0, 4)) + 1}-04-01` : null;
  return addDays(next ?? quarterStart(year, (quarter + 1) as Quarter), -1);
}

/**
 * A scheme's plan by quarter in whole pence: its amount of the year spread evenly over the quarters
 * in which it runs, in all four where its dates leave none. The four add up to the amount.
 */
export function planByQuarter(
  scheme: Pick<Scheme, "amounts"> & SchemeDates,
  year: FinancialYear,
): number[] {
  const running = QUARTERS.map((quarter) => {
    const starts = scheme.startsOn === null || scheme.startsOn <= quarterEnd(year, quarter);
    const ends = scheme.endsOn === null || scheme.endsOn >= quarterStart(year, quarter);
    return starts && ends ? 1 : 0;
  });
  const weights = running.some((weight) => weight === 1) ? running : QUARTERS.map(() => 1);
  return shareOut(amountIn(scheme, year), weights);
}

/** A scheme's spend of a year against its plan; sums in whole pence. */
export type SpendToDate = {
  quarters: { quarter: Quarter; plan: number; spent: number | null }[];
  /** All that is reported. */
  spent: number;
  /** The plan of the quarters up to the last one reported; 0 when none is. */
  planToDate: number;
  plan: number;
  /** The last quarter reported. */
  last: Quarter | null;
};

/** Spend to date against the plan of the same quarters, so that like stands beside like. */
export function spendToDate(
  scheme: Pick<Scheme, "amounts"> & SchemeDates,
  spends: readonly Spend[],
  year: FinancialYear,
): SpendToDate {
  const plan = planByQuarter(scheme, year);
  const quarters = QUARTERS.map((quarter) => ({
    quarter,
    plan: plan[quarter - 1] ?? 0,
    spent: spends.find((each) => each.year === year && each.quarter === quarter)?.amount ?? null,
  }));
  const last = quarters.findLast(({ spent }) => spent !== null)?.quarter ?? null;
  const sum = (amounts: readonly number[]) => amounts.reduce((all, each) => all + each, 0);
  return {
    quarters,
    spent: sum(quarters.map(({ spent }) => spent ?? 0)),
    planToDate: sum(plan.slice(0, last ?? 0)),
    plan: sum(plan),
    last,
  };
}

/** Years in which a scheme has money though its dates leave it out. */
export function yearsOutside({
  amounts,
  startsOn,
  endsOn,
}: Pick<Scheme, "amounts"> & SchemeDates): FinancialYear[] {
  return amounts
    .filter(({ amount }) => amount !== 0)
    .map(({ year }) => year)
    .filter(
      (year) =>
        (startsOn !== null && startsOn > quarterEnd(year, 4)) ||
        (endsOn !== null && endsOn < quarterStart(year, 1)),
    );
}
