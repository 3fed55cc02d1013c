import {
  type AnswerCounts,
  countAnswers,
  describeCounts,
  pickScores,
  summariseEvidence,
} from "../agreement/answers.ts";
import {
  type AgreementLabel,
  labelBothWays,
  labelRow,
  type RowAgreement,
} from "../agreement/label.ts";
import {
  describePartners,
  type PartnerAnalysis,
  type PartnerPosition,
} from "../agreement/partners.ts";
import { type Suggestion, suggestLevel } from "../agreement/suggest.ts";
import type { RaterScore } from "../agreement/weights.ts";
import { describeAgreement } from "../agreement/wording.ts";
import type { Level } from "../model/edition.ts";
import type { PanelMember } from "../round/panel.ts";
import { describePositions, SHOWN_AS_PEOPLE, showScores } from "./shown-scores.ts";

/** A partner as a chart or table shows it. */
export type PartnerMark = {
  id: string;
  name: string;
  shortName: string;
  shape: string;
  colour: number;
};

/** Where one partner stands on a row; small organisations appear as one position. */
export type PositionReport = {
  partnerId: string;
  /** A level, or half-way between two; null when nobody of the partner gave one. */
  position: number | null;
  /** What stands in place of a level when there is none. */
  without: "dont-know" | "not-applicable" | "blank" | null;
  standsApart: boolean;
  /** Only where the partner has three scorers or more. */
  dividedInternally: boolean;
  /** The levels of its people, ascending: three scorers or more, otherwise null. */
  people: readonly Level[] | null;
};

/** What a revealed row says, fit to be sent to those who took part: nothing of a single person. */
export type RowReport = {
  key: string;
  counts: AnswerCounts;
  /** "9 scored, 3 don't know, 2 blank". */
  countsSentence: string;
  label: AgreementLabel;
  labelWords: string;
  labelShort: string;
  sentence: string;
  /** The label counted by people, in words, where it differs and gives no small partner away. */
  byPeople: string | null;
  /** Plain sentences: flags, who stands apart, between or within. */
  notes: readonly string[];
  evidenceGap: boolean;
  positions: readonly PositionReport[];
  suggestion: Suggestion | null;
  /** How many carry their first score into the second pass; 0 in the first. */
  carried: number;
};

/** A report with the measures that order the discussion; the measures stay on the server. */
export type MeasuredRow = {
  report: RowReport;
  agreement: RowAgreement;
  /** The row's measures with every pair at its one position: fit to be shown. */
  shown: RowAgreement;
  /** The scores those measures rest on. Their raters are known by id, so they stay on the server. */
  shownScores: readonly RaterScore[];
  /** Of those, the scores given in this very pass: without the first scores carried into a second. */
  freshScores: readonly RaterScore[];
  /** Whether some partner has exactly two scorers, so that no count by people may be told. */
  pairs: boolean;
  /** Where each partner stands against the others; of a pair no more than its one position. */
  places: readonly PartnerPosition[];
  dontKnowShare: number | null;
  withoutEvidenceShare: number | null;
  /** Whether the differences lie between the partners or inside them. */
  betweenWithin: PartnerAnalysis["betweenWithin"];
};

/** Makes the report of one revealed row from its panel; `partners` are those asked about it. */
export function reportRow(
  key: string,
  panel: readonly PanelMember[],
  partners: readonly PartnerMark[],
): MeasuredRow {
  const scores = pickScores(panel);
  const agreement = labelRow(scores);
  const nameOf = (id: string) =>
    partners.find((partner) => partner.id === id)?.shortName ?? "a partner";
  const words = describeAgreement(agreement, nameOf);
  const evidence = summariseEvidence(panel);
  const counts = countAnswers(panel);
  const { pairs, analysis, agreement: shown, scores: shownScores } = showScores(scores);
  const carried = panel.filter((answer) => answer.carried).map((answer) => answer.rater);
  const tellsPositions = pairs && agreement.label !== "polarised";
  const report: RowReport = {
    key,
    counts,
    countsSentence: describeCounts(counts),
    label: agreement.label,
    labelWords: words.label,
    labelShort: words.short,
    sentence: tellsPositions ? describePositions(analysis) : words.sentence,
    byPeople: describeByPeople(panel),
    notes: [
      ...(evidence.evidenceGap
        ? ["Evidence gap: a third or more of the partners’ voices do not know."]
        : []),
      ...describeFlags(agreement, shown, analysis, nameOf),
      ...describePartners(withoutRepeats(agreement, analysis), nameOf),
    ],
    evidenceGap: evidence.evidenceGap,
    positions: partners.map((partner) => reportPosition(partner.id, panel, analysis)),
    suggestion: suggestLevel(scores, { partnersAsked: partners.length }),
    carried: carried.length,
  };
  return {
    report,
    agreement,
    shown,
    shownScores,
    freshScores: shownScores.filter(({ rater }) => !carried.includes(rater)),
    pairs,
    places: analysis.positions,
    dontKnowShare: evidence.dontKnowShare,
    withoutEvidenceShare: evidence.withoutEvidenceShare,
    betweenWithin: analysis.betweenWithin,
  };
}

/** The flags in words, without what the label or "stands apart" says already. */
function describeFlags(
  { label }: RowAgreement,
  shown: RowAgreement,
  { positions }: PartnerAnalysis,
  nameOf: (id: string) => string,
): readonly string[] {
  const apart = positions.filter((each) => each.standsApart).map((each) => each.partner);
  const { outlier } = shown;
  const repeated = outlier?.partners.length && outlier.partners.every((id) => apart.includes(id));
  const said = {
    ...shown,
    outlier: repeated ? null : outlier,
    dividedOnEstablished: shown.dividedOnEstablished && label !== "polarised",
  };
  return describeAgreement(said, nameOf).flags;
}

/** Two groups are told as groups; otherwise naming who stands apart says the same in fewer words. */
function withoutRepeats({ label }: RowAgreement, analysis: PartnerAnalysis): PartnerAnalysis {
  const apart = analysis.positions.length > 2 && analysis.positions.some((p) => p.standsApart);
  if (!analysis.camps || !apart) return analysis;
  if (label !== "polarised") return { ...analysis, camps: null };
  const positions = analysis.positions.map((each) => ({ ...each, standsApart: false }));
  return { ...analysis, positions };
}

function reportPosition(
  partnerId: string,
  panel: readonly PanelMember[],
  analysis: PartnerAnalysis,
): PositionReport {
  const own = panel.filter((answer) => answer.partner === partnerId);
  const found = analysis.positions.find((position) => position.partner === partnerId);
  const levels = pickScores(own)
    .map((score) => score.level)
    .sort((a, b) => a - b);
  return {
    partnerId,
    position: found?.position ?? null,
    without: found ? null : nameAbsence(own),
    standsApart: found?.standsApart ?? false,
    dividedInternally: found?.dividedInternally ?? false,
    people: levels.length >= SHOWN_AS_PEOPLE ? levels : null,
  };
}

function nameAbsence(own: readonly PanelMember[]): PositionReport["without"] {
  if (own.some((answer) => answer.answer === "dont-know")) return "dont-know";
  if (own.some((answer) => answer.answer === "not-applicable")) return "not-applicable";
  return "blank";
}

/** Withheld when a partner has exactly two scorers: the count would give their spread away. */
function describeByPeople(panel: readonly PanelMember[]): string | null {
  const scores = pickScores(panel);
  const both = labelBothWays(scores);
  if (!both.differ) return null;
  const sizes = new Map<string, number>();
  for (const { partner } of scores) sizes.set(partner, (sizes.get(partner) ?? 0) + 1);
  if ([...sizes.values()].includes(2)) return null;
  return describeAgreement(both.people, () => "").label;
}
