import { may } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { londonDate } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import type { Measure } from "#app/domain/measure/measure.ts";
import type { FieldNames } from "#app/domain/plan/action-fields.ts";
import type { Wait } from "#app/domain/plan/dependencies.ts";
import type { PlanChange, PlanReportInput, ReportedAction } from "#app/domain/report/plan-input.ts";
import {
  type Action,
  listActions,
  listNotes,
  listWaits,
  type ProgressNote,
} from "#db/queries/actions.server.ts";
import {
  type Area,
  findAreaById,
  listMembers,
  listPartners,
  type Member,
  type Partner,
} from "#db/queries/areas.server.ts";
import { listSchemeActions, listSchemes } from "#db/queries/funding.server.ts";
import { listKnownEditions } from "./editions.server.ts";
import { type Kit, todayIn } from "./kit.server.ts";
import { listMeasures } from "./measure-values.server.ts";

/** An area's plan with all that its pages need, read in a fixed number of statements. */
export type PlanContext = {
  area: Area;
  today: string;
  changes: PlanChange[];
  partners: Partner[];
  /** The area's people, also those who left; no guests of rounds. */
  people: Member[];
  /** Those of the content, then the area's own. */
  measures: Measure[];
  waits: Wait[];
  /** The schemes that pay for actions; none for who may not see the money. */
  schemes: { id: string; name: string; actionIds: string[] }[];
  /** In the order they came, deleted ones apart. */
  actions: Action[];
  deleted: Action[];
  notes: ProgressNote[];
};

/** What a plan is read for: an area, and what the reader may see of it. */
export type PlanReader = Pick<Viewer, "areaId" | "roles">;

/** The plan of the reader's area. */
export function loadPlan(kit: Kit, viewer: PlanReader): PlanContext {
  const area = findAreaById(kit.db, viewer.areaId);
  if (!area) throw new DomainError("not-found");
  const all = listActions(kit.db, area.id);
  return {
    area,
    today: todayIn(kit, area),
    changes: listChanges(kit, area.id, all),
    partners: listPartners(kit.db, area.id),
    people: listMembers(kit.db, area.id).filter(({ roles }) => !roles.includes("guest")),
    measures: listMeasures(kit, viewer),
    waits: listWaits(kit.db, area.id),
    schemes: may(viewer.roles, "funding.read") ? listPaying(kit, area.id) : [],
    actions: all.filter(({ deletedAt }) => deletedAt === null),
    deleted: all.filter(({ deletedAt }) => deletedAt !== null),
    notes: listNotes(kit.db, area.id),
  };
}

/** The live schemes, with what they pay for in the plan. */
function listPaying({ db }: Kit, areaId: string): PlanContext["schemes"] {
  const links = listSchemeActions(db, areaId);
  return listSchemes(db, areaId)
    .filter(({ deletedAt }) => deletedAt === null)
    .map(({ id, name }) => ({
      id,
      name,
      actionIds: links.filter(({ schemeId }) => schemeId === id).map((link) => link.actionId),
    }));
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
export function reportInput(context: PlanContext): PlanReportInput {
  const { area, today, changes, partners, people, measures, waits, schemes } = context;
  return {
    area: { name: area.name, notice: area.notice },
    today,
    changes,
    partners,
    people,
    measures: new Map(measures.map((measure) => [measure.key, measure])),
    waits,
    schemes,
    actions: context.actions.map((action) => toReported(action, context.notes)),
  };
}

/** What the ids in an action's fields and history stand for. */
export function namesIn({ partners, people, measures }: PlanContext): FieldNames {
  const named = ({ id, name }: { id: string; name: string }) => ({ id, name });
  return {
    partners: partners.map(named),
    people: people.map(named),
    measures: measures.map(({ key, name }) => ({ id: key, name })),
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
