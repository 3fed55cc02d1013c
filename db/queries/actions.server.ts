import { and, asc, desc, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { Wait } from "#app/domain/plan/dependencies.ts";
import { type Database, prepared } from "../client.server.ts";
import { members, partners } from "../schema/people.server.ts";
import {
  actionHistory,
  actions,
  actionWaits,
  progressNotes,
  takenRounds,
  togetherChanges,
} from "../schema/plan.server.ts";
import { actionUpdates, askedOwners, updateRequests } from "../schema/updates.server.ts";

export type Action = typeof actions.$inferSelect;
export type Together = typeof togetherChanges.$inferSelect;
/** A field of an action before and after; nobody's name where a round's proposals changed it. */
export type ActionHistory = {
  id: number;
  at: number;
  field: string;
  before: string | null;
  after: string | null;
  person: string | null;
};
export type ProgressNote = {
  id: string;
  actionId: string;
  at: number;
  text: string;
  person: string | null;
};

const placeholder = sql.placeholder;

/** What someone without an account is called who answered by a personal link. */
const answerer = (update: SQL) => sql<string | null>`(
  SELECT coalesce(nullif(${askedOwners.name}, ''), ${partners.name}) FROM ${actionUpdates}
  JOIN ${updateRequests} ON ${updateRequests.id} = ${actionUpdates.requestId}
  JOIN ${askedOwners} ON ${askedOwners.id} = ${updateRequests.askedId}
  LEFT JOIN ${partners} ON ${partners.id} = ${askedOwners.partnerId}
  WHERE ${update} LIMIT 1)`;

const ofArea = prepared((orm) =>
  orm
    .select()
    .from(actions)
    .where(eq(actions.areaId, placeholder("area")))
    .orderBy(asc(actions.createdAt), asc(actions.id))
    .prepare(),
);
const byId = prepared((orm) =>
  orm
    .select()
    .from(actions)
    .where(and(eq(actions.areaId, placeholder("area")), eq(actions.id, placeholder("id"))))
    .prepare(),
);
const historyOf = prepared((orm) =>
  orm
    .select({
      id: actionHistory.id,
      at: actionHistory.at,
      field: actionHistory.field,
      before: actionHistory.before,
      after: actionHistory.after,
      person: sql<string | null>`coalesce(${members.name}, ${answerer(
        sql`${actionUpdates.at} = ${actionHistory.at} AND ${updateRequests.actionId} = ${actionHistory.actionId}
          AND ${actionUpdates.memberId} IS NULL`,
      )})`,
    })
    .from(actionHistory)
    .innerJoin(actions, eq(actions.id, actionHistory.actionId))
    .leftJoin(members, eq(members.id, actionHistory.memberId))
    .where(and(eq(actions.areaId, placeholder("area")), eq(actions.id, placeholder("id"))))
    .orderBy(desc(actionHistory.id))
    .prepare(),
);
const notesOfArea = prepared((orm) =>
  orm
    .select({
      id: progressNotes.id,
      actionId: progressNotes.actionId,
      at: progressNotes.at,
      text: progressNotes.text,
      person: sql<string | null>`coalesce(${members.name}, ${answerer(
        sql`${actionUpdates.noteId} = ${progressNotes.id}`,
      )})`,
    })
    .from(progressNotes)
    .innerJoin(actions, eq(actions.id, progressNotes.actionId))
    .leftJoin(members, eq(members.id, progressNotes.memberId))
    .where(eq(actions.areaId, placeholder("area")))
    .orderBy(desc(progressNotes.at), desc(progressNotes.id))
    .prepare(),
);

const waitsOfArea = prepared((orm) =>
  orm
    .select({ actionId: actionWaits.actionId, waitsForId: actionWaits.waitsForId })
    .from(actionWaits)
    .innerJoin(actions, eq(actions.id, actionWaits.actionId))
    .where(eq(actions.areaId, placeholder("area")))
    .orderBy(asc(actionWaits.actionId), asc(actionWaits.waitsForId))
    .prepare(),
);

const takenOfArea = prepared((orm) =>
  orm
    .select({ roundId: takenRounds.roundId, at: takenRounds.at })
    .from(takenRounds)
    .where(eq(takenRounds.areaId, placeholder("area")))
    .prepare(),
);

const togetherLatest = prepared((orm) =>
  orm
    .select()
    .from(togetherChanges)
    .where(eq(togetherChanges.areaId, placeholder("area")))
    .orderBy(desc(togetherChanges.at), desc(togetherChanges.id))
    .limit(1)
    .prepare(),
);
const togetherById = prepared((orm) =>
  orm
    .select()
    .from(togetherChanges)
    .where(
      and(
        eq(togetherChanges.areaId, placeholder("area")),
        eq(togetherChanges.id, placeholder("id")),
      ),
    )
    .prepare(),
);

/** Every action of an area in the order they came, deleted ones too. */
export function listActions(db: Database, area: string): Action[] {
  return ofArea(db).all({ area });
}

/** One action of the area, even when it is deleted. */
export function findAction(db: Database, area: string, id: string): Action | undefined {
  return byId(db).get({ area, id });
}

/** What the fields of an action said before, the latest change first. */
export function listActionHistory(db: Database, area: string, id: string): ActionHistory[] {
  return historyOf(db).all({ area, id });
}

/** The progress notes of all of an area's actions, the latest first. */
export function listNotes(db: Database, area: string): ProgressNote[] {
  return notesOfArea(db).all({ area });
}

/** Which of an area's actions wait for which, deleted ones too. */
export function listWaits(db: Database, area: string): Wait[] {
  return waitsOfArea(db).all({ area });
}

/** Makes an action wait for another, both of which the caller found in the area; once is enough. */
export function insertWait(db: Database, wait: Wait): void {
  db.orm.insert(actionWaits).values(wait).onConflictDoNothing().run();
}

/** Lets an action that the caller found in the area wait no longer; gives whether it did. */
export function deleteWait(db: Database, { actionId, waitsForId }: Wait): boolean {
  const { changes } = db.orm
    .delete(actionWaits)
    .where(and(eq(actionWaits.actionId, actionId), eq(actionWaits.waitsForId, waitsForId)))
    .run();
  return changes > 0;
}

/** The rounds whose proposals were taken into an area's plan, and when. */
export function listTakenRounds(db: Database, area: string): { roundId: string; at: number }[] {
  return takenOfArea(db).all({ area });
}

/** Notes that a round's proposals were taken. */
export function insertTakenRound(db: Database, entry: typeof takenRounds.$inferInsert): void {
  db.orm.insert(takenRounds).values(entry).onConflictDoNothing().run();
}

/** The latest change of several actions of an area at once, also one that was taken back. */
export function findLatestTogether(db: Database, area: string): Together | undefined {
  return togetherLatest(db).get({ area });
}

/** One change of several actions of the area at once. */
export function findTogether(db: Database, area: string, id: string): Together | undefined {
  return togetherById(db).get({ area, id });
}

/** Keeps what several actions said before they were changed at once. */
export function insertTogether(db: Database, entry: typeof togetherChanges.$inferInsert): void {
  db.orm.insert(togetherChanges).values(entry).run();
}

/** Notes that a change of several actions was taken back; gives false when it was already. */
export function markTogetherUndone(db: Database, area: string, id: string, at: number): boolean {
  const { changes } = db.orm
    .update(togetherChanges)
    .set({ undoneAt: at })
    .where(
      and(
        eq(togetherChanges.areaId, area),
        eq(togetherChanges.id, id),
        isNull(togetherChanges.undoneAt),
      ),
    )
    .run();
  return changes === 1;
}

/** Adds an action. */
export function insertAction(db: Database, action: typeof actions.$inferInsert): void {
  db.orm.insert(actions).values(action).run();
}

/** Changes an action from the version seen; gives false when it has moved on. */
export function updateAction(
  db: Database,
  area: string,
  id: string,
  version: number,
  change: Partial<Omit<Action, "id" | "areaId" | "version" | "createdAt">>,
): boolean {
  const result = db.orm
    .update(actions)
    .set({ ...change, version: version + 1 })
    .where(and(eq(actions.areaId, area), eq(actions.id, id), eq(actions.version, version)))
    .run();
  return result.changes === 1;
}

/** Keeps what fields of an action said before. */
export function insertActionHistory(
  db: Database,
  entries: (typeof actionHistory.$inferInsert)[],
): void {
  if (entries.length > 0) db.orm.insert(actionHistory).values(entries).run();
}

/** Adds a progress note. */
export function insertNote(db: Database, entry: typeof progressNotes.$inferInsert): void {
  db.orm.insert(progressNotes).values(entry).run();
}
