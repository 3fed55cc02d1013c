import { formatDate, isDate } from "../dates.ts";
import { DomainError } from "../errors.ts";
import { ACTION_STATUSES, type ActionPriority, type ActionStatus } from "./action.ts";

/** What people fill in of an action. */
export type ActionFields = {
  whereNow: string;
  whatToDo: string;
  /** YYYY-MM-DD */
  startDate: string | null;
  /** YYYY-MM-DD */
  dueDate: string | null;
  howKnow: string;
  /** The key of a measure of the content or of the area's own. */
  measureKey: string | null;
  /** What the measure is to come to, in its unit. */
  targetValue: number | null;
  ownerPartnerId: string | null;
  /** The person who leads it, where they have an account. */
  ownerMemberId: string | null;
  /** The name of a lead without an account; empty where a member leads it. */
  ownerName: string;
  priority: ActionPriority;
  status: ActionStatus;
  /** Asked for when stopped, otherwise empty. */
  stopReason: string;
};

/** An action of which nothing is said yet. */
export const BLANK_ACTION: ActionFields = {
  whereNow: "",
  whatToDo: "",
  startDate: null,
  dueDate: null,
  howKnow: "",
  measureKey: null,
  targetValue: null,
  ownerPartnerId: null,
  ownerMemberId: null,
  ownerName: "",
  priority: "now",
  status: "not-started",
  stopReason: "",
};

/** What each field is called, in the order of the form. */
export const ACTION_FIELD_NAMES: Record<keyof ActionFields, string> = {
  whereNow: "Where are you now?",
  whatToDo: "What do you need to do?",
  startDate: "When does it start?",
  dueDate: "When will it be done by?",
  howKnow: "How will you know it has been successful?",
  measureKey: "Measure",
  targetValue: "Target value",
  ownerPartnerId: "Owner",
  ownerMemberId: "Person who leads it",
  ownerName: "Named lead",
  priority: "Priority",
  status: "Status",
  stopReason: "Why it was stopped",
};

/** What an action's history calls what is no field of its form. */
const OTHER_NAMES: Record<string, string> = {
  proposal: "What the round asks",
  waitsFor: "Waits for",
};

/** What a field is called in an action's history. */
export function nameField(field: string): string {
  return { ...OTHER_NAMES, ...ACTION_FIELD_NAMES }[field] ?? field;
}

const FIELDS = Object.keys(ACTION_FIELD_NAMES) as (keyof ActionFields)[];

/** The fields of an action alone, of anything that holds them. */
export function pickFields(action: ActionFields): ActionFields {
  return Object.fromEntries(FIELDS.map((field) => [field, action[field]])) as ActionFields;
}

/**
 * The fields as they are stored. Refuses `reason-needed` for a stop without a reason, and `invalid`
 * for a due date before the start, a lead named twice or a target without a measure.
 */
export function settleFields(fields: ActionFields): ActionFields {
  const needed = ACTION_STATUSES[fields.status].needsReason;
  if (needed && fields.stopReason === "") {
    throw new DomainError(
      "reason-needed",
      { field: "stopReason" },
      "Say why the action was stopped.",
    );
  }
  const { startDate, dueDate, ownerMemberId, ownerName, measureKey, targetValue } = fields;
  if (startDate !== null && dueDate !== null && dueDate < startDate) {
    refuse("dueDate", `It would be due before it starts on ${formatDate(startDate)}.`);
  }
  if (ownerMemberId !== null && ownerName !== "") {
    refuse("ownerName", "Choose a person from the list or type a name, not both.");
  }
  if (targetValue !== null && measureKey === null) {
    refuse("measureKey", "Choose the measure that the target value belongs to.");
  }
  return { ...fields, stopReason: needed ? fields.stopReason : "" };
}

function refuse(field: keyof ActionFields, sentence: string): never {
  throw new DomainError("invalid", { field }, sentence);
}

/** A field that someone changed, its values as they are kept in the history. */
export type FieldChange = {
  field: keyof ActionFields;
  before: string | null;
  after: string | null;
};

/** The fields that differ, in the order of the form. */
export function listFieldChanges(before: ActionFields, after: ActionFields): FieldChange[] {
  const asText = (value: string | number | null) => (value === null ? null : String(value));
  return FIELDS.filter((field) => before[field] !== after[field]).map((field) => ({
    field,
    before: asText(before[field]),
    after: asText(after[field]),
  }));
}

type Named = readonly { id: string; name: string }[];

/** What the ids in an action's fields stand for. */
export type FieldNames = { partners: Named; people: Named; measures: Named };

/** A stored value of a field as a reader knows it: a status by name, a date in words. */
export function showFieldValue(field: string, value: string | null, names: FieldNames): string {
  if (value === null || value === "") return "Nothing";
  const find = (list: Named) => list.find(({ id }) => id === value)?.name ?? value;
  switch (field) {
    case "startDate":
    case "dueDate":
      return isDate(value) ? formatDate(value) : value;
    case "status":
      return ACTION_STATUSES[value as ActionStatus]?.name ?? value;
    case "priority":
      return PRIORITY_NAMES[value as ActionPriority] ?? value;
    case "ownerPartnerId":
      return find(names.partners);
    case "ownerMemberId":
      return find(names.people);
    case "measureKey":
      return find(names.measures);
    case "proposal":
      return PROPOSAL_NAMES[value] ?? value;
    default:
      return value;
  }
}

export const PRIORITY_NAMES: Record<ActionPriority, string> = { now: "Now", later: "Later" };

/** What a proposal's state is called. */
export const PROPOSAL_NAMES: Record<string, string> = {
  own: "Added by the area",
  current: "Proposed",
  reached: "Level reached",
  superseded: "No longer asked for",
};
