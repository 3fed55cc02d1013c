import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import { type Database, prepared } from "../client.server.ts";
import { schemes } from "../schema/funding.server.ts";
import { grantRevisions, schemeSpend, virements } from "../schema/funding-record.server.ts";
import { members } from "../schema/people.server.ts";

export type GrantRevision = typeof grantRevisions.$inferSelect & { person: string };
export type VirementRow = typeof virements.$inferSelect & { person: string };
export type SpendRow = typeof schemeSpend.$inferSelect;

const placeholder = sql.placeholder;

const revisionsOf = prepared((orm) =>
  orm
    .select({ revision: grantRevisions, person: members.name })
    .from(grantRevisions)
    .innerJoin(members, eq(members.id, grantRevisions.replacedBy))
    .where(eq(grantRevisions.areaId, placeholder("area")))
    .orderBy(asc(grantRevisions.year), asc(grantRevisions.replacedAt))
    .prepare(),
);
const virementsOf = prepared((orm) =>
  orm
    .select({ virement: virements, person: members.name })
    .from(virements)
    .innerJoin(members, eq(members.id, virements.movedBy))
    .where(eq(virements.areaId, placeholder("area")))
    .orderBy(desc(virements.at), desc(virements.id))
    .prepare(),
);
const spendOf = prepared((orm) =>
  orm
    .select({
      schemeId: schemeSpend.schemeId,
      year: schemeSpend.year,
      quarter: schemeSpend.quarter,
      amount: schemeSpend.amount,
    })
    .from(schemeSpend)
    .innerJoin(schemes, eq(schemes.id, schemeSpend.schemeId))
    .where(eq(schemes.areaId, placeholder("area")))
    .orderBy(asc(schemeSpend.year), asc(schemeSpend.quarter))
    .prepare(),
);

/** What each year of an area's grant said before, oldest first, with who revised it. */
export function listGrantRevisions(db: Database, area: string): GrantRevision[] {
  return revisionsOf(db)
    .all({ area })
    .map(({ revision, person }) => ({ ...revision, person }));
}

/** Keeps what a year said until now. */
export function insertGrantRevision(
  db: Database,
  revision: typeof grantRevisions.$inferInsert,
): void {
  db.orm.insert(grantRevisions).values(revision).run();
}

/** Every move of money between an area's schemes, the latest first, with who made it. */
export function listVirements(db: Database, area: string): VirementRow[] {
  return virementsOf(db)
    .all({ area })
    .map(({ virement, person }) => ({ ...virement, person }));
}

/** Records a move of money. */
export function insertVirement(db: Database, virement: typeof virements.$inferInsert): void {
  db.orm.insert(virements).values(virement).run();
}

/** What an area's schemes spent by quarter, in pence. */
export function listSpend(db: Database, area: string): SpendRow[] {
  return spendOf(db).all({ area });
}

/** Replaces all that is reported of what a scheme of the area spent. */
export function replaceSpend(
  db: Database,
  area: string,
  schemeId: string,
  spends: readonly Pick<SpendRow, "year" | "quarter" | "amount">[],
): void {
  const own = db.orm
    .select({ id: schemes.id })
    .from(schemes)
    .where(and(eq(schemes.areaId, area), eq(schemes.id, schemeId)));
  db.orm.delete(schemeSpend).where(inArray(schemeSpend.schemeId, own)).run();
  for (const spend of spends)
    db.orm
      .insert(schemeSpend)
      .values({ ...spend, schemeId })
      .run();
}

/** Counts a scheme's report of spend on from the version seen; gives false when it has moved on. */
export function raiseSpendVersion(
  db: Database,
  area: string,
  id: string,
  version: number,
): boolean {
  const result = db.orm
    .update(schemes)
    .set({ spendVersion: version + 1 })
    .where(and(eq(schemes.areaId, area), eq(schemes.id, id), eq(schemes.spendVersion, version)))
    .run();
  return result.changes === 1;
}
