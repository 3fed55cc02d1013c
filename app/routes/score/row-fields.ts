import { tidyText, WORD_FIELDS, type Words } from "#app/domain/score/words.ts";

/** What the fields of row `index` hold now. */
export function readWords(form: HTMLFormElement, index: number): Words {
  const data = new FormData(form);
  const [answer, reason, sharing, evidence, evidenceLink] = WORD_FIELDS.map((field) =>
    tidyText(String(data.get(`${field}-${index}`) ?? "")),
  ) as [string, string, string, string, string];
  return { answer, reason, sharing, evidence, evidenceLink };
}

/** Puts words into the fields of row `index`. */
export function writeWords(form: HTMLFormElement, index: number, words: Words): void {
  for (const field of WORD_FIELDS) {
    const control = form.elements.namedItem(`${field}-${index}`);
    if (control instanceof RadioNodeList && words[field] === "") {
      for (const radio of control) if (radio instanceof HTMLInputElement) radio.checked = false;
    } else if (control && "value" in control) control.value = words[field];
  }
}
