import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { type Database, prepared } from "../client.server.ts";
import {
  type graduationCases,
  graduationSignatories,
  graduationSignOffs,
  graduationVersions,
} from "../schema/graduation.server.ts";
import { members } from "../schema/people.server.ts";

type CaseId = Pick<typeof graduationCases.$inferSelect, "id">;
export type CaseSignatoryRow = typeof graduationSignatories.$inferSelect;
export type CaseSignOffRow = typeof graduationSignOffs.$inferSelect & { recordedByName: string };
export type CaseVersion = typeof graduationVersions.$inferSelect;

const placeholder = sql.placeholder;

const signatoriesOf = prepared((orm) =>
  orm
    .select()
    .from(graduationSignatories)
    .where(eq(graduationSignatories.caseId, placeholder("case")))
    .orderBy(asc(graduationSignatories.position), asc(graduationSignatories.id))
    .prepare(),
);
const signOffsOf = prepared((orm) =>
  orm
    .select({ signOff: graduationSignOffs, recordedByName: members.name })
    .from(graduationSignOffs)
    .innerJoin(graduationSignatories, eq(graduationSignatories.id, graduationSignOffs.signatoryId))
    .innerJoin(members, eq(members.id, graduationSignOffs.recordedBy))
    .where(eq(graduationSignatories.caseId, placeholder("case")))
    .orderBy(asc(graduationSignOffs.at), asc(graduationSignOffs.id))
    .prepare(),
);
const versionsOf = prepared((orm) =>
  orm
    .select()
    .from(graduationVersions)
    .where(eq(graduationVersions.caseId, placeholder("case")))
    .prepare(),
);

/** Who must sign for a case, in its order. */
export function listCaseSignatories(db: Database, { id }: CaseId): CaseSignatoryRow[] {
  return signatoriesOf(db).all({ case: id });
}

/** Every sign-off of a case, withdrawn ones too, oldest first, with who recorded it. */
export function listCaseSignOffs(db: Database, { id }: CaseId): CaseSignOffRow[] {
  return signOffsOf(db)
    .all({ case: id })
    .map(({ signOff, recordedByName }) => ({ ...signOff, recordedByName }));
}

/** The versions of a case that were ever signed. */
export function listCaseVersions(db: Database, { id }: CaseId): CaseVersion[] {
  return versionsOf(db).all({ case: id });
}

/** Adds a signatory. */
export function insertCaseSignatory(
  db: Database,
  signatory: typeof graduationSignatories.$inferInsert,
): void {
  db.orm.insert(graduationSignatories).values(signatory).run();
}

/** Changes a signatory from the version seen; false when it has moved on. */
export function updateCaseSignatory(
  db: Database,
  { caseId, id, version }: Pick<CaseSignatoryRow, "caseId" | "id" | "version">,
  change: Partial<Pick<CaseSignatoryRow, "capacity" | "memberId" | "leftOn">>,
): boolean {
  const result = db.orm
    .update(graduationSignatories)
    .set({ ...change, version: version + 1 })
    .where(
      and(
        eq(graduationSignatories.caseId, caseId),
        eq(graduationSignatories.id, id),
        eq(graduationSignatories.version, version),
      ),
    )
    .run();
  return result.changes === 1;
}

/** Takes a signatory who never signed away, from the version seen; false when it has moved on. */
export function deleteCaseSignatory(
  db: Database,
  { caseId, id, version }: Pick<CaseSignatoryRow, "caseId" | "id" | "version">,
): boolean {
  const result = db.orm
    .delete(graduationSignatories)
    .where(
      and(
        eq(graduationSignatories.caseId, caseId),
        eq(graduationSignatories.id, id),
        eq(graduationSignatories.version, version),
      ),
    )
    .run();
  return result.changes === 1;
}

/** Keeps what a version says, once. */
export function keepCaseVersion(
  db: Database,
  version: typeof graduationVersions.$inferInsert,
): void {
  db.orm.insert(graduationVersions).values(version).onConflictDoNothing().run();
}

/** Records a sign-off by a signatory of the case. */
export function insertCaseSignOff(
  db: Database,
  signOff: typeof graduationSignOffs.$inferInsert,
): void {
  db.orm.insert(graduationSignOffs).values(signOff).run();
}

/** Marks sign-offs as withdrawn at an instant (UTC milliseconds). */
export function withdrawCaseSignOffs(
  db: Database,
  ids: readonly string[],
  withdrawnAt: number,
): void {
  db.orm
    .update(graduationSignOffs)
    .set({ withdrawnAt })
    .where(and(inArray(graduationSignOffs.id, [...ids]), isNull(graduationSignOffs.withdrawnAt)))
    .run();
}
