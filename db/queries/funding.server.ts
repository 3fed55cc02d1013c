import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { type Database, prepared } from "../client.server.ts";
import {
  fundingTerms,
  grants,
  schemeActions,
  schemeAmounts,
  schemes,
} from "../schema/funding.server.ts";

export type GrantRow = typeof grants.$inferSelect;
export type SchemeRow = typeof schemes.$inferSelect;
export type TermsRow = typeof fundingTerms.$inferSelect;

const placeholder = sql.placeholder;

const grantsOf = prepared((orm) =>
  orm
    .select()
    .from(grants)
    .where(eq(grants.areaId, placeholder("area")))
    .orderBy(asc(grants.year))
    .prepare(),
);
const schemesOf = prepared((orm) =>
  orm
    .select()
    .from(schemes)
    .where(eq(schemes.areaId, placeholder("area")))
    .orderBy(asc(schemes.step), asc(schemes.name), asc(schemes.id))
    .prepare(),
);
const amountsOf = prepared((orm) =>
  orm
    .select({
      schemeId: schemeAmounts.schemeId,
      year: schemeAmounts.year,
      amount: schemeAmounts.amount,
    })
    .from(schemeAmounts)
    .innerJoin(schemes, eq(schemes.id, schemeAmounts.schemeId))
    .where(eq(schemes.areaId, placeholder("area")))
    .orderBy(asc(schemeAmounts.year))
    .prepare(),
);
const linksOf = prepared((orm) =>
  orm
    .select({ schemeId: schemeActions.schemeId, actionId: schemeActions.actionId })
    .from(schemeActions)
    .innerJoin(schemes, eq(schemes.id, schemeActions.schemeId))
    .where(eq(schemes.areaId, placeholder("area")))
    .prepare(),
);
const termsOf = prepared((orm) =>
  orm
    .select()
    .from(fundingTerms)
    .where(eq(fundingTerms.areaId, placeholder("area")))
    .prepare(),
);

/** An area's grant by financial year. */
export function listGrants(db: Database, area: string): GrantRow[] {
  return grantsOf(db).all({ area });
}

/** Every scheme of an area by step and name, deleted ones too. */
export function listSchemes(db: Database, area: string): SchemeRow[] {
  return schemesOf(db).all({ area });
}

/** The yearly amounts of all of an area's schemes, in pence. */
export function listSchemeAmounts(db: Database, area: string) {
  return amountsOf(db).all({ area });
}

/** Which actions each of an area's schemes pays for. */
export function listSchemeActions(db: Database, area: string) {
  return linksOf(db).all({ area });
}

/** An area's answers to the grant conditions and its choices, once there are any. */
export function findTerms(db: Database, area: string): TermsRow | undefined {
  return termsOf(db).get({ area });
}

/** Adds a year of the grant; gives false when the area has that year already. */
export function insertGrant(db: Database, grant: typeof grants.$inferInsert): boolean {
  return db.orm.insert(grants).values(grant).onConflictDoNothing().run().changes === 1;
}

/** Changes a year of the grant from the version seen; gives false when it has moved on. */
export function updateGrant(
  db: Database,
  area: string,
  year: string,
  version: number,
  change: Pick<GrantRow, "amount" | "firm" | "source">,
): boolean {
  const result = db.orm
    .update(grants)
    .set({ ...change, version: version + 1 })
    .where(and(eq(grants.areaId, area), eq(grants.year, year), eq(grants.version, version)))
    .run();
  return result.changes === 1;
}

/** Takes a year of the grant away from the version seen; gives false when it has moved on. */
export function deleteGrant(db: Database, area: string, year: string, version: number): boolean {
  const result = db.orm
    .delete(grants)
    .where(and(eq(grants.areaId, area), eq(grants.year, year), eq(grants.version, version)))
    .run();
  return result.changes === 1;
}

/** Adds a scheme, still without amounts and actions. */
export function insertScheme(db: Database, scheme: typeof schemes.$inferInsert): void {
  db.orm.insert(schemes).values(scheme).run();
}

/** Changes a scheme from the version seen; gives false when it has moved on. */
export function updateScheme(
  db: Database,
  area: string,
  id: string,
  version: number,
  change: Partial<Omit<SchemeRow, "id" | "areaId" | "version">>,
): boolean {
  const result = db.orm
    .update(schemes)
    .set({ ...change, version: version + 1 })
    .where(and(eq(schemes.areaId, area), eq(schemes.id, id), eq(schemes.version, version)))
    .run();
  return result.changes === 1;
}

/** Replaces what a scheme of the area gets by year (pence) and the actions it pays for. */
export function replaceSchemeParts(
  db: Database,
  area: string,
  schemeId: string,
  amounts: readonly { year: string; amount: number }[],
  actionIds: readonly string[],
): void {
  const own = db.orm
    .select({ id: schemes.id })
    .from(schemes)
    .where(and(eq(schemes.areaId, area), eq(schemes.id, schemeId)));
  db.orm.delete(schemeAmounts).where(inArray(schemeAmounts.schemeId, own)).run();
  db.orm.delete(schemeActions).where(inArray(schemeActions.schemeId, own)).run();
  for (const { year, amount } of amounts) {
    db.orm.insert(schemeAmounts).values({ schemeId, year, amount }).run();
  }
  for (const actionId of actionIds) {
    db.orm.insert(schemeActions).values({ schemeId, actionId }).run();
  }
}

/** Makes sure that an area has a record of answers and choices, at version 1. */
export function ensureTerms(db: Database, area: string): void {
  db.orm.insert(fundingTerms).values({ areaId: area }).onConflictDoNothing().run();
}

/** Changes an area's answers to the conditions from the version seen; false when it has moved on. */
export function updateTerms(
  db: Database,
  area: string,
  version: number,
  change: Partial<Omit<TermsRow, "areaId" | "version" | "choicesVersion">>,
): boolean {
  const result = db.orm
    .update(fundingTerms)
    .set({ ...change, version: version + 1 })
    .where(and(eq(fundingTerms.areaId, area), eq(fundingTerms.version, version)))
    .run();
  return result.changes === 1;
}

/** Changes an area's choices for the suggestion from the version seen; false when it has moved on. */
export function updateChoices(
  db: Database,
  area: string,
  version: number,
  change: Pick<TermsRow, "stepNineShare" | "priorities" | "priorityWeight">,
): boolean {
  const result = db.orm
    .update(fundingTerms)
    .set({ ...change, choicesVersion: version + 1 })
    .where(and(eq(fundingTerms.areaId, area), eq(fundingTerms.choicesVersion, version)))
    .run();
  return result.changes === 1;
}
