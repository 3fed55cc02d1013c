import type { AgreedRow } from "#app/domain/consensus/agreed-row.ts";
import { addDays } from "#app/domain/dates.ts";
import type { Level } from "#app/domain/model/edition.ts";

/** Rows the room marked as priorities come now; the others wait. */
export type ActionPriority = "now" | "later";

/** The states of an action: what a page calls it, whether work on it is over, and if it needs a reason. */
export const ACTION_STATUSES = {
  "not-started": { name: "Not started", over: false, needsReason: false },
  "on-track": { name: "On track", over: false, needsReason: false },
  "at-risk": { name: "At risk", over: false, needsReason: false },
  "off-track": { name: "Off track", over: false, needsReason: false },
  complete: { name: "Complete", over: true, needsReason: false },
  stopped: { name: "Stopped", over: true, needsReason: true },
} as const satisfies Record<string, { name: string; over: boolean; needsReason: boolean }>;

export type ActionStatus = keyof typeof ACTION_STATUSES;

/**
 * What the last closed round says of an action: "own" was typed by the area and no round speaks of
 * it; "current" is still the next step; "reached" is a level the row now has; "superseded" no longer
 * applies for another reason (the row fell back, lost its target or left the model's scope).
 */
export type ProposalState = "own" | "current" | "reached" | "superseded";

/** A proposed step for one row, in the four columns of the national template. */
export type ActionProposal = {
  rowKey: string;
  changeKey: string;
  /** The level the action would reach: one above the agreed one. */
  level: Level;
  /** "Where are you now?": level, descriptor and rationale. */
  whereNow: string;
  /** "What do you need to do?" */
  whatToDo: string;
  /** "When will it be done by?" (YYYY-MM-DD) */
  dueDate: string | null;
  /** "How will you know it has been successful?", with the measure that would show it. */
  howKnow: string;
  measureKey: string | null;
  priority: ActionPriority;
};

/** An action of an area's plan, as far as proposals and overdue dates concern it. */
export type PlanAction = Omit<ActionProposal, "rowKey" | "level"> & {
  /** Null for an action the area typed itself. */
  rowKey: string | null;
  level: Level | null;
  status: ActionStatus;
  proposal: ProposalState;
  /** Names of the fields a person edited. */
  edited: readonly string[];
};

/** Rows by key, with what a merge needs to tell a reached level from one that no longer applies. */
export type RowLevels = readonly Pick<AgreedRow, "rowKey" | "level">[];

/**
 * Whether an action is past its date on `today`. Derived, never stored: not when it is complete or
 * stopped, when its level is reached or superseded, or while it waits under "later" unstarted, since
 * nobody has taken that date on yet.
 */
export function isOverdue(
  action: Pick<PlanAction, "status" | "dueDate"> &
    Partial<Pick<PlanAction, "priority" | "proposal">>,
  today: string,
): boolean {
  if (action.dueDate === null || action.dueDate >= today) return false;
  if (ACTION_STATUSES[action.status].over) return false;
  if (action.proposal === "reached" || action.proposal === "superseded") return false;
  return action.status !== "not-started" || action.priority !== "later";
}

/**
 * Whether an action is due from `today` to `until` (YYYY-MM-DD) and still to be done: what will be
 * overdue after that day, were nothing done.
 */
export function isDueBy(
  action: Parameters<typeof isOverdue>[0],
  today: string,
  until: string,
): boolean {
  const { dueDate } = action;
  return (
    dueDate !== null &&
    dueDate >= today &&
    dueDate <= until &&
    isOverdue(action, addDays(dueDate, 1))
  );
}
