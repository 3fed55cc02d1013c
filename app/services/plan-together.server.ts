import { permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { DomainError } from "#app/domain/errors.ts";
import {
  type ActionFields,
  type FieldChange,
  listFieldChanges,
  nameField,
  pickFields,
  showFieldValue,
} from "#app/domain/plan/action-fields.ts";
import { grantWish, recordChange, type TogetherWish, takeBack } from "#app/domain/plan/together.ts";
import { topicOf } from "#app/domain/report/plan-entry.ts";
import {
  type Action,
  findTogether,
  insertActionHistory,
  insertTogether,
  markTogetherUndone,
  updateAction,
} from "#db/queries/actions.server.ts";
import { audit, instantIn, type Kit, refuseStale } from "./kit.server.ts";
import { loadPlan, mayChange, namesIn, type PlanContext } from "./plan-context.server.ts";
import { listLeads, listOwners, readFields } from "./plan-fields.server.ts";
import { storeChange } from "./plan-store.server.ts";

/** An action as it was seen when it was ticked. */
type Seen = { id: string; version: number };

/** What a wish would do to one action: both texts of each field, or why it cannot be. */
type Line = {
  id: string;
  topic: string;
  fields: { name: string; before: string; after: string }[];
  problem: string | null;
};

/** Changing several actions at once, all of them or none, and taking it back. */
export function createPlanTogether(kit: Kit) {
  const { db } = kit;

  /** The live actions among these that the viewer may change, in the plan's order. */
  function pick(viewer: Viewer, context: PlanContext, ids: readonly string[]): Action[] {
    const picked = context.actions.filter(({ id }) => ids.includes(id));
    if (picked.length < new Set(ids).size) throw new DomainError("not-found");
    if (!picked.every((action) => mayChange(viewer, action))) throw new DomainError("forbidden");
    return picked;
  }

  function weigh(viewer: Viewer, context: PlanContext, action: Action, wish: TogetherWish) {
    const wanted = grantWish(pickFields(action), wish);
    // A reason that was given for a stop goes with it.
    const reason = wish.status === undefined ? action.stopReason : (wish.stopReason ?? "");
    const fields = readFields(context, viewer, { ...wanted, stopReason: reason }, action);
    if (!mayChange(viewer, fields)) {
      throw new DomainError("invalid", {}, "Only who runs the plan can give it to others.");
    }
    return { fields, changes: listFieldChanges(pickFields(action), pickFields(fields)) };
  }

  const nameAction = ({ changes }: PlanContext, action: Action) =>
    topicOf(
      changes.find(({ key }) => key === action.changeKey),
      action,
    );

  function describe(context: PlanContext, changes: readonly FieldChange[]): Line["fields"] {
    const names = namesIn(context);
    return changes.map(({ field, before, after }) => ({
      name: nameField(field),
      before: showFieldValue(field, before, names),
      after: showFieldValue(field, after, names),
    }));
  }

  return {
    /** What the form for several actions shows: those ticked, and what there is to choose from. */
    together(viewer: Viewer, ids: readonly string[]) {
      permit(viewer.roles, "plan.edit");
      const context = loadPlan(kit, viewer);
      return {
        actions: pick(viewer, context, ids).map((action) => ({
          id: action.id,
          version: action.version,
          topic: nameAction(context, action),
        })),
        owners: listOwners(context, viewer, null),
        mayBeUnowned: mayChange(viewer, { ownerPartnerId: null }),
        leads: listLeads(context, viewer, null).map(({ id, name }) => ({ id, name })),
      };
    },

    /** What a wish would do to each action, and to which it cannot be done. Changes nothing. */
    weighTogether(viewer: Viewer, ids: readonly string[], wish: TogetherWish): Line[] {
      permit(viewer.roles, "plan.edit");
      const context = loadPlan(kit, viewer);
      return pick(viewer, context, ids).map((action): Line => {
        const line = { id: action.id, topic: nameAction(context, action) };
        try {
          const { changes } = weigh(viewer, context, action, wish);
          return { ...line, fields: describe(context, changes), problem: null };
        } catch (error) {
          if (!(error instanceof DomainError)) throw error;
          return { ...line, fields: [], problem: error.message };
        }
      });
    },

    /**
     * Changes several actions from the versions seen, all of them or none; gives the id by which it
     * can be taken back, or null where nothing changed. Refuses `stale-version`, and `invalid` with
     * the first action to which it cannot be done.
     */
    changeTogether(viewer: Viewer, seen: readonly Seen[], wish: TogetherWish): string | null {
      permit(viewer.roles, "plan.edit");
      return db.write(() => {
        const context = loadPlan(kit, viewer);
        const picked = pick(
          viewer,
          context,
          seen.map(({ id }) => id),
        );
        const moved = picked.filter(
          ({ id, version }) => seen.find((each) => each.id === id)?.version !== version,
        );
        if (moved.length > 0) {
          const topics = moved.map((action) => nameAction(context, action)).join("; ");
          const sentence = `Changed meanwhile by someone else: ${topics}. Nothing was saved. Look again before you go on.`;
          throw new DomainError("stale-version", {}, sentence);
        }
        const changes = picked.flatMap((action) => {
          const { fields, changes: changed } = weigh(viewer, context, action, wish);
          if (changed.length === 0) return [];
          storeChange(kit, viewer, context, action, fields, changed);
          return [recordChange(action.id, action, fields, action.edited)];
        });
        if (changes.length === 0) return null;
        const id = kit.newId();
        const { areaId, memberId } = viewer;
        insertTogether(db, { id, areaId, memberId, at: kit.now(), changes });
        audit(kit, viewer, "actions-changed", id);
        return id;
      });
    },

    /**
     * Takes a change of several actions back; gives how many say again what they said, and how many
     * were changed or deleted since and stay. A second time changes nothing.
     */
    undoTogether(viewer: Viewer, id: string): { undone: number; left: number } {
      permit(viewer.roles, "plan.edit");
      return db.write(() => {
        const change = findTogether(db, viewer.areaId, id);
        if (!change) throw new DomainError("not-found");
        if (change.memberId !== viewer.memberId) permit(viewer.roles, "plan.manage");
        const context = loadPlan(kit, viewer);
        if (!markTogetherUndone(db, viewer.areaId, id, kit.now())) return { undone: 0, left: 0 };
        const at = instantIn(kit, context.area);
        const { memberId } = viewer;
        const undone = change.changes.filter((each) => {
          const action = context.actions.find((live) => live.id === each.actionId);
          const back = action && takeBack(action, each);
          if (!action || !back) return false;
          if (!mayChange(viewer, action)) throw new DomainError("forbidden");
          const fields = { ...back.fields, edited: back.edited };
          refuseStale(updateAction(db, viewer.areaId, action.id, action.version, fields));
          const after: ActionFields = { ...pickFields(action), ...back.fields };
          insertActionHistory(
            db,
            listFieldChanges(pickFields(action), after).map((entry) => ({
              ...entry,
              actionId: action.id,
              memberId,
              at,
            })),
          );
          return true;
        }).length;
        audit(kit, viewer, "actions-change-undone", id);
        return { undone, left: change.changes.length - undone };
      });
    },
  };
}
