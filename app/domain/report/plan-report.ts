import { formatDate } from "../dates.ts";
import { ACTION_STATUSES, type ActionStatus, isOverdue } from "../plan/action.ts";
import { type Shelf, shelfOf } from "../plan/plan-filter.ts";
import { type PlanChart, placeOnChart } from "./plan-chart.ts";
import { describeEntry, type PlanEntry, topicOf } from "./plan-entry.ts";
import type { PlanChange, PlanReportInput, ReportedAction } from "./plan-input.ts";
import { describePlan, type PlanCounts } from "./plan-words.ts";
import type { PartnerMark } from "./row-report.ts";

/** The national template's columns, in its order. */
export const PLAN_COLUMNS = {
  change: "Impact change",
  whereNow: "Where are you now?",
  whatToDo: "What do you need to do?",
  when: "When will it be done by?",
  howKnow: "How will you know it has been successful?",
} as const;

/** What each part of the plan is called. */
export const PLAN_SHELVES = {
  now: "Actions for now",
  later: "For later",
  past: "Reached or no longer asked for",
} as const;

/** What the last closed round says of an action it no longer asks for, in place of its status. */
export const PLAN_MARKS = { reached: "Level reached", superseded: "No longer asked for" } as const;

/** A change with its actions. */
export type PlanGroup = { change: Omit<PlanChange, "rows">; entries: PlanEntry[] };

/** The plan's figures and sentences, made once for the page and the PDF. */
export type PlanReport = {
  title: string;
  area: string;
  notice: string | null;
  /** "21 June 2017". */
  asAt: string;
  counts: PlanCounts;
  /** How the plan stands, in plain sentences. */
  sentences: string[];
  now: PlanGroup[];
  later: PlanGroup[];
  /** Reached or superseded since: kept, but no longer to be done. */
  past: PlanGroup[];
  chart: PlanChart;
  /** The partners whose marks stand on the chart, in the area's order. */
  owners: PartnerMark[];
};

/**
 * The plan as it stands on the area's date today. Actions under "later" that somebody has begun
 * count as "now", since work is under way. The order is the model's: change, row, level, then the
 * area's own.
 */
export function reportPlan(
  input: PlanReportInput,
  isShown: (action: ReportedAction) => boolean = () => true,
): PlanReport {
  const shelves = new Map<Shelf, ReportedAction[]>([
    ["now", []],
    ["later", []],
    ["past", []],
  ]);
  for (const action of sortActions(input)) shelves.get(shelfOf(action))?.push(action);
  const onShelf = (shelf: Shelf) => shelves.get(shelf) ?? [];
  const group = (shelf: Shelf) => groupByChange(input, onShelf(shelf).filter(isShown));

  const now = onShelf("now");
  const counts: PlanCounts = {
    now: now.length,
    later: onShelf("later").length,
    past: onShelf("past").length,
    overdue: now.filter((action) => isOverdue(action, input.today)).length,
    unowned: now.filter((action) => isUnowned(action)).length,
    statuses: countStatuses(now),
  };
  return {
    title: "Action plan",
    area: input.area.name,
    notice: input.area.notice,
    asAt: formatDate(input.today),
    counts,
    sentences: describePlan(counts, listLate(input, now)),
    now: group("now"),
    later: group("later"),
    past: group("past"),
    chart: placeOnChart(input, now.filter(isShown)),
    owners: input.partners
      .filter(({ id }) => now.some((action) => action.ownerPartnerId === id))
      .map(({ id, name, shortName, shape, colour }) => ({ id, name, shortName, shape, colour })),
  };
}

const isUnowned = (action: ReportedAction) =>
  action.ownerPartnerId === null && !ACTION_STATUSES[action.status].over;

function countStatuses(actions: readonly ReportedAction[]): Record<ActionStatus, number> {
  const statuses = Object.keys(ACTION_STATUSES) as ActionStatus[];
  return Object.fromEntries(
    statuses.map((status) => [status, actions.filter((each) => each.status === status).length]),
  ) as Record<ActionStatus, number>;
}

/** The model's order: change, row, level; the area's own actions last in their change. */
function sortActions({ changes, actions }: PlanReportInput): ReportedAction[] {
  const places = new Map<string, number>();
  for (const change of changes) {
    for (const row of change.rows) places.set(row.key, places.size);
    places.set(change.key, places.size);
  }
  const place = ({ rowKey, changeKey }: ReportedAction) =>
    places.get(rowKey ?? changeKey) ?? places.get(changeKey) ?? places.size;
  return [...actions].sort((a, b) => place(a) - place(b) || (a.level ?? 0) - (b.level ?? 0));
}

function groupByChange(input: PlanReportInput, actions: readonly ReportedAction[]): PlanGroup[] {
  return input.changes.flatMap((change) => {
    const own = actions.filter((action) => action.changeKey === change.key);
    const { rows: _rows, ...named } = change;
    return own.length === 0
      ? []
      : [{ change: named, entries: own.map((action) => describeEntry(input, change, action)) }];
  });
}

/** The overdue actions with their dates, the longest overdue first. */
function listLate(input: PlanReportInput, actions: readonly ReportedAction[]): string[] {
  return actions
    .filter((action) => isOverdue(action, input.today))
    .sort((a, b) => ((a.dueDate ?? "") < (b.dueDate ?? "") ? -1 : 1))
    .map((action) => {
      const change = input.changes.find(({ key }) => key === action.changeKey);
      return `${topicOf(change, action)} (${formatDate(action.dueDate ?? input.today)})`;
    });
}
