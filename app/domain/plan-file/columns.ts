import type { FileLine, FileTable } from "../file-lines.ts";
import { ACTION_FIELD_NAMES } from "../plan/action-fields.ts";

/** What an imported plan can say of an action, in the order of the page. */
export const PLAN_FILE_COLUMNS = [
  "change",
  "whereNow",
  "whatToDo",
  "startDate",
  "dueDate",
  "howKnow",
  "measure",
  "target",
  "owner",
  "lead",
  "priority",
  "status",
  "stopReason",
] as const;

export type PlanFileColumn = (typeof PLAN_FILE_COLUMNS)[number];

/** Without these there is no action. */
export const NEEDED_COLUMNS = ["change", "whatToDo"] as const satisfies readonly PlanFileColumn[];

export const PLAN_COLUMN_NAMES: Record<PlanFileColumn, string> = {
  change: "Impact change",
  whereNow: ACTION_FIELD_NAMES.whereNow,
  whatToDo: ACTION_FIELD_NAMES.whatToDo,
  startDate: ACTION_FIELD_NAMES.startDate,
  dueDate: ACTION_FIELD_NAMES.dueDate,
  howKnow: ACTION_FIELD_NAMES.howKnow,
  measure: ACTION_FIELD_NAMES.measureKey,
  target: ACTION_FIELD_NAMES.targetValue,
  owner: "Organisation that owns it",
  lead: ACTION_FIELD_NAMES.ownerName,
  priority: ACTION_FIELD_NAMES.priority,
  status: ACTION_FIELD_NAMES.status,
  stopReason: ACTION_FIELD_NAMES.stopReason,
};

/** Which column of the file, from 0, says what; a column that nothing names is left out. */
export type ColumnMatch = Partial<Record<PlanFileColumn, number>>;

/** Headers that plans use, as words in small letters: the first that fits a header wins. */
const KNOWN_HEADERS: Record<PlanFileColumn, readonly string[]> = {
  change: ["impact change", "high impact change", "change", "theme", "workstream", "domain"],
  whereNow: [
    "where are you now",
    "where now",
    "current position",
    "current state",
    "baseline",
    "issue",
    "gap",
  ],
  whatToDo: [
    "what do you need to do",
    "what to do",
    "action required",
    "actions required",
    "action",
    "actions",
    "task",
    "what",
    "description",
  ],
  startDate: ["when does it start", "start date", "starts", "start", "from"],
  dueDate: [
    "when will it be done by",
    "due date",
    "due",
    "deadline",
    "by when",
    "when",
    "target date",
    "completion date",
    "end date",
    "timescale",
    "finish",
  ],
  howKnow: [
    "how will you know it has been successful",
    "how know",
    "success measure",
    "success criteria",
    "how will we know",
    "outcome",
    "impact",
  ],
  measure: ["measure", "metric", "kpi", "indicator"],
  target: ["target value", "target"],
  owner: [
    "owner",
    "organisation that owns it",
    "lead organisation",
    "owner organisation",
    "organisation",
    "partner",
    "responsible organisation",
  ],
  lead: [
    "named lead",
    "person who leads it",
    "lead officer",
    "lead",
    "responsible officer",
    "responsible",
    "who",
    "by whom",
    "name",
  ],
  priority: ["priority", "part of the plan", "part"],
  status: ["status", "rag", "rag rating", "rag status", "progress status", "how it goes"],
  stopReason: ["why it was stopped", "stop reason", "reason stopped"],
};

/** A header as words: "When_will it be done by?" is "when will it be done by". */
const wordsOf = (header: string) =>
  header
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/**
 * Guesses which column says what from the headers: those that are known word for word first, then
 * those that begin with a known one. No column is taken twice.
 */
export function guessColumns(headers: readonly string[]): ColumnMatch {
  const words = headers.map(wordsOf);
  const taken = new Set<number>();
  const match: ColumnMatch = {};
  for (const fits of [
    (header: string, known: string) => header === known,
    (header: string, known: string) => header.startsWith(`${known} `),
  ]) {
    for (const column of PLAN_FILE_COLUMNS) {
      if (match[column] !== undefined) continue;
      for (const known of KNOWN_HEADERS[column]) {
        const at = words.findIndex((header, place) => !taken.has(place) && fits(header, known));
        if (at < 0) continue;
        match[column] = at;
        taken.add(at);
        break;
      }
    }
  }
  return match;
}

/** A header may stand under a title and a date, not further down. */
const LOOKED_AT = 20;

const isBlank = ({ cells }: FileLine) => cells.every((cell) => cell.trim() === "");

/** The line that names the columns: of the first ones that whose cells are best known. */
export function findHeader(lines: readonly FileLine[]): FileLine | undefined {
  const first = lines.filter((line) => !isBlank(line)).slice(0, LOOKED_AT);
  const scores = first.map(({ cells }) => Object.keys(guessColumns(cells)).length);
  return first[scores.indexOf(Math.max(...scores))];
}

/** The table of a file whose columns are best known, and the names of the others that hold anything. */
export function choosePlanTable(
  tables: readonly FileTable[],
): { table: FileTable; others: string[] } | undefined {
  const full = tables.filter(({ lines }) => lines.some((line) => !isBlank(line)));
  const scores = full.map(
    ({ lines }) => Object.keys(guessColumns(findHeader(lines)?.cells ?? [])).length,
  );
  const table = full[scores.indexOf(Math.max(...scores))];
  return table && { table, others: full.filter((each) => each !== table).map(({ name }) => name) };
}
