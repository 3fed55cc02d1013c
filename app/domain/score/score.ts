import { DomainError } from "../errors.ts";
import type { Level } from "../model/edition.ts";
import type { Sharing } from "./sharing.ts";

/** A level, "don't know", or "not for my organisation to say". No record at all is blank. */
export type Answer = Level | "dont-know" | "not-applicable";

/** 1 before, 2 after the discussion. */
export type Pass = 1 | 2;

/** How a score came: chosen by its writer, typed in from paper, or read from a file. */
export type ScoreOrigin = "own" | "paper" | "file";

/** The most characters of each text of a score. */
export const SCORE_TEXT_LENGTHS = { reason: 2000, evidence: 1000, evidenceLink: 500 } as const;

const TEXT_NAMES = { reason: "reason", evidence: "evidence", evidenceLink: "link" } as const;

/** Why a text of a score is too long, in a sentence by field; empty when none is. */
export function listLongTexts(
  score: Partial<Record<keyof typeof SCORE_TEXT_LENGTHS, string>>,
): { field: keyof typeof SCORE_TEXT_LENGTHS; sentence: string }[] {
  return (["reason", "evidence", "evidenceLink"] as const).flatMap((field) => {
    const most = SCORE_TEXT_LENGTHS[field];
    const sentence = `The ${TEXT_NAMES[field]} can have at most ${most} characters.`;
    return (score[field] ?? "").length > most ? [{ field, sentence }] : [];
  });
}

/** Refuses `invalid` when a text of a score is longer than it may be. */
export function refuseLongTexts(score: Pick<Score, keyof typeof SCORE_TEXT_LENGTHS>): void {
  const [first] = listLongTexts(score);
  if (first) throw new DomainError("invalid", { field: first.field }, first.sentence);
}

/** One person's score as it stands. */
export type Score = {
  answer: Answer | null;
  reason: string;
  sharing: Sharing;
  evidence: string;
  evidenceLink: string;
  version: number;
};

/** Where a choice was made: a browser's own name and its count of choices; the higher is the later. */
export type ChosenOn = { device: string; counter: number };

/**
 * What a save carries, with the version it saw (0 when it saw none) and its idempotency key. A form
 * without scripts knows no device.
 */
export type ScoreSave = Score & Partial<ChosenOn> & { key: string };

const WORDS = ["answer", "reason", "sharing", "evidence", "evidenceLink"] as const;

/** Whether two scores say the same, whatever their versions. */
function isSameScore(one: Omit<Score, "version">, other: Omit<Score, "version">): boolean {
  return WORDS.every((field) => one[field] === other[field]);
}

/**
 * Decides what a save does. "replay" changes nothing: its key is known, its device has had a later
 * choice stored, or what it says stands already. "store" when it follows what is stored: from the
 * same device by its count, whatever came back to it meanwhile; from another by the version it saw.
 * Otherwise "conflict": a stale save is never silently applied (the caller answers with what is
 * stored).
 */
export function decideSave(
  stored: (Score & ChosenOn) | null,
  save: ScoreSave,
  knownKey: boolean,
): "replay" | "conflict" | "store" {
  if (knownKey) return "replay";
  if (stored && save.device && save.device === stored.device) {
    return (save.counter ?? 0) > stored.counter ? "store" : "replay";
  }
  if (save.version === (stored?.version ?? 0)) return "store";
  return stored && isSameScore(stored, save) ? "replay" : "conflict";
}
