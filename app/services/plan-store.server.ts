import { permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { DomainError } from "#app/domain/errors.ts";
import type { FieldChange } from "#app/domain/plan/action-fields.ts";
import { settleWords } from "#app/domain/plan/proposed-words.ts";
import {
  type Action,
  findAction,
  insertActionHistory,
  updateAction,
} from "#db/queries/actions.server.ts";
import { audit, instantIn, type Kit, refuseStale } from "./kit.server.ts";
import { mayChange, type PlanContext } from "./plan-context.server.ts";

/** A live action of the area; refuses `not-found`. */
export function loadAction(kit: Kit, viewer: Viewer, id: string): Action {
  const action = findAction(kit.db, viewer.areaId, id);
  if (!action || action.deletedAt !== null) throw new DomainError("not-found");
  return action;
}

/** A live action that the viewer may change, at the version seen; refuses `stale-version`. */
export function loadToChange(kit: Kit, viewer: Viewer, id: string, version: number): Action {
  permit(viewer.roles, "plan.edit");
  const action = loadAction(kit, viewer, id);
  if (!mayChange(viewer, action)) throw new DomainError("forbidden");
  refuseStale(action.version === version);
  return action;
}

/**
 * Stores what a person changed in an action, from the version read, inside the caller's transaction:
 * what the fields said before is kept, and no round touches them from now on.
 */
export function storeChange(
  kit: Kit,
  viewer: Viewer,
  { area }: Pick<PlanContext, "area">,
  action: Action,
  fields: Partial<Action>,
  changes: readonly FieldChange[],
): void {
  const by = { memberId: viewer.memberId, at: instantIn(kit, area) };
  keepChange(kit, by, action, fields, changes);
  audit(kit, viewer, "action-saved", action.id);
}

/** The same of somebody who may have no account (`memberId` null); the caller notes it in the log. */
export function keepChange(
  { db }: Kit,
  by: { memberId: string | null; at: number },
  action: Action,
  fields: Partial<Action>,
  changes: readonly FieldChange[],
): void {
  const names = changes.map(({ field }) => field);
  const edited = new Set([...action.edited, ...names]);
  // A target is set for its measure: a round may not put another in its place.
  if (edited.has("targetValue")) edited.add("measureKey");
  const change = {
    edited: [...edited],
    proposed: settleWords(action.proposed, names),
    ...fields,
  };
  refuseStale(updateAction(db, action.areaId, action.id, action.version, change));
  insertActionHistory(
    db,
    changes.map((each) => ({ ...each, ...by, actionId: action.id })),
  );
}
