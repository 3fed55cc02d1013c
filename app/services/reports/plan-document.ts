import type { PlanEntry } from "#app/domain/report/plan-entry.ts";
import {
  PLAN_COLUMNS,
  PLAN_MARKS,
  PLAN_SHELVES,
  type PlanGroup,
  type PlanReport,
} from "#app/domain/report/plan-report.ts";
import { line, linesOf } from "./blocks.ts";
import type { Block, DocumentTable, Paragraph, ReportDocument } from "./document.ts";

const SHARES = { change: 0.15, whereNow: 0.24, whatToDo: 0.25, when: 0.16, howKnow: 0.2 } as const;

/**
 * On paper the national template's one table, the change its first column; to go on writing in, a
 * heading for each change with its table of the template's other four columns.
 */
type PlanForm = "one-table" | "by-change";

/** The plan in the national template's form. `page` is the address of the page that shows the same. */
export function planDocument(report: PlanReport, page: string, form: PlanForm): ReportDocument {
  return {
    title: report.title,
    author: report.area,
    asAt: report.asAt,
    orientation: "landscape",
    notice: report.notice,
    summary: report.sentences,
    page,
    blocks: [
      {
        kind: "chart",
        chart: { type: "plan-lanes", data: report.chart },
        maxHeight: 380,
      },
      { kind: "marks", marks: report.owners },
      ...section(PLAN_SHELVES.now, report.now, form, true),
      ...section(PLAN_SHELVES.later, report.later, form, false),
      ...section(PLAN_SHELVES.past, report.past, form, false),
    ],
  };
}

function section(
  title: string,
  groups: readonly PlanGroup[],
  form: PlanForm,
  newPage: boolean,
): Block[] {
  if (groups.length === 0) return [];
  return [
    { kind: "heading", text: title, newPage, holds: true },
    ...(form === "one-table"
      ? [{ kind: "table" as const, ...templateTable(title, groups) }]
      : groups.flatMap(changeTable)),
  ];
}

function changeTable({ change, entries }: PlanGroup): Block[] {
  const { change: _change, ...columns } = PLAN_COLUMNS;
  const keys = Object.keys(columns) as (keyof typeof columns)[];
  const whole = 1 - SHARES.change;
  return [
    { kind: "heading", text: `${change.number}. ${change.name}`, newPage: false, under: true },
    {
      kind: "table",
      columns: keys.map((key) => ({ label: columns[key], share: SHARES[key] / whole })),
      rows: entries.map((entry, place) => ({
        first: place === 0,
        cells: [
          [line({ text: entry.topic, look: "strong" }), ...stepOf(entry), ...whereNow(entry)],
          ...restOfRow(entry),
        ],
      })),
    },
  ];
}

function templateTable(title: string, groups: readonly PlanGroup[]): DocumentTable {
  const keys = Object.keys(PLAN_COLUMNS) as (keyof typeof PLAN_COLUMNS)[];
  return {
    columns: keys.map((key) => ({ label: PLAN_COLUMNS[key], share: SHARES[key] })),
    rows: groups.flatMap(({ change, entries }) =>
      entries.map((entry, place) => ({
        first: place === 0,
        cells: [
          [
            place === 0
              ? firstOfChange(title, change)
              : line({ text: `${change.number}  ${change.shortName}`, look: "quiet" }),
            line({ text: entry.topic }),
          ],
          whereNow(entry),
          ...restOfRow(entry),
        ],
      })),
    ),
  };
}

/** The change's name at its first action, where a bookmark leads. */
function firstOfChange(under: string, { number, name }: PlanGroup["change"]): Paragraph {
  return {
    ...line({ text: `${number}  ${name}`, look: "strong" }),
    bookmark: { text: `${number}. ${name}`, under },
  };
}

const whereNow = (entry: PlanEntry) => linesOf(entry.whereNow);

const stepOf = ({ step }: PlanEntry) => (step ? [line({ text: step, look: "quiet" })] : []);

/** What stands in the columns after "Where are you now?". */
function restOfRow(entry: PlanEntry): Paragraph[][] {
  const { howKnow, measure, target, targetDoubt, schemes, waitsFor } = entry;
  const aim = [measure, target && `target ${target}`].filter(Boolean).join(", ");
  return [
    [
      ...linesOf(entry.whatToDo),
      ...quietly(
        "Waits for: ",
        waitsFor.map(({ topic, over }) => (over ? `${topic} (done)` : topic)),
      ),
      ...latestNote(entry),
    ],
    whenAndWho(entry),
    [
      ...linesOf(howKnow),
      ...quietly("Measure: ", aim ? [aim] : []),
      ...(targetDoubt ? [line({ text: targetDoubt, look: "overdue" })] : []),
      ...quietly(
        "Paid for by: ",
        schemes.map(({ name }) => name),
      ),
    ],
  ];
}

const quietly = (before: string, names: readonly string[]) =>
  names.length > 0 ? [line({ text: `${before}${names.join("; ")}`, look: "quiet" })] : [];

function latestNote({ latestNote: note }: PlanEntry): Paragraph[] {
  return note
    ? [line({ text: `${note.on}: ${note.text.replace(/\s+/g, " ")}`, look: "quiet" })]
    : [];
}

function whenAndWho(entry: PlanEntry): Paragraph[] {
  const { owner, lead, mark, start, ownerDoubt } = entry;
  return [
    ...(start ? [line({ text: `From ${start}`, look: "quiet" })] : []),
    line({ text: entry.due, look: "strong" }),
    ...(entry.overdue ? [line({ text: entry.lateness, look: "overdue" })] : []),
    line({ text: mark ? PLAN_MARKS[mark] : entry.statusName }),
    ...(entry.stopReason ? [line({ text: entry.stopReason, look: "quiet" })] : []),
    ...(owner ? [{ runs: [{ text: owner.shortName }], mark: owner }] : []),
    ...(lead ? [line({ text: lead })] : []),
    ...(owner || lead ? [] : [line({ text: "No owner yet", look: "quiet" })]),
    ...(ownerDoubt ? [line({ text: ownerDoubt, look: "overdue" })] : []),
  ];
}
