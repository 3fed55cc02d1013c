import { formatDate } from "../dates.ts";
import { DomainError } from "../errors.ts";
import { ACTION_STATUSES, type ActionStatus } from "../plan/action.ts";
import {
  type ActionFields,
  type FieldChange,
  listFieldChanges,
  pickFields,
} from "../plan/action-fields.ts";

/** What an owner says of an action before a meeting. */
export type UpdateFields = {
  note: string;
  status: ActionStatus;
  /** YYYY-MM-DD, or null for none. */
  dueDate: string | null;
};

/**
 * What an update changes of an action, nothing when it is a note alone. The note is the reason where
 * it was stopped. Refuses `invalid` where a date that was set is emptied, or is before the start.
 */
export function listUpdateChanges(
  action: ActionFields,
  { note, status, dueDate }: UpdateFields,
): FieldChange[] {
  const before = pickFields(action);
  if (dueDate === null && before.dueDate !== null) {
    refuseDate("Enter the date it is expected by now.");
  }
  const { startDate } = before;
  if (dueDate !== before.dueDate && dueDate !== null && startDate !== null && dueDate < startDate) {
    refuseDate(`It would be due before it starts on ${formatDate(startDate)}.`);
  }
  const { needsReason } = ACTION_STATUSES[status];
  const reason = before.status === status ? before.stopReason : note;
  const stopReason = needsReason ? reason : "";
  return listFieldChanges(before, { ...before, status, dueDate, stopReason });
}

function refuseDate(sentence: string): never {
  throw new DomainError("invalid", { field: "dueDate" }, sentence);
}
