import { may, permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { formatDate, londonDate } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import {
  type FieldChange,
  listFieldChanges,
  nameField,
  PROPOSAL_NAMES,
  pickFields,
  showFieldValue,
} from "#app/domain/plan/action-fields.ts";
import { findCircle } from "#app/domain/plan/dependencies.ts";
import { describeEntry, topicOf } from "#app/domain/report/plan-entry.ts";
import {
  type Action,
  deleteWait,
  findAction,
  insertAction,
  insertActionHistory,
  insertNote,
  insertWait,
  listActionHistory,
  updateAction,
} from "#db/queries/actions.server.ts";
import { listDecisionsOf } from "#db/queries/decisions.server.ts";
import { audit, instantIn, type Kit, refuseStale } from "./kit.server.ts";
import {
  loadPlan,
  mayChange,
  namesIn,
  type PlanContext,
  reportInput,
} from "./plan-context.server.ts";
import { listLeads, listOwners, readFields, type TypedAction } from "./plan-fields.server.ts";
import { loadAction, loadToChange, storeChange } from "./plan-store.server.ts";
import { describeOtherWords } from "./plan-words.server.ts";

/** The actions of the plan, one by one. */
export function createPlanActions(kit: Kit) {
  const { db } = kit;

  /** What the fields of an action said before, one entry a save, the latest first. */
  function listHistory(viewer: Viewer, id: string, context: PlanContext) {
    const entries = listActionHistory(db, viewer.areaId, id);
    const names = namesIn(context);
    const saves = new Map(entries.map(({ at, person }) => [`${at} ${person}`, { at, person }]));
    return [...saves].map(([key, { at, person }]) => ({
      key,
      on: formatDate(londonDate(at)),
      person,
      fields: entries
        .filter((entry) => `${entry.at} ${entry.person}` === key)
        .map((entry) => ({
          id: entry.id,
          name: nameField(entry.field),
          before: showFieldValue(entry.field, entry.before, names),
          after: showFieldValue(entry.field, entry.after, names),
        }))
        .reverse(),
    }));
  }

  function move(viewer: Viewer, action: Action, version: number, deletedAt: number | null) {
    db.write(() => {
      refuseStale(updateAction(db, viewer.areaId, action.id, version, { deletedAt }));
      audit(kit, viewer, deletedAt === null ? "action-restored" : "action-deleted", action.id);
    });
  }

  /** Notes in an action's history that it waits, or no longer waits, for another. */
  function noteWait(
    viewer: Viewer,
    context: PlanContext,
    id: string,
    change: Partial<FieldChange>,
  ) {
    const at = instantIn(kit, context.area);
    const { memberId } = viewer;
    const entry = { before: null, after: null, ...change, field: "waitsFor" };
    insertActionHistory(db, [{ ...entry, actionId: id, memberId, at }]);
    audit(kit, viewer, "action-saved", id);
  }

  const nameAction = ({ changes, actions, deleted }: PlanContext, id: string) => {
    const action = [...actions, ...deleted].find((each) => each.id === id);
    return action
      ? topicOf(
          changes.find(({ key }) => key === action.changeKey),
          action,
        )
      : "";
  };

  return {
    /** What the form for an action of the area's own offers to choose from. */
    blank(viewer: Viewer) {
      permit(viewer.roles, "plan.edit");
      const context = loadPlan(kit, viewer);
      return {
        changes: context.changes.map(({ key, number, name }) => ({ key, number, name })),
        choices: listChoices(context, viewer, null),
      };
    },

    /** One action: its fields, its notes, what its fields said before, what the viewer may do. */
    action(viewer: Viewer, id: string) {
      permit(viewer.roles, "plan.read");
      const context = loadPlan(kit, viewer);
      const action = loadAction(kit, viewer, id);
      const input = reportInput(context);
      const change = context.changes.find(({ key }) => key === action.changeKey);
      const reported = input.actions.find((each) => each.id === id);
      if (!change || !reported) throw new DomainError("not-found");
      const { key, number, name } = change;
      return {
        change: { key, number, name },
        entry: describeEntry(input, change, reported),
        source: PROPOSAL_NAMES[action.proposal] ?? "",
        version: action.version,
        fields: pickFields(action),
        choices: listChoices(context, viewer, action),
        otherWords: describeOtherWords(kit, context, action),
        notes: context.notes
          .filter(({ actionId }) => actionId === id)
          .map((note) => ({
            id: note.id,
            on: formatDate(londonDate(note.at)),
            person: note.person,
            text: note.text,
          })),
        history: listHistory(viewer, id, context),
        decided: listDecisionsOf(db, viewer.areaId, id),
        can: {
          edit: mayChange(viewer, action),
          note: may(viewer.roles, "plan.note"),
          remove: may(viewer.roles, "plan.manage"),
          fund: may(viewer.roles, "funding.edit"),
        },
      };
    },

    /** Adds an action of the area's own; a partner's lead, for its own organisation. Gives its id. */
    add(viewer: Viewer, changeKey: string, typed: TypedAction): string {
      permit(viewer.roles, "plan.edit");
      const context = loadPlan(kit, viewer);
      if (!context.changes.some(({ key }) => key === changeKey)) {
        throw new DomainError("unknown-change", { field: "changeKey" });
      }
      const fields = readFields(context, viewer, typed, null);
      if (!mayChange(viewer, fields)) throw new DomainError("forbidden");
      const id = kit.newId();
      db.write(() => {
        insertAction(db, {
          ...fields,
          id,
          areaId: viewer.areaId,
          changeKey,
          proposal: "own",
          edited: [],
          createdAt: instantIn(kit, context.area),
        });
        audit(kit, viewer, "action-saved", id);
      });
      return id;
    },

    /**
     * Changes an action from the version seen; what the fields said before is kept. `meansUnitNow`:
     * that the target holds in the unit in which its measure is counted now.
     */
    save(
      viewer: Viewer,
      id: string,
      version: number,
      typed: TypedAction,
      meansUnitNow = false,
    ): void {
      const action = loadToChange(kit, viewer, id, version);
      const context = loadPlan(kit, viewer);
      const fields = readFields(context, viewer, typed, action, meansUnitNow);
      // A lead keeps an action with its own organisation: handing it to another takes whoever manages the plan.
      if (!mayChange(viewer, fields)) throw new DomainError("forbidden");
      const changes = listFieldChanges(pickFields(action), pickFields(fields));
      if (changes.length === 0 && fields.targetUnit === action.targetUnit) return;
      db.write(() => storeChange(kit, viewer, context, action, fields, changes));
    },

    /** Gives an action another status, from the version seen: a card moved on the board. Refuses `reason-needed` for a stop. */
    setStatus(viewer: Viewer, id: string, version: number, status: Action["status"]): void {
      const action = loadToChange(kit, viewer, id, version);
      this.save(viewer, id, version, { ...pickFields(action), status, stopReason: "" });
    },

    /** Adds a dated progress note; notes are never changed. */
    addNote(viewer: Viewer, id: string, text: string): void {
      permit(viewer.roles, "plan.note");
      const { area } = loadPlan(kit, viewer);
      const action = loadAction(kit, viewer, id);
      const at = instantIn(kit, area);
      db.write(() => {
        const { memberId } = viewer;
        insertNote(db, { id: kit.newId(), actionId: action.id, memberId, at, text });
        audit(kit, viewer, "action-noted", action.id);
      });
    },

    /** Makes an action wait for another; refuses `invalid` where they would wait for each other in a circle. */
    addWait(viewer: Viewer, id: string, waitsForId: string): void {
      permit(viewer.roles, "plan.edit");
      db.write(() => {
        const context = loadPlan(kit, viewer);
        const action = loadAction(kit, viewer, id);
        if (!mayChange(viewer, action)) throw new DomainError("forbidden");
        const field = "waitsForId";
        if (!context.actions.some((each) => each.id === waitsForId)) {
          throw new DomainError("invalid", { field }, "Choose an action from the list.");
        }
        const circle = findCircle(context.waits, { actionId: id, waitsForId });
        if (circle) throw new DomainError("invalid", { field }, describeCircle(context, circle));
        const isNew = !context.waits.some(
          (wait) => wait.actionId === id && wait.waitsForId === waitsForId,
        );
        if (!isNew) return;
        insertWait(db, { actionId: id, waitsForId });
        noteWait(viewer, context, id, { after: nameAction(context, waitsForId) });
      });
    },

    /** Lets an action wait for another no longer; a second time changes nothing. */
    removeWait(viewer: Viewer, id: string, waitsForId: string): void {
      permit(viewer.roles, "plan.edit");
      db.write(() => {
        const context = loadPlan(kit, viewer);
        const action = loadAction(kit, viewer, id);
        if (!mayChange(viewer, action)) throw new DomainError("forbidden");
        if (!deleteWait(db, { actionId: id, waitsForId })) return;
        noteWait(viewer, context, id, { before: nameAction(context, waitsForId) });
      });
    },

    /** Deletes an action from the version seen; it can be restored at any time. */
    remove(viewer: Viewer, id: string, version: number): void {
      permit(viewer.roles, "plan.manage");
      move(viewer, loadAction(kit, viewer, id), version, kit.now());
    },

    /** Takes a deletion back; a second time changes nothing. */
    restore(viewer: Viewer, id: string): void {
      permit(viewer.roles, "plan.manage");
      const action = findAction(db, viewer.areaId, id);
      if (!action) throw new DomainError("not-found");
      if (action.deletedAt !== null) move(viewer, action, action.version, null);
    },
  };

  function describeCircle(context: PlanContext, [first = "", ...rest]: readonly string[]): string {
    if (rest.length === 0) return "An action cannot wait for itself.";
    const way = rest.map((id) => `“${nameAction(context, id)}”`).join(", which waits for ");
    return `That would go round in a circle: “${nameAction(context, first)}” waits for ${way}.`;
  }
}

/** What an action's form offers to choose from. */
function listChoices(context: PlanContext, viewer: Viewer, action: Action | null) {
  const live = context.actions.filter(({ id }) => id !== action?.id);
  return {
    owners: listOwners(context, viewer, action?.ownerPartnerId ?? null),
    mayBeUnowned: mayChange(viewer, { ownerPartnerId: null }),
    leads: listLeads(context, viewer, action?.ownerMemberId ?? null).map(({ id, name }) => ({
      id,
      name,
    })),
    measures: context.measures.map(({ key, name, unit, set }) => ({ key, name, unit, set })),
    /** Schemes that do not pay for it yet; none for who may not say so. */
    schemes: may(viewer.roles, "funding.edit")
      ? context.schemes
          .filter(({ actionIds }) => !action || !actionIds.includes(action.id))
          .map(({ id, name }) => ({ id, name }))
      : [],
    waits: context.changes.flatMap((change) =>
      live
        .filter(({ changeKey }) => changeKey === change.key)
        .filter(({ id }) => !isWaiting(context, action, id))
        .map((each) => ({ id: each.id, name: `${change.number}. ${topicOf(change, each)}` })),
    ),
  };
}

const isWaiting = ({ waits }: PlanContext, action: Action | null, waitsForId: string) =>
  waits.some((wait) => wait.actionId === action?.id && wait.waitsForId === waitsForId);
