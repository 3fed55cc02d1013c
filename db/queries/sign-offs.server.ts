import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { type Database, prepared } from "../client.server.ts";
import { signatories, signOffs } from "../schema/funding.server.ts";
import { members } from "../schema/people.server.ts";

export type SignatoryRow = typeof signatories.$inferSelect;
export type SignOffRow = typeof signOffs.$inferSelect & { recordedByName: string };

const placeholder = sql.placeholder;

const signatoriesOf = prepared((orm) =>
  orm
    .select()
    .from(signatories)
    .where(eq(signatories.areaId, placeholder("area")))
    .orderBy(asc(signatories.position), asc(signatories.id))
    .prepare(),
);
const signOffsOf = prepared((orm) =>
  orm
    .select({ signOff: signOffs, recordedByName: members.name })
    .from(signOffs)
    .innerJoin(signatories, eq(signatories.id, signOffs.signatoryId))
    .innerJoin(members, eq(members.id, signOffs.recordedBy))
    .where(eq(signatories.areaId, placeholder("area")))
    .orderBy(asc(signOffs.at), asc(signOffs.id))
    .prepare(),
);

/** Who must sign for an area's use of the grant, in the area's order. */
export function listSignatories(db: Database, area: string): SignatoryRow[] {
  return signatoriesOf(db).all({ area });
}

/** Every sign-off of an area, withdrawn ones too, oldest first, with who recorded it. */
export function listSignOffs(db: Database, area: string): SignOffRow[] {
  return signOffsOf(db)
    .all({ area })
    .map(({ signOff, recordedByName }) => ({ ...signOff, recordedByName }));
}

/** Adds a signatory. */
export function insertSignatory(db: Database, signatory: typeof signatories.$inferInsert): void {
  db.orm.insert(signatories).values(signatory).run();
}

/** Changes a signatory from the version seen; gives false when it has moved on. */
export function updateSignatory(
  db: Database,
  area: string,
  id: string,
  version: number,
  change: Pick<SignatoryRow, "capacity" | "memberId" | "years">,
): boolean {
  const result = db.orm
    .update(signatories)
    .set({ ...change, version: version + 1 })
    .where(
      and(eq(signatories.areaId, area), eq(signatories.id, id), eq(signatories.version, version)),
    )
    .run();
  return result.changes === 1;
}

/** Takes a signatory away from the version seen; gives false when it has moved on. */
export function deleteSignatory(db: Database, area: string, id: string, version: number): boolean {
  const result = db.orm
    .delete(signatories)
    .where(
      and(eq(signatories.areaId, area), eq(signatories.id, id), eq(signatories.version, version)),
    )
    .run();
  return result.changes === 1;
}

/** Records a sign-off by a signatory of the area. */
export function insertSignOff(db: Database, signOff: typeof signOffs.$inferInsert): void {
  db.orm.insert(signOffs).values(signOff).run();
}

/** Marks sign-offs of the area as withdrawn at an instant (UTC milliseconds). */
export function withdrawSignOffs(
  db: Database,
  area: string,
  ids: readonly string[],
  withdrawnAt: number,
): void {
  const own = db.orm
    .select({ id: signatories.id })
    .from(signatories)
    .where(eq(signatories.areaId, area));
  db.orm
    .update(signOffs)
    .set({ withdrawnAt })
    .where(
      and(
        inArray(signOffs.id, [...ids]),
        inArray(signOffs.signatoryId, own),
        isNull(signOffs.withdrawnAt),
      ),
    )
    .run();
}
