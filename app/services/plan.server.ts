import { may, permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { formatDate, londonDate } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import {
  type ActionFields,
  listFieldChanges,
  nameField,
  PROPOSAL_NAMES,
  settleFields,
  showFieldValue,
} from "#app/domain/plan/action-fields.ts";
import { describeEntry, topicOf } from "#app/domain/report/plan-entry.ts";
import { reportPlan } from "#app/domain/report/plan-report.ts";
import {
  type Action,
  findAction,
  insertAction,
  insertActionHistory,
  insertNote,
  listActionHistory,
  updateAction,
} from "#db/queries/actions.server.ts";
import { audit, instantIn, type Kit } from "./kit.server.ts";
import { loadPlan, mayChange, type PlanContext, reportInput } from "./plan-context.server.ts";
import { createPlanProposals, isWorthTaking, weighProposals } from "./plan-proposals.server.ts";
import { planDocument } from "./reports/plan-document.ts";
import { findLatestClosed } from "./round-models.server.ts";

/** The action plan: its page, its actions one by one, its PDF; with the proposals of a round. */
export function createPlan(kit: Kit) {
  const { db } = kit;

  /** What the latest closed round offers the plan, for those who may take it. */
  function findOffer(viewer: Viewer, context: PlanContext) {
    const latest = may(viewer.roles, "plan.manage")
      ? findLatestClosed(kit, viewer, "hicm")
      : undefined;
    if (!latest) return null;
    const merge = weighProposals(kit, viewer, context, latest.id);
    if (!isWorthTaking(merge)) return null;
    const { round, added, changed } = merge;
    return { round: round.name, added: added.length, changed: changed.length };
  }

  /** A live action of the area; refuses `not-found`. */
  function loadAction(viewer: Viewer, id: string): Action {
    const action = findAction(db, viewer.areaId, id);
    if (!action || action.deletedAt !== null) throw new DomainError("not-found");
    return action;
  }

  /** What the fields of an action said before, one entry a save, the latest first. */
  function listHistory(viewer: Viewer, id: string, { partners }: PlanContext) {
    const entries = listActionHistory(db, viewer.areaId, id);
    const saves = new Map(entries.map(({ at, person }) => [`${at} ${person}`, { at, person }]));
    return [...saves].map(([key, { at, person }]) => ({
      key,
      on: formatDate(londonDate(at)),
      person,
      fields: entries
        .filter((entry) => `${entry.at} ${entry.person}` === key)
        .map(({ id, field, before, after }) => ({
          id,
          name: nameField(field),
          before: showFieldValue(field, before, partners),
          after: showFieldValue(field, after, partners),
        }))
        .reverse(),
    }));
  }

  /** Refuses an owner that is not one of the area's partners. */
  function checkOwner(context: PlanContext, ownerPartnerId: string | null) {
    if (ownerPartnerId === null || context.partners.some(({ id }) => id === ownerPartnerId)) return;
    const field = "ownerPartnerId";
    throw new DomainError("invalid", { field }, "Choose an organisation from the list.");
  }

  function move(viewer: Viewer, action: Action, version: number, deletedAt: number | null) {
    permit(viewer.roles, "plan.manage");
    db.write(() => {
      const moved = updateAction(db, viewer.areaId, action.id, version, { deletedAt });
      if (!moved) throw new DomainError("stale-version");
      audit(kit, viewer, deletedAt === null ? "action-restored" : "action-deleted", action.id);
    });
  }

  return {
    ...createPlanProposals(kit),

    /** The plan's page: its report, what a closed round offers, what was deleted. */
    page(viewer: Viewer) {
      permit(viewer.roles, "plan.read");
      const context = loadPlan(kit, viewer);
      const manages = may(viewer.roles, "plan.manage");
      const changeOf = (action: Action) =>
        context.changes.find(({ key }) => key === action.changeKey);
      return {
        report: reportPlan(reportInput(kit, context)),
        offer: findOffer(viewer, context),
        deleted: manages
          ? context.deleted.map((action) => ({
              id: action.id,
              version: action.version,
              topic: topicOf(changeOf(action), action),
            }))
          : [],
        can: { add: may(viewer.roles, "plan.edit"), manage: manages },
      };
    },

    /** The plan as a PDF with its file name. */
    async pdf(viewer: Viewer): Promise<{ fileName: string; bytes: Uint8Array<ArrayBuffer> }> {
      permit(viewer.roles, "plan.read");
      const context = loadPlan(kit, viewer);
      const { area, today } = context;
      const page = `${kit.publicUrl}/areas/${area.slug}/plan`;
      const document = planDocument(reportPlan(reportInput(kit, context)), page);
      const bytes = await kit.reports.pdf(document);
      db.write(() => audit(kit, viewer, "plan-downloaded"));
      return { fileName: `action-plan-${area.slug}-${today}.pdf`, bytes };
    },

    /** What the form for an action of the area's own offers to choose from. */
    blank(viewer: Viewer) {
      permit(viewer.roles, "plan.edit");
      const { changes, partners } = loadPlan(kit, viewer);
      return {
        changes: changes.map(({ key, number, name }) => ({ key, number, name })),
        owners: listOwners(viewer, partners),
        mayBeUnowned: mayChange(viewer, { ownerPartnerId: null }),
      };
    },

    /** One action: its fields, its notes, what its fields said before, what the viewer may do. */
    action(viewer: Viewer, id: string) {
      permit(viewer.roles, "plan.read");
      const context = loadPlan(kit, viewer);
      const action = loadAction(viewer, id);
      const input = reportInput(kit, context);
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
        owners: listOwners(viewer, context.partners, action.ownerPartnerId),
        mayBeUnowned: mayChange(viewer, { ownerPartnerId: null }),
        notes: context.notes
          .filter(({ actionId }) => actionId === id)
          .map((note) => ({
            id: note.id,
            on: formatDate(londonDate(note.at)),
            person: note.person,
            text: note.text,
          })),
        history: listHistory(viewer, id, context),
        can: {
          edit: mayChange(viewer, action),
          note: may(viewer.roles, "plan.note"),
          remove: may(viewer.roles, "plan.manage"),
        },
      };
    },

    /** Adds an action of the area's own; a partner's lead, for its own organisation. Gives its id. */
    add(viewer: Viewer, changeKey: string, typed: ActionFields): string {
      permit(viewer.roles, "plan.edit");
      const fields = settleFields(typed);
      const context = loadPlan(kit, viewer);
      if (!context.changes.some(({ key }) => key === changeKey)) {
        throw new DomainError("unknown-change", { field: "changeKey" });
      }
      checkOwner(context, fields.ownerPartnerId);
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

    /** Changes an action from the version seen; what the fields said before is kept. */
    save(viewer: Viewer, id: string, version: number, typed: ActionFields): void {
      permit(viewer.roles, "plan.edit");
      const context = loadPlan(kit, viewer);
      const action = loadAction(viewer, id);
      if (!mayChange(viewer, action)) throw new DomainError("forbidden");
      if (action.version !== version) throw new DomainError("stale-version");
      const fields = settleFields(typed);
      checkOwner(context, fields.ownerPartnerId);
      // A lead keeps an action with its own organisation: handing it to another takes whoever manages the plan.
      if (!mayChange(viewer, fields)) throw new DomainError("forbidden");
      const changes = listFieldChanges(pickFields(action), fields);
      if (changes.length === 0) return;
      const edited = [...new Set([...action.edited, ...changes.map(({ field }) => field)])];
      const at = instantIn(kit, context.area);
      db.write(() => {
        const saved = updateAction(db, viewer.areaId, id, version, { ...fields, edited });
        if (!saved) throw new DomainError("stale-version");
        const { memberId } = viewer;
        insertActionHistory(
          db,
          changes.map((change) => ({ ...change, actionId: id, memberId, at })),
        );
        audit(kit, viewer, "action-saved", id);
      });
    },

    /** Adds a dated progress note; notes are never changed. */
    addNote(viewer: Viewer, id: string, text: string): void {
      permit(viewer.roles, "plan.note");
      const { area } = loadPlan(kit, viewer);
      const action = loadAction(viewer, id);
      const at = instantIn(kit, area);
      db.write(() => {
        const { memberId } = viewer;
        insertNote(db, { id: kit.newId(), actionId: action.id, memberId, at, text });
        audit(kit, viewer, "action-noted", action.id);
      });
    },

    /** Deletes an action from the version seen; it can be restored at any time. */
    remove(viewer: Viewer, id: string, version: number): void {
      permit(viewer.roles, "plan.manage");
      move(viewer, loadAction(viewer, id), version, kit.now());
    },

    /** Takes a deletion back; a second time changes nothing. */
    restore(viewer: Viewer, id: string): void {
      permit(viewer.roles, "plan.manage");
      const action = findAction(db, viewer.areaId, id);
      if (!action) throw new DomainError("not-found");
      if (action.deletedAt !== null) move(viewer, action, action.version, null);
    },
  };
}

function pickFields(action: Action): ActionFields {
  const { whereNow, whatToDo, dueDate, howKnow, ownerPartnerId, ownerName } = action;
  const { priority, status, stopReason } = action;
  return {
    whereNow,
    whatToDo,
    dueDate,
    howKnow,
    ownerPartnerId,
    ownerName,
    priority,
    status,
    stopReason,
  };
}

/**
 * The organisations the viewer may give an action to: a partner's lead, its own alone. One that has
 * left stays to choose where it is the owner now.
 */
function listOwners(viewer: Viewer, partners: PlanContext["partners"], now?: string | null) {
  return partners
    .filter(({ id, active }) => active || id === now)
    .filter(({ id }) => mayChange(viewer, { ownerPartnerId: id }))
    .map(({ id, name }) => ({ id, name }));
}
