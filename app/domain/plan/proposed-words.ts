import type { ActionProposal, PlanAction } from "./action.ts";

/** The fields of an action that a proposal fills; a person may edit each. */
export const PROPOSED_FIELDS = [
  "whereNow",
  "whatToDo",
  "dueDate",
  "howKnow",
  "measureKey",
  "priority",
] as const satisfies readonly (keyof ActionProposal)[];

export type ProposedField = (typeof PROPOSED_FIELDS)[number];

/** What the last round taken says of an action, kept beside the words that stand. */
export type ProposedWords = Pick<ActionProposal, ProposedField> & {
  roundId: string;
  /** Fields for which a person decided against the round's words, or wrote their own since. */
  kept: readonly string[];
};

/** A field that a round words otherwise than the action does. */
export type OtherWords = {
  field: ProposedField;
  ours: string | null;
  proposed: string | null;
  /** Whether somebody decided for ours. */
  kept: boolean;
};

/**
 * What a round's proposal leaves to be decided: every field, but for those in which it repeats words
 * that a person decided against before.
 */
export function offerWords(
  before: ProposedWords | null,
  proposal: ActionProposal,
  roundId: string,
): ProposedWords {
  const { whereNow, whatToDo, dueDate, howKnow, measureKey, priority } = proposal;
  const words = { whereNow, whatToDo, dueDate, howKnow, measureKey, priority };
  const kept = PROPOSED_FIELDS.filter(
    (field) => before?.kept.includes(field) && before[field] === words[field],
  );
  return { ...words, roundId, kept };
}

/** The fields that the last round taken words otherwise, ours beside its own. */
export function listOtherWords(
  action: Pick<PlanAction, ProposedField> & { proposed: ProposedWords | null },
): OtherWords[] {
  const { proposed } = action;
  if (proposed === null) return [];
  return PROPOSED_FIELDS.filter((field) => action[field] !== proposed[field]).map((field) => ({
    field,
    ours: action[field],
    proposed: proposed[field],
    kept: proposed.kept.includes(field),
  }));
}

/** The proposed words after a person wrote or decided on some fields: those are no longer open. */
export function settleWords(
  proposed: ProposedWords | null,
  fields: readonly string[],
): ProposedWords | null {
  if (proposed === null) return null;
  const own = fields.filter((field) => (PROPOSED_FIELDS as readonly string[]).includes(field));
  return { ...proposed, kept: [...new Set([...proposed.kept, ...own])] };
}
