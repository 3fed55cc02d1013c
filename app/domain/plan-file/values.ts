import { isDate } from "../dates.ts";
import { readFigure } from "../measure/figure.ts";
import type { Measure } from "../measure/measure.ts";
import { ACTION_STATUSES, type ActionPriority, type ActionStatus } from "../plan/action.ts";
import { parseDate } from "../typed-dates.ts";

/** A value out of a cell, with what was settled while it was read; or why it cannot be one. */
export type ReadValue<Value> = { value: Value; remark?: string } | { problem: string };

/** A text for comparing: without case, marks and the number of its spaces. */
export const plainly = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** What plans write where there is nothing to say yet; a dash has no words at all. */
const NOTHING = new Set(["", "tbc", "tba", "tbd", "n a", "na", "none", "to be confirmed", "nil"]);

/** Whether a cell says that there is nothing to say yet. */
export const isNothing = (text: string) => NOTHING.has(plainly(text));

const SHORT_YEAR = /^(\d{1,2})[\s/.-]+([a-z]+|\d{1,2})[\s/.-]+(\d{2})$/i;
const MONTH_ALONE = /^([a-z]{3,9})[\s/.-]+(\d{4}|\d{2})$/i;

/**
 * A date out of a cell, as a person or a spreadsheet writes one. A month alone is its first day as a
 * start, its last as an end; a year of two figures is one of this century.
 */
export function readDateCell(cell: string, edge: "start" | "end"): ReadValue<string | null> {
  const text = cell.trim().replace(/\s+00:00(:00)?$/, "");
  if (text === "") return { value: null };
  if (isDate(text)) return { value: text };
  if (isNothing(text) || plainly(text) === "ongoing")
    return { value: null, remark: `“${text}” is taken as no date.` };
  const month = MONTH_ALONE.exec(text);
  if (month) {
    const [, name = "", year = ""] = month;
    const first = readWritten(`1 ${name} ${century(year)}`);
    if (first) {
      const value = edge === "start" ? first : lastOfMonth(first);
      return { value, remark: `“${text}” is taken as ${inFigures(value)}.` };
    }
  }
  const short = SHORT_YEAR.exec(text);
  if (short) {
    const [, day = "", middle = "", year = ""] = short;
    const value = readWritten(`${day} ${middle} ${century(year)}`);
    if (value) return { value, remark: `“${text}” is taken as ${inFigures(value)}.` };
  }
  const value = readWritten(
    text.replace(/^[a-z]+day,?\s+/i, "").replace(/(\d)(st|nd|rd|th)\b/i, "$1"),
  );
  if (value) return { value };
  return { problem: `“${text}” is no date such as 30/9/2017.` };
}

const century = (year: string) => (year.length === 2 ? `20${year}` : year);

function readWritten(text: string): string | null {
  try {
    return parseDate(text);
  } catch {
    return null;
  }
}

function lastOfMonth(date: string): string {
  const [year = 0, month = 1] = date.split("-").map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

const inFigures = (date: string) => date.split("-").map(Number).reverse().join("/");

/** Other words for a status, colours of a traffic light among them. */
const STATUS_WORDS: Record<string, ActionStatus> = {
  green: "on-track",
  g: "on-track",
  "in progress": "on-track",
  started: "on-track",
  underway: "on-track",
  "under way": "on-track",
  amber: "at-risk",
  a: "at-risk",
  yellow: "at-risk",
  red: "off-track",
  r: "off-track",
  delayed: "off-track",
  late: "off-track",
  blue: "complete",
  b: "complete",
  completed: "complete",
  done: "complete",
  closed: "complete",
  finished: "complete",
  planned: "not-started",
  "to do": "not-started",
  open: "not-started",
  cancelled: "stopped",
  ceased: "stopped",
};

/** A status by its name, its key, or one of the words that plans use for it. */
export function readStatusCell(cell: string): ReadValue<ActionStatus> {
  const text = plainly(cell);
  if (text === "") return { value: "not-started" };
  for (const [key, { name }] of Object.entries(ACTION_STATUSES)) {
    if (text === plainly(name) || text === plainly(key)) return { value: key as ActionStatus };
  }
  const value = STATUS_WORDS[text];
  if (value)
    return { value, remark: `“${cell.trim()}” is taken as ${ACTION_STATUSES[value].name}.` };
  return { problem: `“${cell.trim()}” is no status.` };
}

const PRIORITY_WORDS: Record<string, ActionPriority> = {
  now: "now",
  high: "now",
  urgent: "now",
  "1": "now",
  later: "later",
  medium: "later",
  low: "later",
  "2": "later",
  "3": "later",
};

/** What the plan's own files say of an action that is no longer to be done. */
const OVER = new Set(["level reached", "no longer asked for"]);

/** Now or later; "over" for a line of the plan's own files that no longer has to be done. */
export function readPriorityCell(cell: string): ReadValue<ActionPriority | "over"> {
  const text = plainly(cell);
  if (text === "") return { value: "now" };
  if (OVER.has(text)) return { value: "over" };
  const value = PRIORITY_WORDS[text];
  if (!value) return { value: "now", remark: `“${cell.trim()}” is taken as Now.` };
  const isName = text === "now" || text === "later";
  return isName
    ? { value }
    : { value, remark: `“${cell.trim()}” is taken as ${value === "now" ? "Now" : "Later"}.` };
}

/** A target value as a figure of its measure, which may stand with its unit: "86 per cent". */
export function readTargetCell(
  cell: string,
  measure: Pick<Measure, "per" | "denominator" | "unit"> | undefined,
): ReadValue<number | null> {
  const text = cell.trim();
  const unit = measure?.unit ?? "";
  const bare = unit !== "" && text.endsWith(` ${unit}`) ? text.slice(0, -unit.length) : text;
  const read = readFigure(measure ?? { per: 1, denominator: null, unit }, bare);
  return "figure" in read
    ? { value: read.figure?.value ?? null }
    : { problem: `“${text}” is no target value. ${read.refusal}` };
}
