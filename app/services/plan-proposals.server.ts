import { permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { formatDate, londonDate } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import type { PlanAction, RowLevels } from "#app/domain/plan/action.ts";
import { nameField, showFieldValue } from "#app/domain/plan/action-fields.ts";
import { mergeRound } from "#app/domain/plan/merge-round.ts";
import { proposeActions } from "#app/domain/plan/propose-actions.ts";
import { listOtherWords } from "#app/domain/plan/proposed-words.ts";
import { topicOf } from "#app/domain/report/plan-entry.ts";
import {
  type Action,
  insertAction,
  insertActionHistory,
  insertTakenRound,
  listTakenRounds,
  updateAction,
} from "#db/queries/actions.server.ts";
import type { Round } from "#db/queries/rounds.server.ts";
import { listAgreedRows } from "./agreed-rows.server.ts";
import { audit, instantIn, type Kit } from "./kit.server.ts";
import { loadPlan, namesIn, type PlanContext } from "./plan-context.server.ts";
import { loadRound } from "./round-context.server.ts";
import { listClosed, modelOfRound } from "./round-models.server.ts";

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

/** A field with two texts: what stands and what the round makes of it. */
type TwoWords = { field: string; before: string | null; after: string | null };

/** What taking a round's proposals would do to the plan. */
type Merge = {
  round: Pick<Round, "id" | "name">;
  /** Null while the round has not been taken; else when, in UTC milliseconds. */
  takenAt: number | null;
  added: (PlanAction & Pick<Action, "proposed">)[];
  /** Actions nobody has begun or reworded, which follow the round, and those it marks. */
  changed: { action: Action; after: Action; fields: TwoWords[] }[];
  /** Of the changed ones, those whose level is reached, and those no longer asked for. */
  reached: Action[];
  superseded: Action[];
  /** Actions the round proposes again: only the words kept beside theirs are new. */
  confirmed: { action: Action; after: Action }[];
  /** Words of people that stand, where the round would say otherwise. */
  standing: { action: Action; fields: TwoWords[] }[];
};

/** Whether there is anything to take. */
export function isWorthTaking({ takenAt, added, changed, standing }: Merge): boolean {
  return takenAt === null && added.length + changed.length + standing.length > 0;
}

/** When a round was taken: on record, or as an action that came from it tells. */
function findTaken(kit: Kit, { area, actions, deleted }: PlanContext): Map<string, number> {
  const told = [...actions, ...deleted].flatMap(({ roundId, createdAt }) =>
    roundId === null ? [] : [[roundId, createdAt] as const],
  );
  const onRecord = listTakenRounds(kit.db, area.id).map(
    ({ roundId, at }) => [roundId, at] as const,
  );
  return new Map([...told, ...onRecord]);
}

/** The rows of the rounds taken that are later than this one, the word of the latest first. */
function listLaterRows(kit: Kit, viewer: Viewer, taken: ReadonlyMap<string, number>, round: Round) {
  const closed = listClosed(kit, viewer.areaId, "hicm");
  const later = closed.slice(
    0,
    Math.max(
      0,
      closed.findIndex(({ id }) => id === round.id),
    ),
  );
  const levels = new Map<string, RowLevels[number]["level"]>();
  for (const { id } of later.filter((each) => taken.has(each.id)).reverse()) {
    for (const { rowKey, level } of listAgreedRows(loadRound(kit, viewer, id))) {
      if (level !== null) levels.set(rowKey, level);
    }
  }
  return [...levels].map(([rowKey, level]) => ({ rowKey, level }));
}

/**
 * What a closed round's proposals would do to the plan. One that was taken does nothing more; a
 * deleted action stays deleted; on rows of which a later round taken has spoken, that one has the word.
 */
export function weighProposals(
  kit: Kit,
  viewer: Viewer,
  plan: PlanContext,
  roundId: string,
): Merge {
  const context = loadRound(kit, viewer, roundId);
  const { round } = context;
  if (round.status !== "closed") throw new DomainError("round-not-closed");
  if (modelOfRound(kit, round) !== "hicm") throw new DomainError("other-model");
  const taken = findTaken(kit, plan);
  const named = { id: round.id, name: round.name };
  const takenAt = taken.get(round.id) ?? null;
  if (takenAt !== null) {
    const nothing = { added: [], changed: [], reached: [], superseded: [], confirmed: [] };
    return { round: named, takenAt, ...nothing, standing: [] };
  }
  const agreedRows = listAgreedRows(context);
  const proposals = proposeActions(context.edition, agreedRows, plan.today);
  const existing = [...plan.actions, ...plan.deleted];
  const later = listLaterRows(kit, viewer, taken, round);
  const merged = mergeRound(existing, { id: round.id, proposals, agreedRows }, later);

  const pairs = plan.actions.flatMap((action, place) => {
    const after = merged[place] as Action | undefined;
    return after ? [{ action, after }] : [];
  });
  const changed = pairs
    .map((pair) => ({ ...pair, fields: listChanges(pair.action, pair.after) }))
    .filter(({ fields }) => fields.length > 0);
  const marked = (mark: Action["proposal"]) =>
    changed
      .filter(({ action, after }) => after.proposal === mark && action.proposal !== mark)
      .map(({ action }) => action);
  const asked = pairs.filter(({ after }) => after.proposed?.roundId === round.id);
  const touched = new Set(changed.map(({ action }) => action.id));
  return {
    round: named,
    takenAt,
    added: merged.slice(existing.length) as Merge["added"],
    changed,
    reached: marked("reached"),
    superseded: marked("superseded"),
    confirmed: asked.filter(({ action }) => !touched.has(action.id)),
    standing: asked
      .map(({ action, after }) => ({
        action,
        fields: listOtherWords(after)
          .filter(({ kept }) => !kept)
          .map(({ field, ours, proposed }) => ({ field, before: ours, after: proposed })),
      }))
      .filter(({ fields }) => fields.length > 0),
  };
}

function listChanges(action: Action, after: Action): TwoWords[] {
  return MERGED_FIELDS.filter((field) => action[field] !== after[field]).map((field) => ({
    field,
    before: action[field],
    after: after[field],
  }));
}

/** Taking closed rounds' proposals into the plan. */
export function createPlanProposals(kit: Kit) {
  const { db } = kit;

  return {
    /**
     * What a closed round would do to the plan, the latest where none is named, and which other
     * rounds there are. Refuses `round-not-closed`.
     */
    proposals(viewer: Viewer, roundId: string | null = null) {
      permit(viewer.roles, "plan.manage");
      const closed = listClosed(kit, viewer.areaId, "hicm");
      const asked = roundId ?? closed[0]?.id;
      if (asked === undefined) throw new DomainError("round-not-closed");
      const context = loadPlan(kit, viewer);
      const merge = weighProposals(kit, viewer, context, asked);
      const describe = describer(context);
      const { round, takenAt, reached, superseded } = merge;
      const over = new Set([...reached, ...superseded]);
      const rest = merge.changed.filter(({ action }) => !over.has(action));
      const taken = findTaken(kit, context);
      return {
        round,
        isLatest: asked === closed[0]?.id,
        takenOn: takenAt === null ? null : formatDate(londonDate(takenAt)),
        worthTaking: isWorthTaking(merge),
        added: merge.added.map(describe.proposal),
        changed: rest.map(({ action, fields }) => describe.action(action, fields)),
        standing: merge.standing.map(({ action, fields }) => describe.action(action, fields)),
        reached: reached.map((action) => describe.action(action)),
        superseded: superseded.map((action) => describe.action(action)),
        others: closed
          .filter(({ id }) => id !== asked)
          .map(({ id, name }) => {
            const at = taken.get(id);
            return { id, name, takenOn: at === undefined ? null : formatDate(londonDate(at)) };
          }),
      };
    },

    /** Takes a closed round's proposals into the plan; gives how many actions are new. A second time changes nothing. */
    takeProposals(viewer: Viewer, roundId: string): number {
      permit(viewer.roles, "plan.manage");
      return db.write(() => {
        const context = loadPlan(kit, viewer);
        const merge = weighProposals(kit, viewer, context, roundId);
        if (merge.takenAt !== null) return 0;
        const at = instantIn(kit, context.area);
        const { areaId, memberId } = viewer;
        for (const action of merge.added) {
          const id = kit.newId();
          insertAction(db, { ...action, edited: [], id, areaId, roundId, createdAt: at });
        }
        for (const { action, after, fields } of merge.changed) {
          changeProposed(action, after, fields, roundId, at);
        }
        for (const { action, after } of merge.confirmed) {
          changeProposed(action, after, [], roundId, at);
        }
        insertTakenRound(db, { roundId, areaId, memberId, at });
        audit(kit, viewer, "proposals-taken", roundId);
        return merge.added.length;
      });
    },
  };

  /** A mark of "reached" or "superseded" keeps the round that asked for the action. */
  function changeProposed(
    action: Action,
    { proposed }: Action,
    fields: TwoWords[],
    round: string,
    at: number,
  ) {
    const change = Object.fromEntries(fields.map(({ field, after }) => [field, after]));
    const over = change.proposal === "reached" || change.proposal === "superseded";
    const roundId = over ? action.roundId : round;
    updateAction(db, action.areaId, action.id, action.version, { ...change, proposed, roundId });
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
    proposal: (action: Merge["added"][number]) => ({
      key: `${action.rowKey} ${action.level}`,
      change: changeOf(action.changeKey)?.shortName ?? "",
      topic: topicOf(changeOf(action.changeKey), action),
      step: `To level ${action.level}`,
      whatToDo: action.whatToDo,
      dueDate: action.dueDate,
      now: action.priority === "now",
      /** What a later round makes of it already. */
      mark:
        action.proposal === "reached" || action.proposal === "superseded" ? action.proposal : null,
    }),
    action: (action: Action, fields: readonly TwoWords[] = []) => ({
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
