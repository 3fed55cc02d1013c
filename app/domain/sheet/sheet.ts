import { DomainError } from "../errors.ts";
import { openPass, type RowState } from "../round/round.ts";
import type { Answer, Pass } from "../score/score.ts";
import type { Sharing } from "../score/sharing.ts";

/** The longest number or label of a paper sheet, in characters. */
const SHEET_LABEL_LENGTH = 20;

/** What a paper sheet says of one row. */
export type SheetEntry = {
  rowKey: string;
  answer: Answer | null;
  reason: string;
  sharing: Sharing;
};

/**
 * A sheet's number or label as it is stored: "3" from " Sheet  3 ". Refuses `invalid` when nothing
 * or too much is left.
 */
export function tidySheetLabel(typed: string): string {
  const label = typed
    .normalize("NFC")
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, " ")
    .trim()
    .replace(/^sheet(?:\s+|$)/i, "");
  const why =
    label === ""
      ? "Give the sheet’s number, such as 3."
      : [...label].length > SHEET_LABEL_LENGTH
        ? `The sheet’s number or label can have at most ${SHEET_LABEL_LENGTH} characters.`
        : null;
  if (why) throw new DomainError("invalid", { field: "sheet" }, why);
  return label;
}

/** What a sheet is called: its label is told apart without regard to capitals. */
export function nameSheet(label: string): string {
  return `Sheet ${label}`;
}

/** Whether two names are one sheet's. */
export function isSameSheet(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** The number to type next: one more than the highest among a partner's sheets. */
export function nextSheetNumber(names: readonly string[]): string {
  const numbers = names.map((name) => Number(/^Sheet (\d{1,6})$/.exec(name)?.[1] ?? 0));
  return String(Math.max(0, ...numbers) + 1);
}

const DONT_KNOW = ["d", "dk", "dont know", "do not know", "i dont know", "i do not know"];
const NOT_APPLICABLE = [
  "n",
  "not applicable",
  "not for us to say",
  "not for us",
  "not for my organisation to say",
];

/**
 * An answer as it is typed in from paper: 1 to 5, d for "don't know", n for "not for us to say", or
 * either in words. Null for nothing; undefined for what is no answer.
 */
export function readTypedAnswer(typed: string): Answer | null | undefined {
  const word = typed
    .toLowerCase()
    .replace(/['’‘]/g, "")
    .replace(/[\s-]+/g, " ")
    .trim();
  if (word === "") return null;
  if (/^[1-5]$/.test(word)) return Number(word) as Answer;
  if (DONT_KNOW.includes(word)) return "dont-know";
  return NOT_APPLICABLE.includes(word) ? "not-applicable" : undefined;
}

/** The one key under which an answer is typed. */
export function keyOfAnswer(answer: Answer | null): string {
  if (answer === null) return "";
  return answer === "dont-know" ? "d" : answer === "not-applicable" ? "n" : String(answer);
}

/** Where a row of a sheet stands: the pass in which it can be typed, or why it cannot. */
export type SheetPlace = { pass: Pass; why: null } | { pass: null; why: SheetRefusal };
type SheetRefusal = "in" | "revealed";

/** Why a row of a sheet cannot be typed, in a sentence. */
export const SHEET_REFUSALS: Record<SheetRefusal, string> = {
  in: "This row of the sheet is in already.",
  revealed: "This row was revealed: it takes no score now.",
};

/** Whether a row of a sheet can be typed now; `isIn` says in which passes it is stored already. */
export function placeSheetRow(
  row: Pick<RowState, "pass1" | "pass2">,
  isIn: (pass: Pass) => boolean,
): SheetPlace {
  const pass = openPass(row);
  if (pass === null) return { pass, why: "revealed" };
  return isIn(pass) ? { pass: null, why: "in" } : { pass, why: null };
}
