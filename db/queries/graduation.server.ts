import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { type Database, prepared } from "../client.server.ts";
import {
  graduationCases,
  graduationComments,
  graduationCriteria,
  graduationDates,
  graduationEvidence,
} from "../schema/graduation.server.ts";
import { members } from "../schema/people.server.ts";

export type GraduationCase = typeof graduationCases.$inferSelect;
export type CriterionRow = typeof graduationCriteria.$inferSelect;
export type EvidenceRow = typeof graduationEvidence.$inferSelect & { person: string };
export type CommentRow = typeof graduationComments.$inferSelect & { person: string };
export type DateRow = typeof graduationDates.$inferSelect;

const placeholder = sql.placeholder;

const casesOf = prepared((orm) =>
  orm
    .select()
    .from(graduationCases)
    .where(eq(graduationCases.areaId, placeholder("area")))
    .orderBy(asc(graduationCases.createdAt), asc(graduationCases.id))
    .prepare(),
);
const caseById = prepared((orm) =>
  orm
    .select()
    .from(graduationCases)
    .where(
      and(
        eq(graduationCases.areaId, placeholder("area")),
        eq(graduationCases.id, placeholder("id")),
      ),
    )
    .prepare(),
);
const criteriaOf = prepared((orm) =>
  orm
    .select()
    .from(graduationCriteria)
    .where(eq(graduationCriteria.caseId, placeholder("case")))
    .prepare(),
);
const evidenceOf = prepared((orm) =>
  orm
    .select({ evidence: graduationEvidence, person: members.name })
    .from(graduationEvidence)
    .innerJoin(members, eq(members.id, graduationEvidence.keptBy))
    .where(eq(graduationEvidence.caseId, placeholder("case")))
    .orderBy(asc(graduationEvidence.at), asc(graduationEvidence.id))
    .prepare(),
);
const commentsOf = prepared((orm) =>
  orm
    .select({ comment: graduationComments, person: members.name })
    .from(graduationComments)
    .innerJoin(members, eq(members.id, graduationComments.memberId))
    .where(eq(graduationComments.caseId, placeholder("case")))
    .orderBy(desc(graduationComments.at), desc(graduationComments.id))
    .prepare(),
);
const datesOf = prepared((orm) =>
  orm
    .select()
    .from(graduationDates)
    .where(eq(graduationDates.caseId, placeholder("case")))
    .prepare(),
);

/** The area's cases, deleted ones too, oldest first. */
export function listCases(db: Database, area: string): GraduationCase[] {
  return casesOf(db).all({ area });
}

/** A case of the area, deleted or not. */
export function findCase(db: Database, area: string, id: string): GraduationCase | undefined {
  return caseById(db).get({ area, id });
}

/** What is written for the criteria of a case of the area. */
export function listCriteria(db: Database, { id }: Pick<GraduationCase, "id">): CriterionRow[] {
  return criteriaOf(db).all({ case: id });
}

/** Every piece of evidence of a case, removed ones too, oldest first, with who kept it. */
export function listEvidence(db: Database, { id }: Pick<GraduationCase, "id">): EvidenceRow[] {
  return evidenceOf(db)
    .all({ case: id })
    .map(({ evidence, person }) => ({ ...evidence, person }));
}

/** Every comment on a case, the latest first, with who made it. */
export function listCaseComments(db: Database, { id }: Pick<GraduationCase, "id">): CommentRow[] {
  return commentsOf(db)
    .all({ case: id })
    .map(({ comment, person }) => ({ ...comment, person }));
}

/** What the area says of the dates of a case's process. */
export function listDates(db: Database, { id }: Pick<GraduationCase, "id">): DateRow[] {
  return datesOf(db).all({ case: id });
}

/** Adds a case. */
export function insertCase(db: Database, values: typeof graduationCases.$inferInsert): void {
  db.orm.insert(graduationCases).values(values).run();
}

/** Changes a case from the version seen; false when it has moved on. */
export function updateCase(
  db: Database,
  { id, areaId }: Pick<GraduationCase, "id" | "areaId">,
  version: number,
  change: Partial<Pick<GraduationCase, "name" | "wave" | "boards" | "deletedAt">>,
): boolean {
  const result = db.orm
    .update(graduationCases)
    .set({ ...change, version: version + 1 })
    .where(
      and(
        eq(graduationCases.areaId, areaId),
        eq(graduationCases.id, id),
        eq(graduationCases.version, version),
      ),
    )
    .run();
  return result.changes === 1;
}

/** Changes the covering letter from the version seen; false when it has moved on. */
export function updateLetter(
  db: Database,
  { id, areaId }: Pick<GraduationCase, "id" | "areaId">,
  version: number,
  letter: string,
): boolean {
  const result = db.orm
    .update(graduationCases)
    .set({ letter, letterVersion: version + 1 })
    .where(
      and(
        eq(graduationCases.areaId, areaId),
        eq(graduationCases.id, id),
        eq(graduationCases.letterVersion, version),
      ),
    )
    .run();
  return result.changes === 1;
}

/** Makes sure a criterion of a case has its row. */
export function ensureCriterion(db: Database, caseId: string, key: string): void {
  db.orm
    .insert(graduationCriteria)
    .values({ caseId, key, texts: {}, facts: {} })
    .onConflictDoNothing()
    .run();
}

/** Writes a criterion's texts and answers from the version seen; false when it has moved on. */
export function updateCriterion(
  db: Database,
  { caseId, key, version }: Pick<CriterionRow, "caseId" | "key" | "version">,
  change: Pick<CriterionRow, "texts" | "facts">,
): boolean {
  const result = db.orm
    .update(graduationCriteria)
    .set({ ...change, version: version + 1 })
    .where(
      and(
        eq(graduationCriteria.caseId, caseId),
        eq(graduationCriteria.key, key),
        eq(graduationCriteria.version, version),
      ),
    )
    .run();
  return result.changes === 1;
}

/** Says who looks after a criterion, and until when, from the version seen. */
export function updateCare(
  db: Database,
  { caseId, key, careVersion }: Pick<CriterionRow, "caseId" | "key" | "careVersion">,
  change: Pick<CriterionRow, "ownerPartnerId" | "ownerName" | "dueOn">,
): boolean {
  const result = db.orm
    .update(graduationCriteria)
    .set({ ...change, careVersion: careVersion + 1 })
    .where(
      and(
        eq(graduationCriteria.caseId, caseId),
        eq(graduationCriteria.key, key),
        eq(graduationCriteria.careVersion, careVersion),
      ),
    )
    .run();
  return result.changes === 1;
}

/** Keeps a piece of evidence. */
export function insertEvidence(
  db: Database,
  evidence: typeof graduationEvidence.$inferInsert,
): void {
  db.orm.insert(graduationEvidence).values(evidence).run();
}

/** Takes evidence out of a case (at an instant), or puts it back (null). */
export function markEvidence(
  db: Database,
  caseId: string,
  id: string,
  removedAt: number | null,
): void {
  db.orm
    .update(graduationEvidence)
    .set({ removedAt })
    .where(and(eq(graduationEvidence.caseId, caseId), eq(graduationEvidence.id, id)))
    .run();
}

/** Takes what was kept from one source under a criterion out: something newer takes its place. */
export function replaceEvidence(
  db: Database,
  {
    caseId,
    criterion,
    kind,
    source,
  }: Pick<EvidenceRow, "caseId" | "criterion" | "kind" | "source">,
  removedAt: number,
): void {
  db.orm
    .update(graduationEvidence)
    .set({ removedAt })
    .where(
      and(
        eq(graduationEvidence.caseId, caseId),
        eq(graduationEvidence.criterion, criterion),
        eq(graduationEvidence.kind, kind),
        eq(graduationEvidence.source, source),
        isNull(graduationEvidence.removedAt),
      ),
    )
    .run();
}

/** Keeps a comment. */
export function insertCaseComment(
  db: Database,
  comment: typeof graduationComments.$inferInsert,
): void {
  db.orm.insert(graduationComments).values(comment).run();
}

/** Writes what the area says of a date from the version seen; false when it has moved on. */
export function saveDate(db: Database, { version, ...date }: DateRow): boolean {
  const { caseId, key, ...change } = date;
  db.orm.insert(graduationDates).values({ caseId, key }).onConflictDoNothing().run();
  const result = db.orm
    .update(graduationDates)
    .set({ ...change, version: version + 1 })
    .where(
      and(
        eq(graduationDates.caseId, caseId),
        eq(graduationDates.key, key),
        eq(graduationDates.version, version),
      ),
    )
    .run();
  return result.changes === 1;
}
