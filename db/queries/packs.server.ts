import { and, asc, desc, eq, gt, max, sql } from "drizzle-orm";
import { type Database, prepared } from "../client.server.ts";
import { meetings } from "../schema/meetings.server.ts";
import { boardItems, packs } from "../schema/packs.server.ts";
import { members } from "../schema/people.server.ts";
import { actionHistory, actions } from "../schema/plan.server.ts";

export type PackRow = typeof packs.$inferSelect;
export type BoardItem = typeof boardItems.$inferSelect;
/** A pack without its report, with who issued it. */
export type PackHead = Omit<PackRow, "areaId" | "version" | "report" | "issuedBy"> & {
  person: string | null;
  /** The meeting's name and date (YYYY-MM-DD), as they are now. */
  meetingName: string | null;
  meetingDate: string | null;
};

const placeholder = sql.placeholder;
const head = {
  id: packs.id,
  number: packs.number,
  meetingId: packs.meetingId,
  asAt: packs.asAt,
  issuedAt: packs.issuedAt,
  person: members.name,
  meetingName: meetings.name,
  meetingDate: meetings.date,
};

const headsOf = prepared((orm) =>
  orm
    .select(head)
    .from(packs)
    .leftJoin(members, eq(members.id, packs.issuedBy))
    .leftJoin(meetings, eq(meetings.id, packs.meetingId))
    .where(eq(packs.areaId, placeholder("area")))
    .orderBy(desc(packs.number))
    .prepare(),
);
const byId = prepared((orm) =>
  orm
    .select({ ...head, version: packs.version, report: packs.report })
    .from(packs)
    .leftJoin(members, eq(members.id, packs.issuedBy))
    .leftJoin(meetings, eq(meetings.id, packs.meetingId))
    .where(and(eq(packs.areaId, placeholder("area")), eq(packs.id, placeholder("id"))))
    .prepare(),
);
const itemsOf = prepared((orm) =>
  orm
    .select()
    .from(boardItems)
    .where(eq(boardItems.areaId, placeholder("area")))
    .orderBy(asc(boardItems.addedAt), asc(boardItems.id))
    .prepare(),
);
const turnedSince = prepared((orm) =>
  orm
    .select({ actionId: actionHistory.actionId, at: max(actionHistory.at) })
    .from(actions)
    .innerJoin(actionHistory, eq(actionHistory.actionId, actions.id))
    .where(
      and(
        eq(actions.areaId, placeholder("area")),
        eq(actionHistory.field, "status"),
        gt(actionHistory.at, placeholder("since")),
      ),
    )
    .groupBy(actionHistory.actionId)
    .prepare(),
);

/** An area's issued packs, the latest first. */
export function listPacks(db: Database, area: string): PackHead[] {
  return headsOf(db).all({ area });
}

/** One issued pack of the area, with what it says. */
export function findPack(db: Database, area: string, id: string) {
  return byId(db).get({ area, id });
}

/** Issues a pack under the area's next number. */
export function insertPack(db: Database, pack: typeof packs.$inferInsert): void {
  db.orm.insert(packs).values(pack).run();
}

/** What the board is asked to decide, in the order it was added, taken off items too. */
export function listBoardItems(db: Database, area: string): BoardItem[] {
  return itemsOf(db).all({ area });
}

/** Adds an item for the board to decide. */
export function insertBoardItem(db: Database, item: typeof boardItems.$inferInsert): void {
  db.orm.insert(boardItems).values(item).run();
}

/** Takes an item off the list, or puts it back (null); gives false where the area has no such item. */
export function moveBoardItem(
  db: Database,
  area: string,
  id: string,
  removedAt: number | null,
): boolean {
  const result = db.orm
    .update(boardItems)
    .set({ removedAt })
    .where(and(eq(boardItems.areaId, area), eq(boardItems.id, id)))
    .run();
  return result.changes === 1;
}

/** When the status of each action of the area last changed after an instant. */
export function listTurnedActions(db: Database, area: string, since: number) {
  return turnedSince(db).all({ area, since });
}
