import { z } from "zod";
import { formatDate } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import type { FileProblem, FileTable } from "#app/domain/file-lines.ts";
import { ACTION_STATUSES } from "#app/domain/plan/action.ts";
import type { ColumnMatch } from "#app/domain/plan-file/columns.ts";
import { type Settled, wordOf } from "#app/domain/plan-file/names.ts";
import type { FileAction, PlanFile } from "#app/domain/plan-file/plan-file.ts";
import type { PlanContext } from "./plan-context.server.ts";

/** The text of a table that goes to the page and comes back with the form, in bytes. */
const LARGEST_TABLE = 200 * 1024;

/** How many lines of a file a preview shows. */
const SHOWN = 100;

/** What can be chosen for an unknown word. */
type Options = { value: string; label: string }[];

/** What a file would bring, or what is wrong with it. Its text goes back to whoever sent it. */
export type ImportPreview = {
  /** The table as it was read, for the form to send again; empty when it cannot be read at all. */
  table: string;
  /** The file's columns with their headers and the first that stands under each. */
  columns: { at: number; name: string; example: string }[];
  match: ColumnMatch;
  problems: FileProblem[];
  remarks: FileProblem[];
  words: {
    column: Settled;
    word: string;
    text: string;
    lines: number;
    said: string;
    options: Options;
  }[];
  /** How many actions are new, and how many lines the plan holds already. */
  fresh: number;
  again: number;
  /** The first of them. */
  actions: {
    line: number;
    change: string;
    whatToDo: string;
    due: string;
    owner: string;
    status: string;
    again: boolean;
  }[];
};

/** The answer to a file that cannot be read at all. */
export function refusePreview(problem: FileProblem): ImportPreview {
  return {
    table: "",
    columns: [],
    match: {},
    problems: [problem],
    remarks: [],
    words: [],
    fresh: 0,
    again: 0,
    actions: [],
  };
}

const TOO_MUCH = "The file holds more text than can be read at once. Divide it into several.";

const aboutFile = (sentence: string): FileProblem => ({ line: null, column: null, sentence });

/** A file that was read, as its page shows it. */
export function describePreview(
  context: PlanContext,
  { table, packed, match }: { table: FileTable; packed: string; match: ColumnMatch },
  file: PlanFile,
): ImportPreview {
  const whole = file.problems.find(({ line, column }) => line === null && column === null);
  if (!file.header) return refusePreview(whole ?? aboutFile("The file is empty."));
  if (Buffer.byteLength(packed) > LARGEST_TABLE) return refusePreview(whole ?? aboutFile(TOO_MUCH));
  const options = listOptions(context);
  const fresh = file.actions.filter(({ again }) => !again).length;
  return {
    table: packed,
    columns: listColumns(table, file),
    match,
    problems: file.problems,
    remarks: file.remarks,
    words: file.unknown.map(({ column, text, lines, said }) => ({
      column,
      text,
      word: wordOf(text),
      lines,
      said: said === undefined ? "" : (said ?? "none"),
      options: options[column],
    })),
    fresh,
    again: file.actions.length - fresh,
    actions: file.actions.slice(0, SHOWN).map((action) => describeAction(context, action)),
  };
}

function listColumns({ lines }: FileTable, { header }: PlanFile): ImportPreview["columns"] {
  const under = lines.filter(({ line }) => line > (header?.line ?? 0)).slice(0, SHOWN);
  const count = Math.max(...[header, ...under].map((line) => line?.cells.length ?? 0));
  return Array.from({ length: count }, (_, at) => ({
    at,
    name: header?.cells[at]?.trim() ?? "",
    example: under.map(({ cells }) => cells[at]?.trim() ?? "").find(Boolean) ?? "",
  })).filter(({ name, example }) => name !== "" || example !== "");
}

function describeAction({ changes, partners, people }: PlanContext, action: FileAction) {
  const { whatToDo, dueDate, ownerPartnerId, ownerMemberId, ownerName, status } = action.fields;
  const lead = people.find(({ id }) => id === ownerMemberId)?.name ?? ownerName;
  const partner = partners.find(({ id }) => id === ownerPartnerId)?.shortName;
  return {
    line: action.line,
    change: changes.find(({ key }) => key === action.changeKey)?.shortName ?? "",
    whatToDo,
    due: dueDate ? formatDate(dueDate) : "No date yet",
    owner: [partner, lead].filter(Boolean).join(": ") || "No owner yet",
    status: ACTION_STATUSES[status].name,
    again: action.again,
  };
}

/** What an unknown word of each column can stand for. */
export function listOptions({
  changes,
  partners,
  measures,
}: PlanContext): Record<Settled, Options> {
  const nothing = (label: string) => ({ value: "none", label });
  return {
    change: changes.map(({ key, number, name }) => ({ value: key, label: `${number}. ${name}` })),
    owner: [
      nothing("No owner yet"),
      ...partners
        .filter(({ active }) => active)
        .map(({ id, name }) => ({ value: id, label: name })),
    ],
    measure: [
      nothing("No measure"),
      ...measures.map(({ key, name }) => ({ value: key, label: name })),
    ],
    status: Object.entries(ACTION_STATUSES).map(([value, { name }]) => ({ value, label: name })),
  };
}

const problem = z.tuple([z.number().nullable(), z.string().nullable(), z.string()]);
const packedTable = z.object({
  name: z.string(),
  lines: z.array(z.tuple([z.number().int()], z.string())),
  remarks: z.array(problem),
});

/** A table as the text that goes to the page. */
export function packTable({ name, lines, remarks }: FileTable): string {
  return JSON.stringify({
    name,
    lines: lines.map(({ line, cells }) => [line, ...cells]),
    remarks: remarks.map(({ line, column, sentence }) => [line, column, sentence]),
  });
}

/** The table that a form sent back; refuses `bad-request` for anything else. */
export function unpackTable(text: string): FileTable {
  try {
    const { name, lines, remarks } = packedTable.parse(JSON.parse(text));
    return {
      name,
      lines: lines.map(([line, ...cells]) => ({ line, cells })),
      remarks: remarks.map(([line, column, sentence]) => ({ line, column, sentence })),
    };
  } catch {
    throw new DomainError("bad-request");
  }
}
