import type { RowAgreement } from "../agreement/label.ts";
import { labelRow } from "../agreement/label.ts";
import { analysePartners, findPosition, type PartnerAnalysis } from "../agreement/partners.ts";
import { groupByPartner, type RaterScore } from "../agreement/weights.ts";
import type { Level } from "../model/edition.ts";

/** Scorers a partner needs before its people are shown as people. */
export const SHOWN_AS_PEOPLE = 3;

/** A row's scores as they may be described: nothing in it tells two people of a partner apart. */
type ShownScores = {
  /** Whether some partner has exactly two scorers, so that words must not follow from their gap. */
  pairs: boolean;
  scores: readonly RaterScore[];
  agreement: RowAgreement;
  analysis: PartnerAnalysis;
};

/** Partners with two scorers or more from which "mainly within" is a mean that hides each of them. */
const HIDE_EACH_OTHER = 3;

/**
 * The scores with every pair moved to its one position (side by side when that is half-way). Whatever
 * is said of the row is said of these: a sentence or a figure could be solved for the two scores of a
 * pair. Only the label, the suggestion, the place in the order, and whether differences lie between
 * organisations or inside them rest on everybody's own score.
 */
export function showScores(scores: readonly RaterScore[]): ShownScores {
  const groups = groupByPartner(scores);
  const pairs = groups.some(([, own]) => own.length === 2);
  const analysis = analysePartners(scores);
  if (!pairs) return { pairs, scores, agreement: labelRow(scores), analysis };
  const shown = groups.flatMap(([, own]) => (own.length === 2 ? joinPair(own) : own));
  const agreement = labelRow(shown);
  const several = groups.filter(([, own]) => own.length > 1).length >= HIDE_EACH_OTHER;
  return {
    pairs,
    scores: shown,
    agreement: { ...agreement, outlier: keepNamed(agreement.outlier, groups) },
    analysis: {
      ...analysis,
      // Said as of small partners: the verdict without its two figures.
      positions: analysis.positions.map((each) => ({ ...each, raters: Math.min(each.raters, 2) })),
      betweenWithin: several ? analysis.betweenWithin : "cannot-tell",
    },
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
