import { may } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { londonDate } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import type { PlanChange, PlanReportInput, ReportedAction } from "#app/domain/report/plan-entry.ts";
import {
  type Action,
  listActions,
  listNotes,
  type ProgressNote,
} from "#db/queries/actions.server.ts";
import { type Area, findAreaById, listPartners, type Partner } from "#db/queries/areas.server.ts";
import { listKnownEditions } from "./editions.server.ts";
import { type Kit, todayIn } from "./kit.server.ts";

/** An area's plan with all that its pages need, read in a fixed number of statements. */
export type PlanContext = {
  area: Area;
  today: string;
  changes: PlanChange[];
  partners: Partner[];
  /** In the order they came, deleted ones apart. */
  actions: Action[];
  deleted: Action[];
  notes: ProgressNote[];
};

/** The viewer's area's plan. */
export function loadPlan(kit: Kit, viewer: Viewer): PlanContext {
  const area = findAreaById(kit.db, viewer.areaId);
  if (!area) throw new DomainError("not-found");
  const all = listActions(kit.db, area.id);
  return {
    area,
    today: todayIn(kit, area),
    changes: listChanges(kit, area.id, all),
    partners: listPartners(kit.db, area.id),
    actions: all.filter(({ deletedAt }) => deletedAt === null),
    deleted: all.filter(({ deletedAt }) => deletedAt !== null),
    notes: listNotes(kit.db, area.id),
  };
}

/**
 * The changes of every edition that the plan's actions are about, or of the first there is. A change
 * that stands in several is one, named as in the first, with the rows of all of them.
 */
function listChanges(kit: Kit, areaId: string, actions: readonly Action[]): PlanChange[] {
  const keys = new Set(actions.map(({ changeKey }) => changeKey));
  const editions = listKnownEditions(kit, areaId);
  const used = editions.filter(({ changes }) => changes.some(({ key }) => keys.has(key)));
  const changes = new Map<string, PlanChange>();
  for (const change of (used.length > 0 ? used : editions.slice(0, 1)).flatMap(
    (each) => each.changes,
  )) {
    const { key, number, name, shortName } = change;
    const before = changes.get(key);
    const known = new Set(before?.rows.map((row) => row.key));
    const rows = change.rows.filter((row) => !known.has(row.key));
    changes.set(key, {
      ...(before ?? { key, number, name, shortName }),
      rows: [...(before?.rows ?? []), ...rows.map((row) => ({ key: row.key, topic: row.topic }))],
    });
  }
  return [...changes.values()];
}

/** What the plan's figures and sentences are made from. */
export function reportInput(kit: Kit, context: PlanContext): PlanReportInput {
  const { area, today, changes, partners, actions, notes } = context;
  return {
    area: { name: area.name, notice: area.notice },
    today,
    changes,
    partners,
    measures: new Map([...kit.content.measures].map(([key, { name }]) => [key, name])),
    actions: actions.map((action) => toReported(action, notes)),
  };
}

function toReported(action: Action, notes: readonly ProgressNote[]): ReportedAction {
  const latest = notes.find((note) => note.actionId === action.id);
  return {
    ...action,
    since: londonDate(action.createdAt),
    latestNote: latest ? { on: londonDate(latest.at), text: latest.text } : null,
  };
}

/** Whether the viewer may change an action: those who manage the plan any, a lead its own organisation's. */
export function mayChange(viewer: Viewer, action: Pick<Action, "ownerPartnerId">): boolean {
  if (may(viewer.roles, "plan.manage")) return true;
  const own = viewer.partnerId !== null && action.ownerPartnerId === viewer.partnerId;
  return own && may(viewer.roles, "plan.edit");
}
