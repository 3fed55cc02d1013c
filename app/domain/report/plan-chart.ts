import { ACTION_STATUSES, type ActionStatus, isOverdue } from "../plan/action.ts";
import { topicOf } from "./plan-entry.ts";
import type { PlanReportInput, ReportedAction } from "./plan-input.ts";
import { findOwner } from "./plan-ownership.ts";
import type { PartnerMark } from "./row-report.ts";

/** The plan on a page: a lane for each change over whole months, an action a bar. Dates are YYYY-MM-DD. */
export type PlanChart = {
  from: string;
  to: string;
  today: string;
  lanes: {
    number: number;
    name: string;
    bars: {
      id: string;
      title: string;
      start: string | null;
      end: string | null;
      status: ActionStatus;
      overdue: boolean;
      owner: PartnerMark | null;
    }[];
  }[];
};

/** The months shown at least, so that a short plan does not fill the page with two bars. */
const LEAST_MONTHS = 6;

/**
 * Places actions on the chart, from the first month anything began to the last month anything is
 * due, today among them. Stopped actions are left out; every change keeps its lane.
 */
export function placeOnChart(
  input: PlanReportInput,
  actions: readonly ReportedAction[],
): PlanChart {
  const { today } = input;
  const shown = actions.filter(({ status }) => status === "complete" || !isOver(status));
  const starts = shown.map((action) => startOf(action, today));
  const ends = shown.flatMap(({ dueDate }) => dueDate ?? []);
  const from = firstOfMonth([...starts, ...ends, today].reduce(earlier));
  const to = lastOfMonth([addMonths(from, LEAST_MONTHS - 1), ...ends, today].reduce(later));
  return {
    from,
    to,
    today,
    lanes: input.changes.map((change) => ({
      number: change.number,
      name: change.shortName,
      bars: shown
        .filter((action) => action.changeKey === change.key)
        .map((action) => {
          const start = startOf(action, today);
          return {
            id: action.id,
            title: topicOf(change, action),
            start: action.dueDate === null ? start : earlier(start, action.dueDate),
            end: action.dueDate,
            status: action.status,
            overdue: isOverdue(action, today),
            owner: findOwner(input, action),
          };
        }),
    })),
  };
}

/** When it starts: as somebody said, else since it is in the plan. */
const startOf = ({ startDate, since }: ReportedAction, today: string) =>
  startDate ?? earlier(since, today);

const isOver = (status: ActionStatus) => ACTION_STATUSES[status].over;
const earlier = (a: string, b: string) => (a < b ? a : b);
const later = (a: string, b: string) => (a > b ? a : b);

const firstOfMonth = (date: string) => `${date.slice(0, 7)}-01`;

/** The first of the month a number of months after a date. */
function addMonths(date: string, months: number): string {
  const [year = 0, month = 1] = date.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

function lastOfMonth(date: string): string {
  const [year = 0, month = 1] = date.split("-").map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
