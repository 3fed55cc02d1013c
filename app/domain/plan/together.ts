import { type ActionFields, pickFields } from "./action-fields.ts";

/** The fields that can be changed in several actions at once. */
const TOGETHER_FIELDS = [
  "status",
  "stopReason",
  "ownerPartnerId",
  "ownerMemberId",
  "ownerName",
  "priority",
  "dueDate",
] as const satisfies readonly (keyof ActionFields)[];

export type TogetherFields = Pick<ActionFields, (typeof TOGETHER_FIELDS)[number]>;

/** What several actions are to say; a field left out stays as it is. */
export type TogetherWish = {
  status?: ActionFields["status"];
  stopReason?: string;
  /** Another organisation brings its own person, or none; without one, each action keeps its own. */
  owner?: Pick<ActionFields, "ownerMemberId" | "ownerName"> &
    Partial<Pick<ActionFields, "ownerPartnerId">>;
  priority?: ActionFields["priority"];
  dueDate?: string | null;
};

/** What one action said before several were changed at once, and what it says since. */
export type TogetherChange = {
  actionId: string;
  before: Partial<TogetherFields>;
  after: Partial<TogetherFields>;
  /** The names of the fields a person had edited before. */
  edited: readonly string[];
};

/** An action's fields as a wish would have them. */
export function grantWish(action: ActionFields, wish: TogetherWish): ActionFields {
  const { owner, ...fields } = wish;
  return { ...pickFields(action), ...fields, ...owner };
}

/** What a change of an action did to the fields that can be changed together. */
export function recordChange(
  actionId: string,
  before: ActionFields,
  after: ActionFields,
  edited: readonly string[],
): TogetherChange {
  const changed = TOGETHER_FIELDS.filter((field) => before[field] !== after[field]);
  const pick = (fields: ActionFields) =>
    Object.fromEntries(changed.map((field) => [field, fields[field]]));
  return { actionId, before: pick(before), after: pick(after), edited };
}

/**
 * What taking a change back does to an action as it is now: every field that still says what the
 * change made of it says again what it said before, and counts as edited if it did before. Fields
 * that somebody changed since stay. Null where none is left to take back.
 */
export function takeBack(
  action: ActionFields & { edited: readonly string[] },
  { before, after, edited }: TogetherChange,
): { fields: Partial<ActionFields>; edited: string[] } | null {
  const back = TOGETHER_FIELDS.filter((field) => field in after && action[field] === after[field]);
  if (back.length === 0) return null;
  return {
    fields: Object.fromEntries(back.map((field) => [field, before[field]])),
    edited: action.edited.filter(
      (field) => edited.includes(field) || !(back as readonly string[]).includes(field),
    ),
  };
}
