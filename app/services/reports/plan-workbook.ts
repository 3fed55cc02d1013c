import { daysBetween } from "#app/domain/dates.ts";
import { ACTION_STATUSES, type ActionStatus } from "#app/domain/plan/action.ts";
import { ACTION_FIELD_NAMES } from "#app/domain/plan/action-fields.ts";
import type { PlanEntry } from "#app/domain/report/plan-entry.ts";
import type { ReportedAction } from "#app/domain/report/plan-input.ts";
import {
  PLAN_COLUMNS,
  PLAN_MARKS,
  PLAN_SHELVES,
  type PlanGroup,
  type PlanReport,
} from "#app/domain/report/plan-report.ts";
import type { Cell, Column, Formula, Sheet, Workbook } from "./workbook.ts";

/** Everything the tables need: the plan as its page says it, and its actions as they are stored. */
export type PlanTables = {
  report: PlanReport;
  actions: readonly ReportedAction[];
  /** YYYY-MM-DD. */
  today: string;
  /** The address of the page that shows the same. */
  page: string;
};

const SHELVES = ["now", "later", "past"] as const;
type Shelf = (typeof SHELVES)[number];

const STATUSES = Object.keys(ACTION_STATUSES) as ActionStatus[];

/** The plan as tables: how it stands, its actions, and counts that follow when a status changes. */
export function planWorkbook(tables: PlanTables): Workbook {
  const { report, today } = tables;
  return {
    title: report.title,
    author: report.area,
    asAt: today,
    sheets: [actionSheet(tables), statusSheet(report), changeSheet(tables), aboutSheet(tables)],
  };
}

/** One line an action, in the order of the page; also what the CSV holds, and what an import reads. */
export function actionSheet(tables: PlanTables): Sheet {
  return {
    name: "Actions",
    frozenColumns: 3,
    columns: [
      { key: "change_number", label: "Number", kind: "number", width: 9 },
      { key: "change", label: PLAN_COLUMNS.change, kind: "text", width: 24 },
      { key: "topic", label: "About", kind: "text", width: 26 },
      { key: "to_level", label: "To level", kind: "number", width: 10 },
      { key: "where_now", label: PLAN_COLUMNS.whereNow, kind: "text", width: 40 },
      { key: "what_to_do", label: PLAN_COLUMNS.whatToDo, kind: "text", width: 40 },
      { key: "start", label: ACTION_FIELD_NAMES.startDate, kind: "date", width: 18 },
      { key: "due", label: PLAN_COLUMNS.when, kind: "date", width: 18 },
      { key: "days_overdue", label: "Days overdue", kind: "number" },
      { key: "how_know", label: PLAN_COLUMNS.howKnow, kind: "text", width: 40 },
      { key: "measure", label: ACTION_FIELD_NAMES.measureKey, kind: "text" },
      { key: "target", label: ACTION_FIELD_NAMES.targetValue, kind: "number" },
      { key: "target_unit", label: "In", kind: "text", width: 16 },
      { key: "owner", label: ACTION_FIELD_NAMES.ownerPartnerId, kind: "text", width: 24 },
      { key: "lead", label: ACTION_FIELD_NAMES.ownerName, kind: "text", width: 20 },
      { key: "part", label: "Part of the plan", kind: "text", width: 18 },
      { key: "status", label: ACTION_FIELD_NAMES.status, kind: "text", width: 14 },
      { key: "stop_reason", label: ACTION_FIELD_NAMES.stopReason, kind: "text", width: 24 },
      { key: "waits_for", label: "Waits for", kind: "text" },
      { key: "schemes", label: "Paid for by", kind: "text" },
      { key: "doubt", label: "To be settled", kind: "text" },
      { key: "latest_note", label: "Latest note", kind: "text", width: 40 },
    ],
    rows: listEntries(tables).map(({ shelf, group, entry, action }): Cell[] => [
      group.change.number,
      group.change.name,
      entry.topic,
      action.level,
      entry.whereNow,
      entry.whatToDo,
      entry.startDate,
      entry.dueDate,
      daysOverdue(tables, entry),
      entry.howKnow,
      entry.measure,
      action.targetValue,
      action.targetUnit,
      entry.owner?.name ?? "",
      entry.lead,
      entry.mark ? PLAN_MARKS[entry.mark] : PARTS[shelf],
      entry.statusName,
      entry.stopReason,
      entry.waitsFor.map(({ topic }) => topic).join("; "),
      entry.schemes.map(({ name }) => name).join("; "),
      [entry.ownerDoubt, entry.targetDoubt].filter(Boolean).join(" "),
      entry.latestNote ? `${entry.latestNote.on}: ${entry.latestNote.text}` : "",
    ]),
  };
}

/** What the part of the plan is called in a cell. */
const PARTS: Record<Shelf, string> = { now: "Now", later: "Later", past: PLAN_SHELVES.past };

type Listed = { shelf: Shelf; group: PlanGroup; entry: PlanEntry; action: ReportedAction };

function listEntries({ report, actions }: PlanTables): Listed[] {
  const byId = new Map(actions.map((action) => [action.id, action]));
  return SHELVES.flatMap((shelf) =>
    report[shelf].flatMap((group) =>
      group.entries.flatMap((entry) => {
        const action = byId.get(entry.id);
        return action ? [{ shelf, group, entry, action }] : [];
      }),
    ),
  );
}

/** As at the file's own date, and none once the status says that the work is over. */
function daysOverdue({ today }: PlanTables, entry: PlanEntry): Cell {
  const { dueDate } = entry;
  if (dueDate === null || entry.mark) return null;
  const over = STATUSES.filter((status) => ACTION_STATUSES[status].over)
    .map((status) => `[status]<>"${ACTION_STATUSES[status].name}"`)
    .join(",");
  const [year, month, day] = today.split("-").map(Number);
  const late = `DATE(${year},${month},${day})-[due]`;
  const waits = `AND([part]="Later",[status]="${ACTION_STATUSES["not-started"].name}")`;
  return {
    formula: `IF(AND([due]<>"",[due]<DATE(${year},${month},${day}),${over},NOT(${waits})),${late},"")`,
    result: entry.overdue ? daysBetween(dueDate, today) : "",
  };
}

/** How many actions have each status, by part of the plan. */
function statusSheet({ now, later, past }: PlanReport): Sheet {
  const count = (groups: readonly PlanGroup[], status: ActionStatus) =>
    groups.flatMap(({ entries }) => entries).filter((entry) => entry.status === status).length;
  const rows = STATUSES.map((status) => {
    const counts = [count(now, status), count(later, status), count(past, status)] as const;
    return { status, counts, all: counts[0] + counts[1] + counts[2] };
  });
  const isEmpty = rows.every(({ all }) => all === 0);
  const sum = (key: string, result: number): Formula => ({ formula: `SUM([${key}:all])`, result });
  const total = (at: 0 | 1 | 2) => rows.reduce((together, { counts }) => together + counts[at], 0);
  const inPart = (part: string, result: number): Cell =>
    isEmpty
      ? result
      : {
          formula: `COUNTIFS([Actions!part:all],"${part}",[Actions!status:all],[status])`,
          result,
        };
  return {
    name: "Status",
    columns: [
      { key: "status", label: "Status", kind: "text", width: 18 },
      { key: "now", label: PARTS.now, kind: "number" },
      { key: "later", label: PARTS.later, kind: "number" },
      { key: "past", label: PARTS.past, kind: "number", width: 20 },
      { key: "all", label: "All", kind: "number" },
    ],
    rows: rows.map(({ status, counts, all }) => [
      ACTION_STATUSES[status].name,
      inPart(PARTS.now, counts[0]),
      inPart(PARTS.later, counts[1]),
      { formula: "[all]-[now]-[later]", result: counts[2] },
      isEmpty ? 0 : { formula: "COUNTIF([Actions!status:all],[status])", result: all },
    ]),
    foot: [
      [
        "All actions",
        sum("now", total(0)),
        sum("later", total(1)),
        sum("past", total(2)),
        sum("all", total(0) + total(1) + total(2)),
      ],
    ],
  };
}

/** How each change of the model stands: what is for now, complete, overdue, or waits. */
function changeSheet(tables: PlanTables): Sheet {
  const listed = listEntries(tables);
  const groups = new Map(listed.map(({ group }) => [group.change.number, group.change.name]));
  const numbers = [...groups].sort(([a], [b]) => a - b);
  const of = (number: number, fits: (each: Listed) => boolean) =>
    listed.filter((each) => each.group.change.number === number && fits(each)).length;
  const counts: [Column, string, (each: Listed) => boolean][] = [
    [
      { key: "now", label: PARTS.now, kind: "number" },
      `[Actions!part:all],"${PARTS.now}"`,
      ({ shelf }) => shelf === "now",
    ],
    [
      { key: "complete", label: "Of them complete", kind: "number" },
      `[Actions!part:all],"${PARTS.now}",[Actions!status:all],"${ACTION_STATUSES.complete.name}"`,
      ({ shelf, entry }) => shelf === "now" && entry.status === "complete",
    ],
    [
      { key: "overdue", label: "Overdue", kind: "number" },
      '[Actions!days_overdue:all],">0"',
      ({ entry }) => entry.overdue,
    ],
    [
      { key: "later", label: PARTS.later, kind: "number" },
      `[Actions!part:all],"${PARTS.later}"`,
      ({ shelf }) => shelf === "later",
    ],
  ];
  return {
    name: "Changes",
    columns: [
      { key: "number", label: "Number", kind: "number", width: 9 },
      { key: "change", label: PLAN_COLUMNS.change, kind: "text", width: 50 },
      ...counts.map(([column]) => column),
    ],
    rows: numbers.map(([number, name]) => [
      number,
      name,
      ...counts.map(([, where, fits]) => ({
        formula: `COUNTIFS([Actions!change_number:all],[number],${where})`,
        result: of(number, fits),
      })),
    ]),
    foot:
      numbers.length === 0
        ? []
        : [
            [
              null,
              "All changes",
              ...counts.map(([{ key }, , fits]) => ({
                formula: `SUM([${key}:all])`,
                result: listed.filter(fits).length,
              })),
            ],
          ],
  };
}

function aboutSheet({ report, page }: PlanTables): Sheet {
  const facts: [string, string][] = [
    ["Area", report.area],
    ...(report.notice ? [["Please note", report.notice] satisfies [string, string]] : []),
    ["As at", report.asAt],
    ["How the plan stands", report.sentences.join("\n")],
    ["The same as a web page", page],
  ];
  return {
    name: "About",
    columns: [
      { key: "what", label: "What", kind: "text", width: 28 },
      { key: "words", label: "In words", kind: "text", width: 110 },
    ],
    rows: facts,
  };
}
