import type { Level } from "#app/domain/model/edition.ts";

/** One person's level for a row. Answers without a level are left out before this. */
export interface RaterScore {
  readonly partner: string;
  readonly rater: string;
  readonly level: Level;
}

/** Who counts equally: each partner ("one partner, one voice") or each person. */
export type Lens = "partners" | "people";

/** One partner's scores: raters per level, and the weight the partner carries (all add up to 1). */
interface PartnerWeight {
  readonly partner: string;
  readonly raters: number;
  readonly counts: readonly number[];
  readonly weight: number;
}

/** Levels in a model. */
const LEVELS = 5;

/** Raters per level, from level 1 to 5. */
export function countLevels(scores: readonly RaterScore[]): number[] {
  const counts = new Array<number>(LEVELS).fill(0);
  for (const { level } of scores) counts[level - 1] = (counts[level - 1] ?? 0) + 1;
  return counts;
}

/** Scores by partner, partners in the order of their ids so that sums never depend on input order. */
export function groupByPartner<T extends { readonly partner: string }>(
  items: readonly T[],
): [partner: string, items: T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(item.partner);
    if (group) group.push(item);
    else groups.set(item.partner, [item]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

/**
 * The weight of each partner: under "partners" each carries the same, split equally among its
 * raters; under "people" each carries its raters.
 */
export function weighPartners(scores: readonly RaterScore[], lens: Lens): PartnerWeight[] {
  const groups = groupByPartner(scores);
  return groups.map(([partner, own]) => ({
    partner,
    raters: own.length,
    counts: countLevels(own),
    weight: lens === "partners" ? 1 / groups.length : own.length / scores.length,
  }));
}

/** Weighted share of each level, 1 to 5, adding up to 1. All zero when nobody scored. */
export function weighLevels(scores: readonly RaterScore[], lens: Lens): number[] {
  if (scores.length === 0) return countLevels(scores);
  if (lens === "people") return countLevels(scores).map((count) => count / scores.length);
  const partners = weighPartners(scores, lens);
  return countLevels(scores).map((_, index) => {
    const sum = partners.reduce((total, p) => total + (p.counts[index] ?? 0) / p.raters, 0);
    return sum / partners.length;
  });
}
