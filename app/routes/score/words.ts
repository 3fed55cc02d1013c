import type { Score } from "#app/domain/score/score.ts";

/** What one row of the form says, as its fields hold it. */
export type Words = {
  answer: string;
  reason: string;
  sharing: string;
  evidence: string;
  evidenceLink: string;
};

const FIELDS = ["answer", "reason", "sharing", "evidence", "evidenceLink"] as const;

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
  return FIELDS.every((field) => one[field] === other[field]);
}

/** What the fields of row `index` hold now. */
export function readWords(form: HTMLFormElement, index: number): Words {
  const data = new FormData(form);
  const [answer, reason, sharing, evidence, evidenceLink] = FIELDS.map((field) =>
    tidyText(String(data.get(`${field}-${index}`) ?? "")),
  ) as [string, string, string, string, string];
  return { answer, reason, sharing, evidence, evidenceLink };
}

/** Puts words into the fields of row `index`. */
export function writeWords(form: HTMLFormElement, index: number, words: Words): void {
  for (const field of FIELDS) {
    const control = form.elements.namedItem(`${field}-${index}`);
    if (control instanceof RadioNodeList && words[field] === "") {
      for (const radio of control) if (radio instanceof HTMLInputElement) radio.checked = false;
    } else if (control && "value" in control) control.value = words[field];
  }
}
