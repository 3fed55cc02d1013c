import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { type Database, prepared } from "../client.server.ts";
import { meetings } from "../schema/meetings.server.ts";
import { progressNotes } from "../schema/plan.server.ts";
import {
  actionUpdates,
  askedOwners,
  updateLinks,
  updateRequests,
} from "../schema/updates.server.ts";

export type AskedOwner = typeof askedOwners.$inferSelect;
export type UpdateRequest = typeof updateRequests.$inferSelect;
/** An answer to a request, with the words of its note. */
export type ActionUpdate = typeof actionUpdates.$inferSelect & { text: string };

const placeholder = sql.placeholder;

const askedOf = prepared((orm) =>
  orm
    .select({ asked: askedOwners })
    .from(askedOwners)
    .innerJoin(meetings, eq(meetings.id, askedOwners.meetingId))
    .where(
      and(
        eq(meetings.areaId, placeholder("area")),
        eq(askedOwners.meetingId, placeholder("meeting")),
      ),
    )
    .orderBy(asc(askedOwners.askedAt), asc(askedOwners.id))
    .prepare(),
);
const requestsOf = prepared((orm) =>
  orm
    .select({ request: updateRequests })
    .from(updateRequests)
    .innerJoin(meetings, eq(meetings.id, updateRequests.meetingId))
    .where(
      and(
        eq(meetings.areaId, placeholder("area")),
        eq(updateRequests.meetingId, placeholder("meeting")),
      ),
    )
    .orderBy(asc(updateRequests.askedAt), asc(updateRequests.id))
    .prepare(),
);
const updatesOf = prepared((orm) =>
  orm
    .select({ update: actionUpdates, text: progressNotes.text })
    .from(actionUpdates)
    .innerJoin(updateRequests, eq(updateRequests.id, actionUpdates.requestId))
    .innerJoin(meetings, eq(meetings.id, updateRequests.meetingId))
    .innerJoin(progressNotes, eq(progressNotes.id, actionUpdates.noteId))
    .where(
      and(
        eq(meetings.areaId, placeholder("area")),
        eq(updateRequests.meetingId, placeholder("meeting")),
      ),
    )
    .orderBy(asc(actionUpdates.at), asc(actionUpdates.id))
    .prepare(),
);
const linkedTo = prepared((orm) =>
  orm
    .select({ asked: askedOwners, areaId: meetings.areaId })
    .from(updateLinks)
    .innerJoin(askedOwners, eq(askedOwners.id, updateLinks.askedId))
    .innerJoin(meetings, eq(meetings.id, askedOwners.meetingId))
    .where(eq(updateLinks.tokenHash, placeholder("hash")))
    .prepare(),
);
const linksOf = prepared((orm) =>
  orm
    .select({ askedId: updateLinks.askedId, links: sql<number>`count(*)` })
    .from(updateLinks)
    .innerJoin(askedOwners, eq(askedOwners.id, updateLinks.askedId))
    .innerJoin(meetings, eq(meetings.id, askedOwners.meetingId))
    .where(
      and(
        eq(meetings.areaId, placeholder("area")),
        eq(askedOwners.meetingId, placeholder("meeting")),
      ),
    )
    .groupBy(updateLinks.askedId)
    .prepare(),
);
const updateById = prepared((orm) =>
  orm
    .select({ id: actionUpdates.id })
    .from(actionUpdates)
    .where(eq(actionUpdates.id, placeholder("id")))
    .prepare(),
);

/** Whom a meeting's owners' updates were asked of, in the order they were asked. */
export function listAsked(db: Database, area: string, meeting: string): AskedOwner[] {
  return askedOf(db)
    .all({ area, meeting })
    .map(({ asked }) => asked);
}

/** The requests of a meeting, one an action, in the order they were asked. */
export function listRequests(db: Database, area: string, meeting: string): UpdateRequest[] {
  return requestsOf(db)
    .all({ area, meeting })
    .map(({ request }) => request);
}

/** The answers to a meeting's requests, the first one first. */
export function listUpdates(db: Database, area: string, meeting: string): ActionUpdate[] {
  return updatesOf(db)
    .all({ area, meeting })
    .map(({ update, text }) => ({ ...update, text }));
}

/** How many personal links work for each of those a meeting asked; who has none is left out. */
export function countLinks(db: Database, area: string, meeting: string): Map<string, number> {
  return new Map(
    linksOf(db)
      .all({ area, meeting })
      .map(({ askedId, links }) => [askedId, links]),
  );
}

/** Whom a personal link was made for, with the area it belongs to. */
export function findAskedOfLink(db: Database, hash: string) {
  return linkedTo(db).get({ hash });
}

/** Whether an answer with this id is there. */
export function hasUpdate(db: Database, id: string): boolean {
  return updateById(db).get({ id }) !== undefined;
}

/** Adds someone who is asked. */
export function insertAsked(db: Database, asked: typeof askedOwners.$inferInsert): void {
  db.orm.insert(askedOwners).values(asked).run();
}

/** Changes where someone is written to, or when they were reminded. */
export function updateAsked(
  db: Database,
  { id, meetingId }: Pick<AskedOwner, "id" | "meetingId">,
  change: Partial<Pick<AskedOwner, "email" | "remindedAt">>,
): void {
  db.orm
    .update(askedOwners)
    .set(change)
    .where(and(eq(askedOwners.meetingId, meetingId), eq(askedOwners.id, id)))
    .run();
}

/** Adds a request, or turns the one about the same action to another owner. */
export function saveRequest(db: Database, request: typeof updateRequests.$inferInsert): void {
  const { askedId, askedAt } = request;
  db.orm
    .insert(updateRequests)
    .values(request)
    .onConflictDoUpdate({
      target: [updateRequests.meetingId, updateRequests.actionId],
      set: { askedId, askedAt },
    })
    .run();
}

/** Adds a personal link. */
export function insertUpdateLink(db: Database, link: typeof updateLinks.$inferInsert): void {
  db.orm.insert(updateLinks).values(link).run();
}

/** Ends every personal link of someone who was asked. */
export function deleteUpdateLinks(db: Database, askedId: string): void {
  db.orm.delete(updateLinks).where(eq(updateLinks.askedId, askedId)).run();
}

/** Adds an answer. */
export function insertUpdate(db: Database, update: typeof actionUpdates.$inferInsert): void {
  db.orm.insert(actionUpdates).values(update).run();
}

/** Moves those who were asked for one organisation of the area to another. */
export function moveAsked(db: Database, area: string, from: string, to: string): void {
  db.orm
    .update(askedOwners)
    .set({ partnerId: to })
    .where(
      and(
        eq(askedOwners.partnerId, from),
        inArray(
          askedOwners.meetingId,
          db.orm.select({ id: meetings.id }).from(meetings).where(eq(meetings.areaId, area)),
        ),
      ),
    )
    .run();
}
