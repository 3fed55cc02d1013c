import { formatDate, isDate } from "../dates.ts";
import { DomainError } from "../errors.ts";
import { ACTION_STATUSES, type ActionPriority, type ActionStatus } from "./action.ts";

/** What people fill in of an action. */
export type ActionFields = {
  whereNow: string;
  whatToDo: string;
  /** YYYY-MM-DD */
  dueDate: string | null;
  howKnow: string;
  ownerPartnerId: string | null;
  /** The named lead, with or without an account. */
  ownerName: string;
  priority: ActionPriority;
  status: ActionStatus;
  /** Asked for when stopped, otherwise empty. */
  stopReason: string;
};

/** What each field is called, in the order of the form. */
export const ACTION_FIELD_NAMES: Record<keyof ActionFields, string> = {
  whereNow: "Where are you now?",
  whatToDo: "What do you need to do?",
  dueDate: "When will it be done by?",
  howKnow: "How will you know it has been successful?",
  ownerPartnerId: "Owner",
  ownerName: "Named lead",
  priority: "Priority",
  status: "Status",
  stopReason: "Why it was stopped",
};

/** Fields that only a round's proposals change, as the history names them. */
const PROPOSED_FIELD_NAMES: Record<string, string> = {
  measureKey: "Measure",
  proposal: "What the round asks",
};

/** What a field is called in an action's history. */
export function nameField(field: string): string {
  return { ...PROPOSED_FIELD_NAMES, ...ACTION_FIELD_NAMES }[field] ?? field;
}

const FIELDS = Object.keys(ACTION_FIELD_NAMES) as (keyof ActionFields)[];

/** The fields as they are stored; refuses `reason-needed` for a stop without a reason. */
export function settleFields(fields: ActionFields): ActionFields {
  const needed = ACTION_STATUSES[fields.status].needsReason;
  if (needed && fields.stopReason === "") {
    throw new DomainError(
      "reason-needed",
      { field: "stopReason" },
      "Say why the action was stopped.",
    );
  }
  return { ...fields, stopReason: needed ? fields.stopReason : "" };
}

/** A field that someone changed. */
export type FieldChange = {
  field: keyof ActionFields;
  before: string | null;
  after: string | null;
};

/** The fields that differ, in the order of the form. */
export function listFieldChanges(before: ActionFields, after: ActionFields): FieldChange[] {
  return FIELDS.filter((field) => before[field] !== after[field]).map((field) => ({
    field,
    before: before[field],
    after: after[field],
  }));
}

/** A stored value of a field as a reader knows it: a status by name, a date in words. */
export function showFieldValue(
  field: string,
  value: string | null,
  partners: readonly { id: string; name: string }[],
): string {
  if (value === null || value === "") return "Nothing";
  if (field === "dueDate") return isDate(value) ? formatDate(value) : value;
  if (field === "status") return ACTION_STATUSES[value as ActionStatus]?.name ?? value;
  if (field === "priority") return PRIORITY_NAMES[value as ActionPriority] ?? value;
  if (field === "ownerPartnerId") return partners.find(({ id }) => id === value)?.name ?? value;
  if (field === "proposal") return PROPOSAL_NAMES[value] ?? value;
  return value;
}

export const PRIORITY_NAMES: Record<ActionPriority, string> = { now: "Now", later: "Later" };

/** What a proposal's state is called. */
export const PROPOSAL_NAMES: Record<string, string> = {
  own: "Added by the area",
  current: "Proposed",
  reached: "Level reached",
  superseded: "No longer asked for",
};
