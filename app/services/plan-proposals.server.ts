import { permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { DomainError } from "#app/domain/errors.ts";
import type { ActionProposal } from "#app/domain/plan/action.ts";
import { nameField, showFieldValue } from "#app/domain/plan/action-fields.ts";
import { mergeProposals } from "#app/domain/plan/merge-proposals.ts";
import { proposeActions } from "#app/domain/plan/propose-actions.ts";
import { topicOf } from "#app/domain/report/plan-entry.ts";
import {
  type Action,
  insertAction,
  insertActionHistory,
  updateAction,
} from "#db/queries/actions.server.ts";
import type { Round } from "#db/queries/rounds.server.ts";
import { listAgreedRows } from "./agreed-rows.server.ts";
import { audit, instantIn, type Kit } from "./kit.server.ts";
import { loadPlan, namesIn, type PlanContext } from "./plan-context.server.ts";
import { loadRound } from "./round-context.server.ts";
import { findLatestClosed, modelOfRound } from "./round-models.server.ts";

/** The fields that a round's proposals may fill or mark. */
const MERGED_FIELDS = [
  "whereNow",
  "whatToDo",
  "dueDate",
  "howKnow",
  "measureKey",
  "priority",
  "proposal",
] as const satisfies readonly (keyof Action)[];

/** A field that a round's proposals would change in an action nobody has begun or reworded. */
type MergedField = {
  field: (typeof MERGED_FIELDS)[number];
  before: string | null;
  after: string | null;
};

/** What taking a round's proposals would do to the plan. */
type Merge = {
  round: Pick<Round, "id" | "name">;
  added: ActionProposal[];
  changed: { action: Action; fields: MergedField[] }[];
  /** Of the changed ones, those whose level is reached, and those no longer asked for. */
  reached: Action[];
  superseded: Action[];
  /** Actions the round proposes again and that keep every word: only their round moves on. */
  confirmed: Action[];
};

/** Whether there is anything to take. */
export function isWorthTaking({ added, changed }: Merge): boolean {
  return added.length + changed.length > 0;
}

/**
 * What a closed round's proposals would do to the plan. An action taken from this same round before
 * stays as it is, so that taking twice changes nothing; a deleted one stays deleted.
 */
export function weighProposals(
  kit: Kit,
  viewer: Viewer,
  { actions, deleted, today }: PlanContext,
  roundId: string,
): Merge {
  const context = loadRound(kit, viewer, roundId);
  const { round } = context;
  if (round.status !== "closed") throw new DomainError("round-not-closed");
  if (modelOfRound(kit, round) !== "hicm") throw new DomainError("other-model");
  const rows = listAgreedRows(context);
  const proposals = proposeActions(context.edition, rows, today);
  const existing = [...actions, ...deleted];
  const merged = mergeProposals(existing, proposals, rows);

  const earlier = actions.flatMap((action, place) => {
    const after = merged[place] as Action | undefined;
    return after && action.roundId !== round.id ? [{ action, after }] : [];
  });
  const changed = earlier
    .map(({ action, after }) => ({ action, fields: listChanges(action, after) }))
    .filter(({ fields }) => fields.length > 0);
  const marked = (mark: Action["proposal"]) =>
    changed
      .filter(({ fields }) =>
        fields.some(({ field, after }) => field === "proposal" && after === mark),
      )
      .map(({ action }) => action);
  const unchanged = new Set(changed.map(({ action }) => action.id));
  return {
    round: { id: round.id, name: round.name },
    added: merged.slice(existing.length) as ActionProposal[],
    changed,
    reached: marked("reached"),
    superseded: marked("superseded"),
    confirmed: earlier
      .filter(({ action, after }) => after.proposal === "current" && !unchanged.has(action.id))
      .map(({ action }) => action),
  };
}

function listChanges(action: Action, after: Action): MergedField[] {
  return MERGED_FIELDS.filter((field) => action[field] !== after[field]).map((field) => ({
    field,
    before: action[field],
    after: after[field],
  }));
}

/** Taking a closed round's proposals into the plan. */
export function createPlanProposals(kit: Kit) {
  const { db } = kit;

  return {
    /** What the latest closed round would do to the plan; refuses `round-not-closed`. */
    proposals(viewer: Viewer) {
      permit(viewer.roles, "plan.manage");
      const latest = findLatestClosed(kit, viewer, "hicm");
      if (!latest) throw new DomainError("round-not-closed");
      const context = loadPlan(kit, viewer);
      const merge = weighProposals(kit, viewer, context, latest.id);
      const describe = describer(context);
      const { round, reached, superseded } = merge;
      const over = new Set([...reached, ...superseded]);
      const rest = merge.changed.filter(({ action }) => !over.has(action));
      return {
        round,
        worthTaking: isWorthTaking(merge),
        added: merge.added.map(describe.proposal),
        changed: rest.map(({ action, fields }) => describe.action(action, fields)),
        reached: reached.map((action) => describe.action(action)),
        superseded: superseded.map((action) => describe.action(action)),
      };
    },

    /**
     * Takes a closed round's proposals into the plan; gives how many actions are new. A second time
     * changes nothing. Refuses `later-round` when a later round has closed.
     */
    takeProposals(viewer: Viewer, roundId: string): number {
      permit(viewer.roles, "plan.manage");
      return db.write(() => {
        const context = loadPlan(kit, viewer);
        const merge = weighProposals(kit, viewer, context, roundId);
        if (findLatestClosed(kit, viewer, "hicm")?.id !== roundId)
          throw new DomainError("later-round");
        if (!isWorthTaking(merge)) return 0;
        const at = instantIn(kit, context.area);
        for (const proposal of merge.added) addProposed(viewer.areaId, merge, proposal, at);
        for (const { action, fields } of merge.changed) changeProposed(merge, action, fields, at);
        for (const action of merge.confirmed) changeProposed(merge, action, [], at);
        audit(kit, viewer, "proposals-taken", roundId);
        return merge.added.length;
      });
    },
  };

  function addProposed(areaId: string, { round }: Merge, proposal: ActionProposal, at: number) {
    insertAction(db, {
      ...proposal,
      id: kit.newId(),
      areaId,
      roundId: round.id,
      status: "not-started",
      proposal: "current",
      edited: [],
      createdAt: at,
    });
  }

  /** A mark of "reached" or "superseded" keeps the round that asked for the action. */
  function changeProposed({ round }: Merge, action: Action, fields: MergedField[], at: number) {
    const change = Object.fromEntries(fields.map(({ field, after }) => [field, after]));
    const over = change.proposal === "reached" || change.proposal === "superseded";
    const roundId = over ? action.roundId : round.id;
    updateAction(db, action.areaId, action.id, action.version, { ...change, roundId });
    insertActionHistory(
      db,
      fields.map((field) => ({ ...field, actionId: action.id, at })),
    );
  }
}

/** Proposals and changes as a page lists them. */
function describer(context: PlanContext) {
  const { changes } = context;
  const names = namesIn(context);
  const changeOf = (key: string) => changes.find((change) => change.key === key);
  return {
    proposal: (proposal: ActionProposal) => ({
      key: `${proposal.rowKey} ${proposal.level}`,
      change: changeOf(proposal.changeKey)?.shortName ?? "",
      topic: topicOf(changeOf(proposal.changeKey), proposal),
      step: `To level ${proposal.level}`,
      whatToDo: proposal.whatToDo,
      dueDate: proposal.dueDate,
      now: proposal.priority === "now",
    }),
    action: (action: Action, fields: readonly MergedField[] = []) => ({
      id: action.id,
      topic: topicOf(changeOf(action.changeKey), action),
      fields: fields.map(({ field, before, after }) => ({
        name: nameField(field),
        before: showFieldValue(field, before, names),
        after: showFieldValue(field, after, names),
      })),
    }),
  };
}
