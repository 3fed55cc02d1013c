import { daysBetween, formatDate } from "../dates.ts";
import { ACTION_STATUSES, type ActionStatus, isOverdue, type PlanAction } from "../plan/action.ts";
import type { PartnerMark } from "./row-report.ts";

/** A change of the model as the plan names it, with its rows in order. */
export type PlanChange = {
  key: string;
  number: number;
  name: string;
  shortName: string;
  rows: readonly { key: string; topic: string }[];
};

/** An action with all that a plan says of it. */
export type ReportedAction = PlanAction & {
  id: string;
  ownerPartnerId: string | null;
  ownerName: string;
  stopReason: string;
  /** The date (YYYY-MM-DD) from which it is in the plan. */
  since: string;
  latestNote: { on: string; text: string } | null;
};

export type PlanReportInput = {
  area: { name: string; notice: string | null };
  /** The area's date today. */
  today: string;
  /** In the model's order. */
  changes: readonly PlanChange[];
  partners: readonly PartnerMark[];
  /** Names of measures by key. */
  measures: ReadonlyMap<string, string>;
  actions: readonly ReportedAction[];
};

/** One action as page and paper show it. */
export type PlanEntry = {
  id: string;
  /** The row's topic, or that the area added the action itself. */
  topic: string;
  /** "To level 3"; empty for an action of the area's own. */
  step: string;
  whereNow: string;
  whatToDo: string;
  /** "30 September 2017", or "No date yet". */
  due: string;
  overdue: boolean;
  /** "Overdue by 12 days", or empty. */
  lateness: string;
  status: ActionStatus;
  statusName: string;
  stopReason: string;
  howKnow: string;
  /** The name of the measure that would show it, if any. */
  measure: string | null;
  owner: PartnerMark | null;
  lead: string;
  /** "Council: Yvonne Batchelor", or "No owner yet". */
  ownership: string;
  latestNote: { on: string; text: string } | null;
  /** What the last closed round says of it, where it no longer asks for it. */
  mark: "reached" | "superseded" | null;
};

/** What an action is about, in a few words: its row's topic, else the start of what is to be done. */
export function topicOf(
  change: Pick<PlanChange, "rows"> | undefined,
  action: Pick<ReportedAction, "rowKey" | "whatToDo">,
): string {
  const row = change?.rows.find(({ key }) => key === action.rowKey);
  if (row) return row.topic;
  const words = action.whatToDo.trim().split(/\s+/);
  const start = words.slice(0, 8).join(" ");
  const short = start.length > 60 ? `${start.slice(0, 59).trimEnd()}…` : start;
  return words.length > 8 && !short.endsWith("…") ? `${short.replace(/[.,;:]$/, "")}…` : short;
}

/** An action as page and paper show it. */
export function describeEntry(
  input: PlanReportInput,
  change: PlanChange,
  action: ReportedAction,
): PlanEntry {
  const overdue = isOverdue(action, input.today);
  const owner = input.partners.find(({ id }) => id === action.ownerPartnerId) ?? null;
  const late = overdue && action.dueDate ? daysBetween(action.dueDate, input.today) : 0;
  return {
    id: action.id,
    topic: topicOf(change, action),
    step: action.level === null ? "" : `To level ${action.level}`,
    whereNow: action.whereNow,
    whatToDo: action.whatToDo,
    due: action.dueDate ? formatDate(action.dueDate) : "No date yet",
    overdue,
    lateness: overdue ? `Overdue by ${late} ${late === 1 ? "day" : "days"}` : "",
    status: action.status,
    statusName: ACTION_STATUSES[action.status].name,
    stopReason: action.status === "stopped" ? action.stopReason : "",
    howKnow: action.howKnow,
    measure: input.measures.get(action.measureKey ?? "") ?? null,
    owner,
    lead: action.ownerName,
    ownership: [owner?.shortName, action.ownerName].filter(Boolean).join(": ") || "No owner yet",
    latestNote: action.latestNote && {
      on: formatDate(action.latestNote.on),
      text: action.latestNote.text,
    },
    mark:
      action.proposal === "reached" || action.proposal === "superseded" ? action.proposal : null,
  };
}
