import type { Level } from "#app/domain/model/edition.ts";
import { atLeast, THIRD } from "./thresholds.ts";
import { groupByPartner, type RaterScore } from "./weights.ts";

/** One person's answer for a row, "blank" when there is no record at all. */
export interface PanelAnswer {
  readonly partner: string;
  readonly rater: string;
  readonly answer: Level | "dont-know" | "not-applicable" | "blank";
  /** Whether the person noted evidence. */
  readonly evidence: boolean;
}

/** How many people gave each kind of answer; the kinds are never merged. */
export interface AnswerCounts {
  readonly scored: number;
  readonly dontKnow: number;
  readonly notApplicable: number;
  readonly blank: number;
}

/** How well a row's scores are founded, one partner one voice. */
export interface EvidenceSummary {
  /** Share of "don't know" among those who scored or said so, 0 to 1; null when nobody did. */
  readonly dontKnowShare: number | null;
  /** Share of the scores given without noting evidence, 0 to 1; null when nobody scored. */
  readonly withoutEvidenceShare: number | null;
  /** "Don't know" holds a third of the weight or more. */
  readonly evidenceGap: boolean;
}

/** The answers that carry a level, as the agreement rules take them. */
export function pickScores(answers: readonly PanelAnswer[]): RaterScore[] {
  return answers.flatMap(({ partner, rater, answer }) =>
    typeof answer === "number" ? [{ partner, rater, level: answer }] : [],
  );
}

/** Counts people by the kind of their answer. */
export function countAnswers(answers: readonly PanelAnswer[]): AnswerCounts {
  const count = (kind: PanelAnswer["answer"]) => answers.filter((a) => a.answer === kind).length;
  return {
    scored: pickScores(answers).length,
    dontKnow: count("dont-know"),
    notApplicable: count("not-applicable"),
    blank: count("blank"),
  };
}

/** The counts as printed beside a label: "9 scored, 3 don't know, 2 blank". */
export function describeCounts(counts: AnswerCounts): string {
  const rest: [number, string][] = [
    [counts.dontKnow, "don't know"],
    [counts.notApplicable, "not for them to say"],
    [counts.blank, "blank"],
  ];
  const parts = rest.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`);
  return [`${counts.scored} scored`, ...parts].join(", ");
}

/**
 * The shares behind "evidence gap" and the order of discussion. Each partner has one voice, split
 * among its people who gave a level or "don't know"; the other answers count for nothing.
 */
export function summariseEvidence(answers: readonly PanelAnswer[]): EvidenceSummary {
  const isScore = ({ answer }: PanelAnswer) => typeof answer === "number";
  const dontKnowShare = shareByPartner(
    answers.filter((a) => isScore(a) || a.answer === "dont-know"),
    (a) => a.answer === "dont-know",
  );
  return {
    dontKnowShare,
    withoutEvidenceShare: shareByPartner(answers.filter(isScore), (a) => !a.evidence),
    evidenceGap: dontKnowShare !== null && atLeast(dontKnowShare, THIRD),
  };
}

function shareByPartner(
  answers: readonly PanelAnswer[],
  matches: (answer: PanelAnswer) => boolean,
): number | null {
  const groups = groupByPartner(answers);
  if (groups.length === 0) return null;
  const sum = groups.reduce((s, [, own]) => s + own.filter(matches).length / own.length, 0);
  return sum / groups.length;
}
