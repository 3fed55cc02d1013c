import type { Measure } from "./measure.ts";
import { addQuarters, listQuarters, type Quarter } from "./period.ts";

/** What a value says: what was planned, what is now expected, what came. */
export const SERIES = ["plan", "forecast", "actual"] as const;
export type Series = (typeof SERIES)[number];

/** One value of one quarter, in the measure's unit; null where a status came without a figure. */
export type SeriesValue = {
  period: Quarter;
  series: Series;
  value: number | null;
  /** Its source gives it as about so much. */
  approximate?: boolean;
};

/** A quarter of a measure with what is known of it; a missing value is null, never 0. */
export type Point = {
  period: Quarter;
  plan: number | null;
  forecast: number | null;
  actual: number | null;
  /** The series whose figure is given as about so much. */
  about: readonly Series[];
};

/** A quarter of which nothing is known. */
export const gapAt = (period: Quarter): Point => ({
  period,
  plan: null,
  forecast: null,
  actual: null,
  about: [],
});

/** How an actual value stands to its plan. */
export type PlanStatus = "better" | "on-plan" | "worse";

/** How a status of a quarterly return reads on a page, where it stands without a figure. */
export const RETURN_STATUS_WORDS: Record<string, string> = {
  "on-track": "On track",
  "on-track-not-to-target": "Better, but short of the target",
  "no-improvement": "No improvement",
};

/** Where the latest quarters are going. */
export type Trend = "improving" | "worsening" | "steady";

/**
 * The value of a numerator and a denominator in the measure's unit: numerator / denominator × per
 * (national metrics are published so). Null where the denominator is 0.
 */
export function rateOf(measure: Pick<Measure, "per">, numerator: number, denominator: number) {
  return denominator === 0 ? null : (numerator / denominator) * measure.per;
}

/** A measure's quarters from the first to the last that has a value, with gaps as gaps. */
export function seriesPoints(values: readonly SeriesValue[]): Point[] {
  const periods = values.map(({ period }) => period).sort();
  const [first] = periods;
  const last = periods.at(-1);
  if (first === undefined || last === undefined) return [];
  const find = (period: Quarter, series: Series) =>
    values.find((value) => value.period === period && value.series === series);
  const figureOf = (period: Quarter, series: Series) => find(period, series)?.value ?? null;
  return listQuarters(first, last).map((period) => ({
    period,
    plan: figureOf(period, "plan"),
    forecast: figureOf(period, "forecast"),
    actual: figureOf(period, "actual"),
    about: SERIES.filter((series) => find(period, series)?.approximate),
  }));
}

/** A value as the measure shows it, rounded: what a reader compares. */
function shown({ decimals }: Pick<Measure, "decimals">, value: number): number {
  return Number(value.toFixed(decimals));
}

/**
 * How an actual value stands to its plan, as both are shown (rounded to the measure's decimals).
 * Null where either is missing, or the measure has no better direction.
 */
export function statusAgainstPlan(
  measure: Pick<Measure, "good" | "decimals">,
  actual: number | null,
  plan: number | null,
): PlanStatus | null {
  if (actual === null || plan === null || measure.good === "none") return null;
  const difference = shown(measure, actual) - shown(measure, plan);
  if (difference === 0) return "on-plan";
  return difference > 0 === (measure.good === "up") ? "better" : "worse";
}

/**
 * Where a measure has been going over its last three quarters with actual values: "worsening" and
 * "improving" take two moves in one direction, one after the other without a gap; "steady" is
 * anything else. Null with fewer than three quarters in a row, or without a better direction.
 */
export function trendOf(
  measure: Pick<Measure, "good" | "decimals">,
  points: readonly Pick<Point, "period" | "actual">[],
): Trend | null {
  if (measure.good === "none") return null;
  const last = points.findLast(({ actual }) => actual !== null);
  if (!last) return null;
  const three = [-2, -1, 0].map((back) => {
    const actual = points.find(({ period }) => period === addQuarters(last.period, back))?.actual;
    return actual === undefined || actual === null ? null : shown(measure, actual);
  });
  const [one, two, now] = three;
  if (one == null || two == null || now == null) return null;
  const better = measure.good === "up" ? 1 : -1;
  const moves = [Math.sign(two - one) * better, Math.sign(now - two) * better];
  if (moves.every((move) => move > 0)) return "improving";
  return moves.every((move) => move < 0) ? "worsening" : "steady";
}
