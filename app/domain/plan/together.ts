import type { ActionFields } from "./action-fields.ts";

/** The fields that can be changed in several actions at once. */
export type TogetherFields = Partial<
  Pick<
    ActionFields,
    | "status"
    | "stopReason"
    | "ownerPartnerId"
    | "ownerMemberId"
    | "ownerName"
    | "priority"
    | "dueDate"
  >
>;

/** What one action said before several were changed at once, and what it says since. */
export type TogetherChange = {
  actionId: string;
  before: TogetherFields;
  after: TogetherFields;
  /** The names of the fields a person had edited before. */
  edited: readonly string[];
};
