import type { Score } from "./score.ts";

/** What a person says on one row, as the fields of its form hold it. */
export type Words = {
  answer: string;
  reason: string;
  sharing: string;
  evidence: string;
  evidenceLink: string;
};

/** The fields of a row, in the order of the form. */
export const WORD_FIELDS = ["answer", "reason", "sharing", "evidence", "evidenceLink"] as const;

/** A text as it is stored: one kind of line end, nothing around it. */
export function tidyText(text: string): string {
  return text.replaceAll("\r\n", "\n").trim();
}

/** A score as the fields of the form hold it. */
export function wordsOf(score: Omit<Score, "version">): Words {
  const { answer, reason, sharing, evidence, evidenceLink } = score;
  return { answer: String(answer ?? ""), reason, sharing, evidence, evidenceLink };
}

/** Whether two say the same. */
export function isSame(one: Words, other: Words): boolean {
  return WORD_FIELDS.every((field) => one[field] === other[field]);
}

/** `latest` with what was changed between `before` and `now`: two tabs do not undo each other. */
export function mergeWords(before: Words, now: Words, latest: Words): Words {
  const merged = { ...latest };
  for (const field of WORD_FIELDS) if (now[field] !== before[field]) merged[field] = now[field];
  return merged;
}
