import type { ActionProposal, PlanAction, RowLevels } from "./action.ts";
import { markByLevel, mergeProposals } from "./merge-proposals.ts";
import { offerWords, type ProposedWords } from "./proposed-words.ts";

/** What a closed round says: its proposals, and its rows with what the room agreed. */
export type ClosedRound = {
  id: string;
  proposals: readonly ActionProposal[];
  agreedRows: RowLevels;
};

/** An action with what the last round taken says of it. */
type WithWords = { proposed: ProposedWords | null };

const keyOf = ({ rowKey, level }: Pick<PlanAction, "rowKey" | "level">) => `${rowKey} ${level}`;

/**
 * The plan after a closed round is taken in, whichever were taken before: `mergeProposals`, with the
 * round's words kept beside each action it asks for.
 *
 * `later` are the rows of later rounds that were taken already. On a row of which a later round
 * spoke, that round has the word: nothing that stands there changes, and a step that this round adds
 * is marked at once as reached, or as superseded, by what the later round says of its row.
 */
export function mergeRound<A extends PlanAction & WithWords>(
  existing: readonly A[],
  { id, proposals, agreedRows }: ClosedRound,
  later: RowLevels,
): (A | (PlanAction & WithWords))[] {
  const spoken = new Map(
    later.flatMap(({ rowKey, level }) => (level === null ? [] : [[rowKey, level]])),
  );
  const known = new Set(existing.map(keyOf));
  const fresh = new Map(
    proposals.filter(({ rowKey }) => !spoken.has(rowKey)).map((each) => [keyOf(each), each]),
  );
  const merged = mergeProposals(
    existing,
    [...fresh.values()],
    agreedRows.filter(({ rowKey }) => !spoken.has(rowKey)),
  ).map((action) => {
    const proposal = action.proposal === "own" ? undefined : fresh.get(keyOf(action));
    const before = "proposed" in action ? action.proposed : null;
    return { ...action, proposed: proposal ? offerWords(before, proposal, id) : before };
  });
  const late = proposals
    .filter((proposal) => spoken.has(proposal.rowKey) && !known.has(keyOf(proposal)))
    .map((proposal): PlanAction & WithWords => {
      const action: PlanAction = {
        ...proposal,
        status: "not-started",
        proposal: "current",
        edited: [],
      };
      const mark = markByLevel(action, spoken.get(proposal.rowKey));
      return { ...action, proposal: mark, proposed: offerWords(null, proposal, id) };
    });
  return [...merged, ...late];
}
