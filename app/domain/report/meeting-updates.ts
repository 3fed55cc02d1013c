import { formatDate } from "../dates.ts";
import { ACTION_STATUSES, type ActionStatus, isOverdue } from "../plan/action.ts";
import { topicOf } from "./plan-entry.ts";
import type { PlanReportInput, ReportedAction } from "./plan-input.ts";
import { findOwner, nameLead } from "./plan-ownership.ts";
import type { PartnerMark } from "./row-report.ts";

/** What an answer changed of its action: status or date, as they are stored. */
export type UpdateChange = {
  field: "status" | "dueDate";
  before: string | null;
  after: string | null;
};

/** An action about which an update was asked, with what was said of it since. */
export type AskedAction = {
  action: Pick<
    ReportedAction,
    | "id"
    | "rowKey"
    | "changeKey"
    | "whatToDo"
    | "dueDate"
    | "status"
    | "priority"
    | "proposal"
    | "ownerPartnerId"
    | "ownerMemberId"
    | "ownerName"
  >;
  /** The dates (YYYY-MM-DD) of asking and of the last reminder. */
  askedOn: string;
  remindedOn: string | null;
  /** Notes between the asking and the meeting, the latest first. */
  notes: readonly { id: string; on: string; person: string | null; text: string }[];
  /** What the answers among them changed, by note. */
  changes: ReadonlyMap<string, readonly UpdateChange[]>;
};

/** One line of a meeting's list of updates. */
export type UpdateEntry = {
  id: string;
  topic: string;
  whatToDo: string;
  owner: PartnerMark | null;
  lead: string;
  due: string;
  overdue: boolean;
  status: ActionStatus;
  asked: string;
  /** The latest first; empty for silence. */
  updates: { id: string; on: string; person: string; text: string; changes: string[] }[];
};

/** What a meeting is told in place of an update that did not come. */
export const NO_UPDATE = "No update";

/** A meeting's list of updates: silence first, then in the order of the plan's changes. */
export function reportUpdates(
  asked: readonly AskedAction[],
  plan: Pick<PlanReportInput, "today" | "changes" | "partners" | "people">,
): UpdateEntry[] {
  const { today, changes } = plan;
  const placeOf = ({ action, notes }: AskedAction) =>
    changes.findIndex(({ key }) => key === action.changeKey) +
    (notes.length > 0 ? changes.length : 0);
  return [...asked]
    .sort((one, other) => placeOf(one) - placeOf(other))
    .map(({ action, askedOn, remindedOn, notes, changes: changed }) => ({
      id: action.id,
      topic: topicOf(
        changes.find(({ key }) => key === action.changeKey),
        action,
      ),
      whatToDo: action.whatToDo,
      owner: findOwner(plan, action),
      lead: nameLead(plan, action),
      due: action.dueDate ? formatDate(action.dueDate) : "No date yet",
      overdue: isOverdue(action, today),
      status: action.status,
      asked: `Asked ${formatDate(askedOn)}${remindedOn ? `, reminded ${formatDate(remindedOn)}` : ""}`,
      updates: notes.map(({ id, on, person, text }) => ({
        id,
        on: formatDate(on),
        person: person ?? "Someone",
        text,
        changes: (changed.get(id) ?? []).map((change) => sayChange(change)),
      })),
    }));
}

/** "At risk, was on track"; "Expected by 30 September 2017, was 31 August 2017". */
function sayChange({ field, before, after }: UpdateChange): string {
  if (field === "dueDate") {
    const day = (date: string | null) => (date === null ? "no date" : formatDate(date));
    return `Expected by ${day(after)}, was ${day(before)}`;
  }
  const name = (status: string | null) => ACTION_STATUSES[status as ActionStatus].name;
  return `${name(after)}, was ${name(before).toLowerCase()}`;
}
