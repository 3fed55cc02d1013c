import { findTQuantile } from "./student-t.ts";

/** Ratings by row (a unit); null where a rater gave none. */
type Units = readonly (readonly (number | null)[])[];

type Metric = "nominal" | "ordinal" | "interval" | "ratio";

/** With fewer rows than this no measure of a whole round is given. */
export const ROWS_NEEDED = 10;

/** Coverage of the interval around alpha. */
const COVERAGE = 0.95;

/** Ratings actually given, row by row, rows with fewer than two left out. */
function pairableUnits(units: Units): number[][] {
  return units
    .map((unit) => unit.filter((rating): rating is number => rating !== null))
    .filter((unit) => unit.length > 1);
}

/** How often each of the values was given in a row. */
type Counts = readonly number[];

/** The values given, ascending, and each row's counts of them. */
function countValues(pairable: readonly (readonly number[])[]) {
  const values = [...new Set(pairable.flat())].sort((a, b) => a - b);
  const rows = pairable.map((unit): Counts => {
    const counts = values.map(() => 0);
    for (const rating of unit) {
      const at = values.indexOf(rating);
      counts[at] = (counts[at] ?? 0) + 1;
    }
    return counts;
  });
  return { values, rows };
}

const sumOf = (counts: Counts) => counts.reduce((sum, count) => sum + count, 0);

/**
 * Krippendorff's alpha: 1 is perfect agreement, 0 what chance would give. Null when undefined: no row
 * with two ratings, or one value throughout. Krippendorff 2011, "Computing Krippendorff's
 * Alpha-Reliability", also for the four distances.
 */
export function krippendorffAlpha(units: Units, metric: Metric): number | null {
  const { values, rows } = countValues(pairableUnits(units));
  return alphaOf(values, rows, metric);
}

/** Alpha from rows of counts; of a value that none of them has, nothing follows. */
function alphaOf(values: readonly number[], rows: readonly Counts[], metric: Metric) {
  const totals = values.map((_, at) => rows.reduce((sum, counts) => sum + (counts[at] ?? 0), 0));
  const distance = measureDistances(values, totals, metric);
  let observed = 0;
  for (const counts of rows) observed += sumPairs(counts, distance) / (sumOf(counts) - 1);
  const expected = sumPairs(totals, distance) / (sumOf(totals) - 1);
  return expected > 0 ? 1 - observed / expected : null;
}

/** Sum over pairs of values of count × count × distance. */
function sumPairs(counts: Counts, distance: readonly (readonly number[])[]): number {
  return counts.reduce(
    (sum, a, i) => sum + counts.reduce((s, b, j) => s + a * b * (distance[i]?.[j] ?? 0), 0),
    0,
  );
}

/** Squared distance of each value to each; the values ascend and `totals` counts each. */
function measureDistances(
  values: readonly number[],
  totals: readonly number[],
  metric: Metric,
): number[][] {
  return values.map((a, i) =>
    values.map((b, j) => {
      if (i === j) return 0;
      if (metric === "nominal") return 1;
      if (metric === "interval") return (a - b) ** 2;
      if (metric === "ratio") return ((a - b) / (a + b)) ** 2;
      const between = totals.slice(Math.min(i, j), Math.max(i, j) + 1);
      const sum = between.reduce((total, count) => total + count, 0);
      return (sum - ((totals[i] ?? 0) + (totals[j] ?? 0)) / 2) ** 2;
    }),
  );
}

/** A 95 % interval around alpha. The lower end can fall below −1 when rows are few. */
interface AlphaInterval {
  readonly alpha: number;
  readonly lower: number;
  readonly upper: number;
  /** Rows with two ratings or more, on which it rests. */
  readonly rows: number;
}

/**
 * Alpha with a 95 % interval by the jackknife over rows (one row left out at a time; Efron and
 * Tibshirani 1993, chapter 11) and Student's t with rows − 1 degrees of freedom, its upper end cut
 * at 1. Null under ten rows, or when alpha is undefined with one of the rows left out.
 */
export function alphaInterval(units: Units, metric: Metric): AlphaInterval | null {
  const { values, rows } = countValues(pairableUnits(units));
  const alpha = alphaOf(values, rows, metric);
  if (alpha === null || rows.length < ROWS_NEEDED) return null;
  const replicates: number[] = [];
  for (const row of rows) {
    const others = rows.filter((other) => other !== row);
    const replicate = alphaOf(values, others, metric);
    if (replicate === null) return null;
    replicates.push(replicate);
  }
  const centre = replicates.reduce((sum, value) => sum + value, 0) / rows.length;
  const squares = replicates.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  const error = Math.sqrt(((rows.length - 1) / rows.length) * squares);
  const reach = findTQuantile(COVERAGE, rows.length - 1) * error;
  return { alpha, lower: alpha - reach, upper: Math.min(1, alpha + reach), rows: rows.length };
}

/** Kendall's coefficient of concordance with the chi-squared of its test. */
interface Concordance {
  /** 0 no common order of the rows, 1 the same order; null when undefined. */
  readonly w: number | null;
  readonly chiSquared: number | null;
  /** Complete rows less one. */
  readonly df: number;
}

/**
 * Kendall's W: whether raters put the rows in the same order, whatever levels they use. One list of
 * ratings for each rater, over the same rows; a row that any rater left out is dropped. Corrected for
 * ties (Siegel and Castellan 1988). Undefined with under two raters or rows, or no order at all.
 */
export function kendallW(raters: Units): Concordance {
  const length = Math.max(0, ...raters.map((ratings) => ratings.length));
  const complete = Array.from({ length }, (_, row) => row).filter((row) =>
    raters.every((ratings) => typeof ratings[row] === "number"),
  );
  const rankings = raters.map((ratings) => rankRatings(complete.map((row) => ratings[row] ?? 0)));
  const m = raters.length;
  const n = complete.length;
  const sums = complete.map((_, row) =>
    rankings.reduce((s, { ranks }) => s + (ranks[row] ?? 0), 0),
  );
  const centre = (m * (n + 1)) / 2;
  const spread = sums.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  const ties = rankings.reduce((sum, ranking) => sum + ranking.ties, 0);
  const most = m ** 2 * (n ** 3 - n) - m * ties;
  const w = m > 1 && n > 1 && most > 0 ? (12 * spread) / most : null;
  return { w, chiSquared: w === null ? null : m * (n - 1) * w, df: Math.max(0, n - 1) };
}

/** Ranks from 1, tied ratings sharing their mean rank, and Σ(t³ − t) over the ties. */
function rankRatings(ratings: readonly number[]): { ranks: number[]; ties: number } {
  let ties = 0;
  const ranks = ratings.map((rating) => {
    const below = ratings.filter((other) => other < rating).length;
    const same = ratings.filter((other) => other === rating).length;
    ties += same ** 2 - 1; // once for each of the `same` ratings, so t³ − t in all
    return below + (same + 1) / 2;
  });
  return { ranks, ties };
}

/** Share of all pairs of raters of the same row within one level of each other; null without pairs. */
export function pairsWithinOne(units: Units): number | null {
  let pairs = 0;
  let close = 0;
  for (const unit of pairableUnits(units)) {
    for (const [index, rating] of unit.entries()) {
      for (const other of unit.slice(index + 1)) {
        pairs += 1;
        if (Math.abs(rating - other) <= 1) close += 1;
      }
    }
  }
  return pairs === 0 ? null : close / pairs;
}
