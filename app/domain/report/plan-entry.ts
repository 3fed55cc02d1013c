import { daysBetween, formatDate } from "../dates.ts";
import {
  ACTION_STATUSES,
  type ActionPriority,
  type ActionStatus,
  isOverdue,
} from "../plan/action.ts";
import { listOtherWords } from "../plan/proposed-words.ts";
import type { PlanChange, PlanReportInput, ReportedAction } from "./plan-input.ts";
import { describeTarget, doubtOwner, findOwner, isPast, nameLead } from "./plan-ownership.ts";
import type { PartnerMark } from "./row-report.ts";

/** Another action that one waits for, or that waits for it. */
export type LinkedAction = {
  id: string;
  topic: string;
  /** Whether it is complete, stopped, reached or no longer asked for. */
  over: boolean;
};

/** One action as page and paper show it. */
export type PlanEntry = {
  id: string;
  change: { key: string; number: number; shortName: string };
  /** The row's topic, or that the area added the action itself. */
  topic: string;
  /** "To level 3"; empty for an action of the area's own. */
  step: string;
  whereNow: string;
  whatToDo: string;
  /** "1 July 2017", or empty. */
  start: string;
  /** YYYY-MM-DD. */
  startDate: string | null;
  /** "30 September 2017", or "No date yet". */
  due: string;
  /** YYYY-MM-DD. */
  dueDate: string | null;
  overdue: boolean;
  /** "Overdue by 12 days", or empty. */
  lateness: string;
  priority: ActionPriority;
  status: ActionStatus;
  statusName: string;
  stopReason: string;
  howKnow: string;
  /** The name of the measure that would show it, if any. */
  measure: string | null;
  /** "86 per cent", or null without a target. */
  target: string | null;
  /** That the measure is counted in another unit since the target was set; else null. */
  targetDoubt: string | null;
  owner: PartnerMark | null;
  lead: string;
  /** "Council: Yvonne Batchelor", or "No owner yet". */
  ownership: string;
  /** That its owner left, went out of use or became part of another; else null. */
  ownerDoubt: string | null;
  /** What it waits for, and what waits for it. */
  waitsFor: LinkedAction[];
  neededFor: LinkedAction[];
  /** The schemes that pay for it. */
  schemes: { id: string; name: string }[];
  latestNote: { on: string; text: string } | null;
  /** What the last closed round says of it, where it no longer asks for it. */
  mark: "reached" | "superseded" | null;
  /** How many of its texts the last round taken words otherwise, and nobody has decided on. */
  otherWords: number;
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

/** Dates and priorities move with every round: only other words ask for a decision. */
const WORDS: ReadonlySet<string> = new Set(["whereNow", "whatToDo", "howKnow"]);

/** An action as page and paper show it. */
export function describeEntry(
  input: PlanReportInput,
  change: PlanChange,
  action: ReportedAction,
): PlanEntry {
  const overdue = isOverdue(action, input.today);
  const late = overdue && action.dueDate ? daysBetween(action.dueDate, input.today) : 0;
  const owner = findOwner(input, action);
  const { key, number, shortName } = change;
  const lead = nameLead(input, action);
  return {
    id: action.id,
    change: { key, number, shortName },
    topic: topicOf(change, action),
    step: action.level === null ? "" : `To level ${action.level}`,
    whereNow: action.whereNow,
    whatToDo: action.whatToDo,
    start: action.startDate ? formatDate(action.startDate) : "",
    startDate: action.startDate,
    due: action.dueDate ? formatDate(action.dueDate) : "No date yet",
    dueDate: action.dueDate,
    overdue,
    lateness: overdue ? `Overdue by ${late} ${late === 1 ? "day" : "days"}` : "",
    priority: action.priority,
    status: action.status,
    statusName: ACTION_STATUSES[action.status].name,
    stopReason: action.status === "stopped" ? action.stopReason : "",
    howKnow: action.howKnow,
    ...describeTarget(input, action),
    owner,
    lead,
    ownership: [owner?.shortName, lead].filter(Boolean).join(": ") || "No owner yet",
    ownerDoubt: doubtOwner(input, action),
    ...listLinked(input, action),
    schemes: input.schemes
      .filter(({ actionIds }) => actionIds.includes(action.id))
      .map(({ id, name }) => ({ id, name })),
    latestNote: action.latestNote && {
      on: formatDate(action.latestNote.on),
      text: action.latestNote.text,
    },
    mark: markOfProposal(action),
    otherWords: listOtherWords(action).filter(({ field, kept }) => !kept && WORDS.has(field))
      .length,
  };
}

const markOfProposal = ({ proposal }: ReportedAction) =>
  proposal === "reached" || proposal === "superseded" ? proposal : null;

function listLinked(
  input: PlanReportInput,
  { id }: ReportedAction,
): Pick<PlanEntry, "waitsFor" | "neededFor"> {
  const link = (other: string): LinkedAction[] => {
    const action = input.actions.find((each) => each.id === other);
    if (!action) return [];
    const change = input.changes.find(({ key }) => key === action.changeKey);
    const over = ACTION_STATUSES[action.status].over || isPast(action);
    return [{ id: other, topic: topicOf(change, action), over }];
  };
  return {
    waitsFor: input.waits
      .filter(({ actionId }) => actionId === id)
      .flatMap(({ waitsForId }) => link(waitsForId)),
    neededFor: input.waits
      .filter(({ waitsForId }) => waitsForId === id)
      .flatMap(({ actionId }) => link(actionId)),
  };
}
