import { and, asc, desc, eq, sql } from "drizzle-orm";
import { type Database, prepared } from "../client.server.ts";
import {
  allocationVersions,
  consultationComments,
  consultations,
} from "../schema/funding-consultation.server.ts";
import { members } from "../schema/people.server.ts";

export type AllocationVersion = typeof allocationVersions.$inferSelect & { person: string };
export type Consultation = typeof consultations.$inferSelect & { person: string };
export type ConsultationComment = typeof consultationComments.$inferSelect & { person: string };

const placeholder = sql.placeholder;

const versionsOf = prepared((orm) =>
  orm
    .select({ version: allocationVersions, person: members.name })
    .from(allocationVersions)
    .innerJoin(members, eq(members.id, allocationVersions.savedBy))
    .where(eq(allocationVersions.areaId, placeholder("area")))
    .orderBy(asc(allocationVersions.savedAt), asc(allocationVersions.id))
    .prepare(),
);
const consultationsOf = prepared((orm) =>
  orm
    .select({ consultation: consultations, person: members.name })
    .from(consultations)
    .innerJoin(members, eq(members.id, consultations.circulatedBy))
    .where(eq(consultations.areaId, placeholder("area")))
    .orderBy(desc(consultations.number))
    .prepare(),
);
const commentsOf = prepared((orm) =>
  orm
    .select({ comment: consultationComments, person: members.name })
    .from(consultationComments)
    .innerJoin(consultations, eq(consultations.id, consultationComments.consultationId))
    .innerJoin(members, eq(members.id, consultationComments.memberId))
    .where(eq(consultations.areaId, placeholder("area")))
    .orderBy(asc(consultationComments.at), asc(consultationComments.id))
    .prepare(),
);

/** The saved "what ifs" of an area, oldest first. */
export function listAllocationVersions(db: Database, area: string): AllocationVersion[] {
  return versionsOf(db)
    .all({ area })
    .map(({ version, person }) => ({ ...version, person }));
}

/** Saves a "what if"; gives false when the area has one of that name. */
export function insertAllocationVersion(
  db: Database,
  version: typeof allocationVersions.$inferInsert,
): boolean {
  return (
    db.orm.insert(allocationVersions).values(version).onConflictDoNothing().run().changes === 1
  );
}

/** Deletes a saved "what if". */
export function deleteAllocationVersion(db: Database, area: string, id: string): boolean {
  const result = db.orm
    .delete(allocationVersions)
    .where(and(eq(allocationVersions.areaId, area), eq(allocationVersions.id, id)))
    .run();
  return result.changes === 1;
}

/** The versions of the plan that went round, the latest first. */
export function listConsultations(db: Database, area: string): Consultation[] {
  return consultationsOf(db)
    .all({ area })
    .map(({ consultation, person }) => ({ ...consultation, person }));
}

/** Every comment on an area's circulated versions, oldest first. */
export function listConsultationComments(db: Database, area: string): ConsultationComment[] {
  return commentsOf(db)
    .all({ area })
    .map(({ comment, person }) => ({ ...comment, person }));
}

/** Keeps a version that goes round. */
export function insertConsultation(
  db: Database,
  consultation: typeof consultations.$inferInsert,
): void {
  db.orm.insert(consultations).values(consultation).run();
}

/** Changes the closing date or the outcome from the version seen; false when it has moved on. */
export function updateConsultation(
  db: Database,
  area: string,
  id: string,
  version: number,
  change: Partial<Pick<Consultation, "closesOn" | "outcome">>,
): boolean {
  const result = db.orm
    .update(consultations)
    .set({ ...change, version: version + 1 })
    .where(
      and(
        eq(consultations.areaId, area),
        eq(consultations.id, id),
        eq(consultations.version, version),
      ),
    )
    .run();
  return result.changes === 1;
}

/** Keeps a comment. */
export function insertConsultationComment(
  db: Database,
  comment: typeof consultationComments.$inferInsert,
): void {
  db.orm.insert(consultationComments).values(comment).run();
}

/** Records the area's response to a comment from the version seen; false when it has moved on. */
export function respondToComment(
  db: Database,
  consultationId: string,
  id: string,
  version: number,
  change: { response: string; respondedAt: number },
): boolean {
  const result = db.orm
    .update(consultationComments)
    .set({ ...change, version: version + 1 })
    .where(
      and(
        eq(consultationComments.consultationId, consultationId),
        eq(consultationComments.id, id),
        eq(consultationComments.version, version),
      ),
    )
    .run();
  return result.changes === 1;
}
