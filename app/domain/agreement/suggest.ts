import type { Level } from "#app/domain/model/edition.ts";
import { labelRow } from "./label.ts";
import { atLeast } from "./thresholds.ts";
import type { RaterScore } from "./weights.ts";

/** A level offered behind a button, never pre-filled. */
export interface Suggestion {
  readonly level: Level;
  /** True when it rests on two raters, or on a row without a shared view. */
  readonly provisional: boolean;
  /** The two neighbouring levels the median is tied between, lower first; absent when there is one. */
  readonly alternatives?: readonly [Level, Level];
}

/**
 * The level to offer for a row: the median with one voice per partner, the lower of two neighbours.
 * None with fewer than two raters, with two groups, when the median is tied across more than one
 * level, or when fewer than half of the partners asked have scored. `partnersAsked` is how many
 * partners were asked about the row; without it, those that scored.
 */
export function suggestLevel(
  scores: readonly RaterScore[],
  options: { readonly partnersAsked?: number } = {},
): Suggestion | null {
  const row = labelRow(scores);
  if (row.label === "not-scored" || row.label === "one-view" || row.label === "polarised") {
    return null;
  }
  if (!atLeast(row.partners, (options.partnersAsked ?? row.partners) / 2)) return null;
  const { lower, upper } = row.median;
  if (upper - lower > 1) return null;
  const level = lower as Level;
  const provisional = row.label === "split" || row.twoViews !== null;
  return lower === upper
    ? { level, provisional }
    : { level, provisional, alternatives: [level, upper as Level] };
}
