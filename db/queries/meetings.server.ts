import { and, asc, eq, sql } from "drizzle-orm";
import { type Database, prepared } from "../client.server.ts";
import { meetings } from "../schema/meetings.server.ts";

export type Meeting = typeof meetings.$inferSelect;

const placeholder = sql.placeholder;

const ofArea = prepared((orm) =>
  orm
    .select()
    .from(meetings)
    .where(eq(meetings.areaId, placeholder("area")))
    .orderBy(asc(meetings.date), asc(meetings.createdAt), asc(meetings.id))
    .prepare(),
);
const byId = prepared((orm) =>
  orm
    .select()
    .from(meetings)
    .where(and(eq(meetings.areaId, placeholder("area")), eq(meetings.id, placeholder("id"))))
    .prepare(),
);

/** The meetings of an area by date, cancelled ones too. */
export function listMeetings(db: Database, area: string): Meeting[] {
  return ofArea(db).all({ area });
}

/** One meeting of the area, even when it is cancelled. */
export function findMeeting(db: Database, area: string, id: string): Meeting | undefined {
  return byId(db).get({ area, id });
}

/** Adds a meeting. */
export function insertMeeting(db: Database, meeting: typeof meetings.$inferInsert): void {
  db.orm.insert(meetings).values(meeting).run();
}

/** Changes a meeting from the version seen; gives false when it has moved on. */
export function updateMeeting(
  db: Database,
  area: string,
  id: string,
  version: number,
  change: Partial<Omit<Meeting, "id" | "areaId" | "version" | "createdAt">>,
): boolean {
  const result = db.orm
    .update(meetings)
    .set({ ...change, version: version + 1 })
    .where(and(eq(meetings.areaId, area), eq(meetings.id, id), eq(meetings.version, version)))
    .run();
  return result.changes === 1;
}
