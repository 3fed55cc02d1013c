import type { RowAgreement } from "../agreement/label.ts";
import { labelRow } from "../agreement/label.ts";
import { analysePartners, findPosition, type PartnerAnalysis } from "../agreement/partners.ts";
import { groupByPartner, type RaterScore } from "../agreement/weights.ts";
import type { Level } from "../model/edition.ts";

/** Scorers a partner needs before its people are shown as people. */
export const SHOWN_AS_PEOPLE = 3;

/** A row's scores as they may be described: nothing in it tells two people of a partner apart. */
export type ShownScores = {
  /** Whether some partner has exactly two scorers, so that words must not follow from their gap. */
  pairs: boolean;
  agreement: RowAgreement;
  analysis: PartnerAnalysis;
};

/**
 * The scores with every pair moved to its one position (side by side when that is half-way). Whatever
 * is said of the row beside its label, suggestion and place is said of these: a label rests on
 * everybody's score, but a sentence or a figure could be solved for the two scores of a pair.
 */
export function showScores(scores: readonly RaterScore[]): ShownScores {
  const groups = groupByPartner(scores);
  const shown = groups.flatMap(([, own]) => (own.length === 2 ? joinPair(own) : own));
  const large = groups.flatMap(([, own]) => (own.length >= SHOWN_AS_PEOPLE ? own : []));
  const pairs = groups.some(([, own]) => own.length === 2);
  const agreement = labelRow(shown);
  const analysis = analysePartners(shown);
  if (!pairs) return { pairs, agreement, analysis };
  // What lies inside is said of partners large enough to be looked into, or not at all.
  const { betweenWithin, meanBetween, meanWithin } = analysePartners(large);
  return {
    pairs,
    agreement: { ...agreement, outlier: keepNamed(agreement.outlier, groups) },
    analysis: { ...analysis, betweenWithin, meanBetween, meanWithin },
  };
}

function joinPair(own: readonly RaterScore[]): RaterScore[] {
  const position = findPosition(own);
  const ends = [Math.floor(position), Math.ceil(position)] as Level[];
  return own.map((score, index) => ({ ...score, level: ends[index] ?? score.level }));
}

/** Far-off scores of pairs are told by "stands apart" alone: no level of theirs is known. */
function keepNamed(
  outlier: RowAgreement["outlier"],
  groups: readonly [string, RaterScore[]][],
): RowAgreement["outlier"] {
  if (!outlier) return null;
  const others = groups.flatMap(([, own]) => (own.length === 2 ? [] : own));
  const levels = outlier.levels.filter((level) => others.some((score) => score.level === level));
  const partners = outlier.partners.filter((id) => others.some(({ partner }) => partner === id));
  return levels.length === 0 ? null : { levels, partners };
}

/** One sentence on how the partners lie, where a sentence on the scores would say too much. */
export function describePositions({ positions }: PartnerAnalysis): string {
  const values = positions.map(({ position }) => position);
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (values.length === 1) return `One organisation only, at level ${low}.`;
  if (low === high) return `Every organisation stands at level ${low}.`;
  return `Organisations stand between level ${low} and level ${high}.`;
}
