import type { Level } from "#app/domain/model/edition.ts";
import type { ActionProposal, PlanAction, ProposalState, RowLevels } from "./action.ts";
import { PROPOSED_FIELDS } from "./proposed-words.ts";

const keyOf = (step: { rowKey: string | null; level: Level | null }) =>
  `${step.rowKey} ${step.level}`;

/**
 * The plan after a round's proposals are taken in: every existing action in its place, then the new
 * ones. Steps are the same when row and level are.
 *
 * - A field a person edited (`edited`) is never touched, nor anything else that is not proposed
 *   (status, owner, notes). Nothing is dropped, and the area's own actions stay as they are.
 * - An action someone has begun (any status but "not started") keeps its words, its date and its
 *   place: what was taken on stands. One not begun follows the newest round, except that a date
 *   once due "now" does not move, or a late action would stop being late by itself.
 * - What no longer applies is marked "reached" when the row has that level now, else "superseded".
 *   `agreedRows`, the closed round's rows, tells the two apart; a row the round left open, or was
 *   not asked about, keeps its mark. Without `agreedRows` only a next step higher up the same row
 *   shows that a level was reached, and whatever is not proposed counts as no longer applying.
 */
export function mergeProposals<A extends PlanAction>(
  existing: readonly A[],
  proposals: readonly ActionProposal[],
  agreedRows?: RowLevels,
): (A | PlanAction)[] {
  const byKey = new Map<string, ActionProposal>();
  for (const proposal of proposals) {
    if (!byKey.has(keyOf(proposal))) byKey.set(keyOf(proposal), proposal);
  }
  const nextLevels = new Map(proposals.map(({ rowKey, level }) => [rowKey, level]));
  const levels = agreedRows && new Map(agreedRows.map(({ rowKey, level }) => [rowKey, level]));
  const known = new Set(existing.map(keyOf));

  const kept = existing.map((action): A => {
    if (action.proposal === "own" || action.rowKey === null || action.level === null) return action;
    const proposal = byKey.get(keyOf(action));
    if (proposal) return { ...action, ...chooseFields(action, proposal), proposal: "current" };
    const mark = levels
      ? markByLevel(action, levels.get(action.rowKey))
      : markByNextStep(action, nextLevels.get(action.rowKey));
    return { ...action, proposal: mark };
  });
  const added = [...byKey.values()]
    .filter((proposal) => !known.has(keyOf(proposal)))
    .map(
      (proposal): PlanAction => ({
        ...proposal,
        status: "not-started",
        proposal: "current",
        edited: [],
      }),
    );
  return [...kept, ...added];
}

/** The proposed fields that an existing action takes over. */
function chooseFields(action: PlanAction, proposal: ActionProposal): Partial<ActionProposal> {
  if (action.status !== "not-started") return {};
  const dateStands = action.priority === "now" && action.dueDate !== null;
  return Object.fromEntries(
    PROPOSED_FIELDS.filter(
      (field) => !action.edited.includes(field) && !(field === "dueDate" && dateStands),
    ).map((field) => [field, proposal[field]]),
  );
}

/** The mark of a step no longer proposed, by what the closed round says of its row. */
export function markByLevel(
  { proposal, level }: PlanAction,
  agreed: RowLevels[number]["level"] | undefined,
): ProposalState {
  if (agreed === undefined || agreed === null) return proposal;
  return agreed !== "not-applicable" && level !== null && agreed >= level
    ? "reached"
    : "superseded";
}

/** The mark of a step no longer proposed, by the step now proposed for its row, if any. */
function markByNextStep({ proposal, level }: PlanAction, next: Level | undefined): ProposalState {
  const reached = next === undefined ? proposal === "reached" : level !== null && next > level;
  return reached ? "reached" : "superseded";
}
