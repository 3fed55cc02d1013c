import type { FileLine, FileProblem, FileTable } from "../file-lines.ts";
import { type ActionFields, BLANK_ACTION } from "../plan/action-fields.ts";
import {
  type ColumnMatch,
  findHeader,
  NEEDED_COLUMNS,
  PLAN_COLUMN_NAMES,
  type PlanFileColumn,
} from "./columns.ts";
import { type Known, type Settled, settleName, wordOf } from "./names.ts";
import {
  plainly,
  type ReadValue,
  readDateCell,
  readPriorityCell,
  readStatusCell,
  readTargetCell,
} from "./values.ts";

/** More lines than any plan has, and as many as can be read at once. */
const LINE_LIMIT = 10_000;

/** The most characters of each text, as the form for an action takes them. */
const LONGEST: Partial<Record<PlanFileColumn, number>> = {
  whereNow: 4000,
  whatToDo: 4000,
  howKnow: 4000,
  lead: 120,
  stopReason: 1000,
};

/** One line of a file as an action of the area's own, not stored yet. */
export type FileAction = {
  line: number;
  changeKey: string;
  fields: ActionFields;
  /** The plan holds it already, or an earlier line of the file says the same. */
  again: boolean;
};

/**
 * A word of the file that stands for nothing known, on how many lines it stands, and what somebody
 * said it stands for: null for nothing, undefined when nobody has said.
 */
export type UnknownWord = {
  column: Settled;
  text: string;
  lines: number;
  said: string | null | undefined;
};

/** A file read as a plan: its actions, or every problem by line; and what was settled on the way. */
export type PlanFile = {
  /** The line that names the columns, and what stands in it. */
  header: FileLine | undefined;
  actions: FileAction[];
  problems: FileProblem[];
  remarks: FileProblem[];
  /** What a person can say once for all lines, in place of changing the file. */
  unknown: UnknownWord[];
};

/**
 * Reads a table as a plan. Nothing is taken from a file with a problem. A change stands in its
 * column, or on a line by itself above its actions; an empty cell of it means the line above.
 */
export function readPlanFile(table: FileTable, match: ColumnMatch, known: Known): PlanFile {
  const header = findHeader(table.lines);
  const body = table.lines.filter(
    ({ line, cells }) => line > (header?.line ?? 0) && cells.some((cell) => cell.trim() !== ""),
  );
  const whole = checkWhole(header, body, match);
  if (whole) return { header, actions: [], problems: [whole], remarks: [], unknown: [] };

  const reading = createReader(match, known);
  for (const line of body) reading.read(line);
  const { actions, problems, unknown } = reading;
  if (actions.length === 0 && problems.length === 0) {
    const sentence = "No line of the file says what to do.";
    problems.push({ line: null, column: null, sentence });
  }
  const last = body.at(-1)?.line ?? 0;
  const remarks = [
    ...table.remarks.filter(({ line }) => line === null || line <= last),
    ...reading.remarks,
  ].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return {
    header,
    actions: problems.length > 0 ? [] : actions,
    problems,
    remarks,
    unknown: [...unknown.values()],
  };
}

function checkWhole(
  header: FileLine | undefined,
  body: readonly FileLine[],
  match: ColumnMatch,
): FileProblem | null {
  const about = (sentence: string) => ({ line: null, column: null, sentence });
  if (!header) return about("The file is empty.");
  if (body.length === 0) return about(`Nothing stands under line ${header.line}.`);
  if (body.length > LINE_LIMIT) {
    const lines = body.length.toLocaleString("en-GB");
    return about(`The file has ${lines} lines; 10,000 at most can be read at once.`);
  }
  const missing = NEEDED_COLUMNS.filter((column) => match[column] === undefined);
  if (missing.length > 0) {
    const names = missing.map((column) => `“${PLAN_COLUMN_NAMES[column]}”`).join(" and ");
    return about(`Say which column holds ${names}.`);
  }
  return null;
}

/** Reads line after line, and gathers what came of them. */
function createReader(match: ColumnMatch, known: Known) {
  const actions: FileAction[] = [];
  const problems: FileProblem[] = [];
  const remarks: FileProblem[] = [];
  const unknown = new Map<string, UnknownWord>();
  const seen = new Map<string, number | null>(
    known.actions.map((action) => [sameness(action), null]),
  );
  let changeAbove: { text: string; line: number } | null = null;

  function read(line: FileLine): void {
    const cell = (column: PlanFileColumn) => {
      const at = match[column];
      return at === undefined ? "" : (line.cells[at] ?? "").trim();
    };
    const before = problems.length;
    const change = changeOf(line, cell("change"), cell("whatToDo") === "");
    if (change === null) return;
    const priority = take(line, "priority", readPriorityCell(cell("priority")));
    if (priority === "over") {
      const sentence = "It is no longer to be done, so it is left out.";
      note(remarks, line, "priority", sentence);
      return;
    }
    if (cell("whatToDo") === "") {
      note(problems, line, "whatToDo", "Say what needs to be done.");
    }
    for (const [column, longest] of Object.entries(LONGEST) as [PlanFileColumn, number][]) {
      if (cell(column).length <= longest) continue;
      const most = longest.toLocaleString("en-GB");
      note(problems, line, column, `Say it in ${most} characters at most.`);
    }
    const changeKey = settle(line, "change", change);
    const startDate = take(line, "startDate", readDateCell(cell("startDate"), "start"));
    const dueDate = take(line, "dueDate", readDateCell(cell("dueDate"), "end"));
    if (startDate && dueDate && dueDate < startDate) {
      note(problems, line, "dueDate", "It would be due before it starts.");
    }
    const status = readStatus(line, cell("status"));
    const stopReason = status === "stopped" ? cell("stopReason") : "";
    if (status === "stopped" && stopReason === "") {
      note(problems, line, "stopReason", "Say why the action was stopped.");
    }
    const measureKey = settle(line, "measure", cell("measure"));
    const measure = known.measures.find(({ key }) => key === measureKey);
    const targetValue = take(line, "target", readTargetCell(cell("target"), measure));
    if (targetValue !== undefined && targetValue !== null && cell("measure") === "") {
      note(problems, line, "measure", "Name the measure that the target belongs to.");
    }
    const owner = settle(line, "owner", cell("owner"));
    const lead = findLead(line, cell("lead"));
    if (problems.length > before || !changeKey || !status || !priority) return;
    const fields: ActionFields = {
      ...BLANK_ACTION,
      whereNow: cell("whereNow"),
      whatToDo: cell("whatToDo"),
      startDate: startDate ?? null,
      dueDate: dueDate ?? null,
      howKnow: cell("howKnow"),
      measureKey: measureKey ?? null,
      targetValue: targetValue ?? null,
      ownerPartnerId: owner ?? null,
      ...lead,
      priority,
      status,
      stopReason,
    };
    add({ line: line.line, changeKey, fields, again: false });
  }

  function add(action: FileAction): void {
    const key = sameness({ changeKey: action.changeKey, whatToDo: action.fields.whatToDo });
    const earlier = seen.get(key);
    if (earlier) {
      const sentence = `It says the same as line ${earlier}.`;
      remarks.push({ line: action.line, column: null, sentence });
    }
    actions.push({ ...action, again: seen.has(key) });
    if (!seen.has(key)) seen.set(key, action.line);
  }

  /** The line's change; null for a line that only names the change of those under it. */
  function changeOf(line: FileLine, text: string, saysNothing: boolean): string | null {
    const full = line.cells.filter((cell) => cell.trim() !== "");
    const own = text === "" && full.length === 1 ? (full[0]?.trim() ?? "") : text;
    if (saysNothing && full.length === 1 && own !== "") {
      changeAbove = { text: own, line: line.line };
      return null;
    }
    if (text !== "") {
      changeAbove = { text, line: line.line };
      return text;
    }
    if (changeAbove) {
      const sentence = `No change is named: that of line ${changeAbove.line} is taken.`;
      note(remarks, line, "change", sentence);
      return changeAbove.text;
    }
    note(problems, line, "change", "Say which change of the model it belongs to.");
    return "";
  }

  function take<Value>(
    line: FileLine,
    column: PlanFileColumn,
    read: ReadValue<Value>,
  ): Value | undefined {
    if ("problem" in read) {
      note(problems, line, column, read.problem);
      return undefined;
    }
    if (read.remark) note(remarks, line, column, read.remark);
    return read.value;
  }

  function readStatus(line: FileLine, text: string) {
    const read = readStatusCell(text);
    if (!("problem" in read)) return take(line, "status", read);
    const said = settle(line, "status", text);
    return said as ActionFields["status"] | undefined;
  }

  /** What a name stands for; null for nothing, undefined for a problem. */
  function settle(line: FileLine, column: Settled, text: string): string | null | undefined {
    if (text === "") return null;
    const said = known.choices[column]?.[wordOf(text)];
    const settled = settleName(column, text, known);
    if ("problem" in settled) {
      const key = `${column} ${wordOf(text)}`;
      const before = unknown.get(key) ?? { column, text, lines: 0, said };
      unknown.set(key, { ...before, lines: before.lines + 1 });
      if (said !== undefined) return said;
      note(problems, line, column, settled.problem);
      return undefined;
    }
    if (settled.remark) note(remarks, line, column, settled.remark);
    return settled.value;
  }

  /** The lead as a person of the area where one has that name, else as a name alone. */
  function findLead(
    line: FileLine,
    text: string,
  ): Pick<ActionFields, "ownerMemberId" | "ownerName"> {
    const same = known.people.filter(({ name }) => plainly(name) === plainly(text));
    const here = same.filter(({ active }) => active);
    const [member] = here;
    if (text !== "" && member && here.length === 1) {
      return { ownerMemberId: member.id, ownerName: "" };
    }
    if (text !== "" && same.length > 0 && here.length === 0) {
      const sentence = `${text} has left the area: the name stays, without an account.`;
      note(remarks, line, "lead", sentence);
    }
    return { ownerMemberId: null, ownerName: text };
  }

  function note(
    list: FileProblem[],
    { line }: FileLine,
    column: PlanFileColumn,
    sentence: string,
  ): void {
    list.push({ line, column: PLAN_COLUMN_NAMES[column], sentence });
  }

  return { read, actions, problems, remarks, unknown };
}

/** Two actions are the same when they ask for the same in the same change. */
function sameness({ changeKey, whatToDo }: { changeKey: string; whatToDo: string }): string {
  return `${changeKey} ${plainly(whatToDo)}`;
}
