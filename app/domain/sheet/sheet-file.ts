import { DomainError } from "../errors.ts";
import type { FileLine, FileProblem } from "../file-lines.ts";
import { listLongTexts } from "../score/score.ts";
import type { Sharing } from "../score/sharing.ts";
import {
  readTypedAnswer,
  SHEET_REFUSALS,
  type SheetEntry,
  type SheetPlace,
  tidySheetLabel,
} from "./sheet.ts";

/** The columns of a file of sheets; a topic is for reading alone. */
export const SHEET_COLUMNS = [
  "sheet",
  "partner",
  "row",
  "topic",
  "answer",
  "reason",
  "sharing",
] as const;
export type SheetColumn = (typeof SHEET_COLUMNS)[number];

const NEEDED: readonly SheetColumn[] = ["sheet", "partner", "row", "answer"];

/** A sheet as a file has it. */
export type FileSheet = { partnerId: string; label: string; entries: SheetEntry[] };

/** What a file is held against. */
export type FileContext = {
  partners: readonly { id: string; name: string; shortName: string }[];
  /** Where a row of a partner's sheet stands; null when the round has no such row. */
  placeOf: (partnerId: string, label: string, rowKey: string) => SheetPlace | "not-asked" | null;
};

const SHARINGS: Record<string, Sharing> = {
  "": "private",
  private: "private",
  "not shared": "private",
  "not at all": "private",
  named: "named",
  "with name": "named",
  "with my organisations name": "named",
  unnamed: "unnamed",
  "without name": "unnamed",
  "without it": "unnamed",
};

const plain = (text: string) =>
  text.normalize("NFC").toLowerCase().replace(/['’]/g, "").replace(/\s+/g, " ").trim();

/**
 * The sheets of a file, or everything that is wrong with it by line and column: never both. A line
 * with neither answer nor reason says nothing, and is passed over.
 */
export function readSheetFile(
  lines: readonly FileLine[],
  context: FileContext,
): { sheets: FileSheet[]; problems: FileProblem[] } {
  const [head, ...body] = lines.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  if (!head) return { sheets: [], problems: [aboutFile("The file is empty.")] };
  const columns = readHead(head);
  if (columns.problems.length > 0) return { sheets: [], problems: columns.problems };
  const problems: FileProblem[] = [];
  const sheets = new Map<string, FileSheet>();
  const lineOf = new Map<string, number>();
  for (const line of body) {
    const read = readLine(line, columns.at, context);
    if (!read) continue;
    problems.push(...read.problems);
    if (!("entry" in read)) continue;
    const { partnerId, label, entry } = read;
    const sheetKey = `${partnerId} ${plain(label)}`;
    const key = `${sheetKey} ${entry.rowKey}`;
    const first = lineOf.get(key);
    if (first !== undefined) {
      const sentence = `Line ${first} has this row of the same sheet already.`;
      problems.push({ line: line.line, column: "row", sentence });
      continue;
    }
    lineOf.set(key, line.line);
    const sheet = sheets.get(sheetKey) ?? { partnerId, label, entries: [] };
    sheets.set(sheetKey, sheet);
    sheet.entries.push(entry);
  }
  if (problems.length === 0 && sheets.size === 0) {
    problems.push(aboutFile("No line of the file has an answer or a reason."));
  }
  return { sheets: problems.length > 0 ? [] : [...sheets.values()], problems };
}

const aboutFile = (sentence: string): FileProblem => ({ line: null, column: null, sentence });

function readHead({ line, cells }: FileLine): {
  at: ReadonlyMap<SheetColumn, number>;
  problems: FileProblem[];
} {
  const at = new Map<SheetColumn, number>();
  const problems: FileProblem[] = [];
  for (const [place, cell] of cells.entries()) {
    const name = plain(cell);
    if (name === "") continue;
    const column = SHEET_COLUMNS.find((each) => each === name);
    if (!column) {
      const sentence = `“${cell.trim()}” is no column of this file. The columns are ${SHEET_COLUMNS.join(", ")}.`;
      problems.push({ line, column: null, sentence });
    } else if (at.has(column)) {
      problems.push({ line, column, sentence: `The column “${column}” is there twice.` });
    } else at.set(column, place);
  }
  for (const column of NEEDED) {
    if (at.has(column)) continue;
    problems.push({ line, column, sentence: `The column “${column}” is missing.` });
  }
  return { at, problems };
}

type LineRead =
  | { problems: FileProblem[] }
  | { problems: FileProblem[]; partnerId: string; label: string; entry: SheetEntry };

function readLine(
  { line, cells }: FileLine,
  at: ReadonlyMap<SheetColumn, number>,
  context: FileContext,
): LineRead | null {
  const cell = (column: SheetColumn) => cells[at.get(column) ?? -1] ?? "";
  const reason = cell("reason").trim();
  if (cell("answer").trim() === "" && reason === "") return null;
  const problems: FileProblem[] = [];
  const wrong = (column: SheetColumn, sentence: string) =>
    problems.push({ line, column, sentence });

  const known = new Set(at.values());
  if (cells.some((text, place) => text.trim() !== "" && !known.has(place))) {
    const sentence = "This line has more cells than the first line has columns.";
    problems.push({ line, column: null, sentence });
  }
  const label = readLabel(cell("sheet"), (sentence) => wrong("sheet", sentence));
  const partner = context.partners.find((each) =>
    [each.id, each.name, each.shortName].some((name) => plain(name) === plain(cell("partner"))),
  );
  if (!partner) {
    wrong("partner", `No organisation asked in this round is called “${cell("partner").trim()}”.`);
  }
  const answer = readTypedAnswer(cell("answer"));
  if (answer === undefined) {
    wrong("answer", `“${cell("answer").trim()}” is no answer. Use 1 to 5, d or n.`);
  }
  const [long] = listLongTexts({ reason });
  if (long) wrong("reason", long.sentence);
  const sharing = SHARINGS[plain(cell("sharing"))];
  if (!sharing) {
    wrong("sharing", `“${cell("sharing").trim()}” is not named, unnamed or private.`);
  }
  const rowKey = cell("row").trim();
  const place = context.placeOf(partner?.id ?? "", label ?? "", rowKey);
  if (place === null) wrong("row", `No row of this round has the key “${rowKey}”.`);
  else if (partner && label !== null) {
    if (place === "not-asked") wrong("row", `${partner.shortName} is not asked about this row.`);
    else if (place.why) wrong("row", SHEET_REFUSALS[place.why]);
  }
  if (problems.length > 0 || !partner || label === null || !sharing) return { problems };
  const entry = { rowKey, answer: answer ?? null, reason, sharing };
  return { problems, partnerId: partner.id, label, entry };
}

function readLabel(typed: string, refuse: (sentence: string) => void): string | null {
  try {
    return tidySheetLabel(typed);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    refuse(error.message);
    return null;
  }
}
