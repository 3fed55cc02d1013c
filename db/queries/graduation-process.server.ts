import { and, asc, desc, eq, sql } from "drizzle-orm";
import { type Database, prepared } from "../client.server.ts";
import {
  type graduationCases,
  graduationObjectives,
  graduationProgress,
} from "../schema/graduation.server.ts";
import { members } from "../schema/people.server.ts";

type CaseId = Pick<typeof graduationCases.$inferSelect, "id">;
export type Objective = typeof graduationObjectives.$inferSelect;
export type ObjectiveProgress = typeof graduationProgress.$inferSelect & { person: string };

const placeholder = sql.placeholder;

const objectivesOf = prepared((orm) =>
  orm
    .select()
    .from(graduationObjectives)
    .where(eq(graduationObjectives.caseId, placeholder("case")))
    .orderBy(asc(graduationObjectives.createdAt), asc(graduationObjectives.id))
    .prepare(),
);
const progressOf = prepared((orm) =>
  orm
    .select({ progress: graduationProgress, person: members.name })
    .from(graduationProgress)
    .innerJoin(graduationObjectives, eq(graduationObjectives.id, graduationProgress.objectiveId))
    .innerJoin(members, eq(members.id, graduationProgress.memberId))
    .where(eq(graduationObjectives.caseId, placeholder("case")))
    .orderBy(desc(graduationProgress.at), desc(graduationProgress.id))
    .prepare(),
);

/** The objectives and milestones of a case, deleted ones too, in the order they came. */
export function listObjectives(db: Database, { id }: CaseId): Objective[] {
  return objectivesOf(db).all({ case: id });
}

/** What was said of them over time, the latest first. */
export function listProgress(db: Database, { id }: CaseId): ObjectiveProgress[] {
  return progressOf(db)
    .all({ case: id })
    .map(({ progress, person }) => ({ ...progress, person }));
}

/** Adds an objective or milestone. */
export function insertObjective(
  db: Database,
  objective: typeof graduationObjectives.$inferInsert,
): void {
  db.orm.insert(graduationObjectives).values(objective).run();
}

/** Changes one from the version seen; false when it has moved on. */
export function updateObjective(
  db: Database,
  { caseId, id, version }: Pick<Objective, "caseId" | "id" | "version">,
  change: Partial<Omit<Objective, "id" | "caseId" | "version">>,
): boolean {
  const result = db.orm
    .update(graduationObjectives)
    .set({ ...change, version: version + 1 })
    .where(
      and(
        eq(graduationObjectives.caseId, caseId),
        eq(graduationObjectives.id, id),
        eq(graduationObjectives.version, version),
      ),
    )
    .run();
  return result.changes === 1;
}

/** Keeps what was said of an objective. */
export function insertProgress(
  db: Database,
  progress: typeof graduationProgress.$inferInsert,
): void {
  db.orm.insert(graduationProgress).values(progress).run();
}
