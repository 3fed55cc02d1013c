import { and, asc, count, desc, eq, sql } from "drizzle-orm";
import { type Database, prepared } from "../client.server.ts";
import { members } from "../schema/people.server.ts";
import { planImportActions, planImports } from "../schema/plan-imports.server.ts";

const placeholder = sql.placeholder;

const ofArea = prepared((orm) =>
  orm
    .select({
      id: planImports.id,
      at: planImports.at,
      fileName: planImports.fileName,
      undoneAt: planImports.undoneAt,
      person: members.name,
      actions: count(planImportActions.actionId),
    })
    .from(planImports)
    .innerJoin(members, eq(members.id, planImports.memberId))
    .leftJoin(planImportActions, eq(planImportActions.importId, planImports.id))
    .where(eq(planImports.areaId, placeholder("area")))
    .groupBy(planImports.id)
    .orderBy(desc(planImports.at), desc(planImports.id))
    .prepare(),
);
const actionsOf = prepared((orm) =>
  orm
    .select({ actionId: planImportActions.actionId, line: planImportActions.line })
    .from(planImportActions)
    .innerJoin(planImports, eq(planImports.id, planImportActions.importId))
    .where(
      and(
        eq(planImports.areaId, placeholder("area")),
        eq(planImportActions.importId, placeholder("import")),
      ),
    )
    .orderBy(asc(planImportActions.line))
    .prepare(),
);

/** The files that were read into an area's plan, the latest first. */
export function listPlanImports(db: Database, area: string) {
  return ofArea(db).all({ area });
}

/** The actions that an import brought, by line. */
export function listImportedActions(db: Database, area: string, id: string) {
  return actionsOf(db).all({ area, import: id });
}

/** Notes a file that was read in, with the actions it brought, which are there by now. */
export function insertPlanImport(
  db: Database,
  entry: typeof planImports.$inferInsert,
  brought: readonly { actionId: string; line: number }[],
): void {
  db.orm.insert(planImports).values(entry).run();
  for (const each of brought) {
    db.orm
      .insert(planImportActions)
      .values({ ...each, importId: entry.id })
      .run();
  }
}

/** Marks an import as taken back; gives false when it was before, or is another area's. */
export function endPlanImport(db: Database, area: string, id: string, undoneAt: number): boolean {
  const result = db.orm
    .update(planImports)
    .set({ undoneAt })
    .where(
      and(
        eq(planImports.areaId, area),
        eq(planImports.id, id),
        sql`${planImports.undoneAt} IS NULL`,
      ),
    )
    .run();
  return result.changes === 1;
}
