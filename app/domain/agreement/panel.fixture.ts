import type { Level } from "#app/domain/model/edition.ts";
import type { RaterScore } from "./weights.ts";

/** Scores from one list of levels for each partner: p1 has raters p1-1, p1-2 … */
export function panelOf(...partners: Level[][]): RaterScore[] {
  return partners.flatMap((levels, p) =>
    levels.map((level, r) => ({ partner: `p${p + 1}`, rater: `p${p + 1}-${r + 1}`, level })),
  );
}
