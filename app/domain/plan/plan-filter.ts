import type { Viewer } from "#app/domain/access/viewer.ts";
import { isOwnAction } from "#app/domain/meeting/owners.ts";
import { type ActionPriority, type ActionStatus, isOverdue, type ProposalState } from "./action.ts";

/** Where an action stands in the plan: to do now, for later, or reached or superseded since. */
export type Shelf = "now" | "later" | "past";

/** Which actions of a plan to show; null and false leave a thing open. */
export type PlanFilter = {
  /** The key of a change of the model. */
  change: string | null;
  /** The id of the organisation that owns it; "none" for those without an owner. */
  partner: string | null;
  status: ActionStatus | null;
  shelf: Shelf | null;
  overdue: boolean;
  mine: boolean;
};

/** Every action. */
export const NO_FILTER: PlanFilter = {
  change: null,
  partner: null,
  status: null,
  shelf: null,
  overdue: false,
  mine: false,
};

/** What a filter asks of an action. */
type Filtered = {
  changeKey: string;
  priority: ActionPriority;
  status: ActionStatus;
  dueDate: string | null;
  proposal: ProposalState;
  ownerPartnerId: string | null;
  ownerMemberId: string | null;
  ownerName: string;
};

/** Under "later" somebody may have begun: then it is for now, since work is under way. */
export function shelfOf({
  proposal,
  priority,
  status,
}: Pick<Filtered, "proposal" | "priority" | "status">): Shelf {
  if (proposal === "reached" || proposal === "superseded") return "past";
  return priority === "later" && status === "not-started" ? "later" : "now";
}

/** Whoever reads a plan. */
type Reader = Pick<Viewer, "memberId" | "partnerId" | "name" | "roles">;

/** Whether an action is the reader's own. */
export function isMine(
  action: Pick<Filtered, "ownerPartnerId" | "ownerMemberId" | "ownerName">,
  { memberId, partnerId, name, roles }: Reader,
): boolean {
  return isOwnAction(
    { id: memberId, partnerId, name, leads: roles.includes("partner-lead") },
    action,
  );
}

/** Whether a filter lets an action through, for a reader on a day (YYYY-MM-DD). */
export function isShown(
  action: Filtered,
  filter: PlanFilter,
  viewer: Reader,
  today: string,
): boolean {
  const { change, partner, status, shelf, overdue, mine } = filter;
  return (
    (change === null || action.changeKey === change) &&
    (partner === null || (action.ownerPartnerId ?? "none") === partner) &&
    (status === null || action.status === status) &&
    (shelf === null || shelfOf(action) === shelf) &&
    (!overdue || isOverdue(action, today)) &&
    (!mine || isMine(action, viewer))
  );
}

/** The orders in which a plan can be read. */
export const PLAN_ORDERS = {
  model: "By impact change",
  due: "By due date",
  status: "By status",
  owner: "By owner",
} as const;

export type PlanOrder = keyof typeof PLAN_ORDERS;

type Sorted = { dueDate: string | null; status: ActionStatus; ownership: string };

/** Troubles first, then what goes on, then what is over. */
const URGENCY: readonly ActionStatus[] = [
  "off-track",
  "at-risk",
  "on-track",
  "not-started",
  "complete",
  "stopped",
];

/** Entries in an order; those alike stay in the model's. Without a date comes last, as does without an owner. */
export function sortEntries<E extends Sorted>(entries: readonly E[], order: PlanOrder): E[] {
  const byDate = (one: E, other: E) =>
    (one.dueDate ?? "9999").localeCompare(other.dueDate ?? "9999");
  switch (order) {
    case "model":
      return [...entries];
    case "due":
      return [...entries].sort(byDate);
    case "status":
      return [...entries].sort(
        (one, other) =>
          URGENCY.indexOf(one.status) - URGENCY.indexOf(other.status) || byDate(one, other),
      );
    case "owner":
      return [...entries].sort(
        (one, other) =>
          Number(one.ownership === "No owner yet") - Number(other.ownership === "No owner yet") ||
          one.ownership.localeCompare(other.ownership, "en-GB"),
      );
  }
}
