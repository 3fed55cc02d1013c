import {
  alphaInterval,
  kendallW,
  krippendorffAlpha,
  pairsWithinOne,
  ROWS_NEEDED,
} from "./reliability.ts";

/** A rating as the measures of a whole round take it: a person's level, or a partner's position. */
interface Rating {
  readonly rater: string;
  readonly level: number;
}

/** How alike raters scored over a whole round; for statisticians. */
export interface RoundReliability {
  /** Raters with a rating on any row. */
  readonly raters: number;
  /** Ratings in all. */
  readonly ratings: number;
  /** Rows with two ratings or more. */
  readonly rows: number;
  /** Krippendorff's alpha for ordinal levels; null when undefined. */
  readonly alpha: number | null;
  readonly interval: ReturnType<typeof alphaInterval>;
  /** Kendall's W over the rows that every rater scored. */
  readonly concordance: ReturnType<typeof kendallW>;
  /** Share of pairs of raters within one level, 0 to 1. */
  readonly pairsWithinOne: number | null;
}

/**
 * The measures of a whole round from the ratings of each of its revealed rows. Null under ten rows with
 * two ratings: on few rows they say more about the rows than about the raters.
 */
export function measureRound(rows: readonly (readonly Rating[])[]): RoundReliability | null {
  const raters = [...new Set(rows.flat().map((score) => score.rater))].sort();
  const units = rows.map((row) => {
    const levels = new Map<string, number>(row.map((score) => [score.rater, score.level]));
    return raters.map((rater) => levels.get(rater) ?? null);
  });
  const rated = rows.filter((row) => row.length > 1).length;
  if (rated < ROWS_NEEDED) return null;
  return {
    raters: raters.length,
    ratings: rows.flat().length,
    rows: rated,
    alpha: krippendorffAlpha(units, "ordinal"),
    interval: alphaInterval(units, "ordinal"),
    concordance: kendallW(raters.map((_, rater) => units.map((unit) => unit[rater] ?? null))),
    pairsWithinOne: pairsWithinOne(units),
  };
}
