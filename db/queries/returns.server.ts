import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { type Database, prepared } from "../client.server.ts";
import { members } from "../schema/people.server.ts";
import {
  returnCorrections,
  returnExplanations,
  returnSections,
  returnSignOffs,
  returns,
} from "../schema/returns.server.ts";

export type ReturnRow = Omit<typeof returns.$inferSelect, "record">;
export type ReturnSectionRow = typeof returnSections.$inferSelect;
export type ReturnExplanation = typeof returnExplanations.$inferSelect;
export type ReturnSignOff = typeof returnSignOffs.$inferSelect & { person: string };
export type ReturnCorrection = typeof returnCorrections.$inferSelect & { person: string };

type Own = Pick<ReturnRow, "id">;
const placeholder = sql.placeholder;
const columns = {
  id: returns.id,
  areaId: returns.areaId,
  quarter: returns.quarter,
  templateId: returns.templateId,
  openedAt: returns.openedAt,
  openedBy: returns.openedBy,
  fileName: returns.fileName,
  submittedOn: returns.submittedOn,
  submittedBy: returns.submittedBy,
  version: returns.version,
};

const all = prepared((orm) =>
  orm
    .select(columns)
    .from(returns)
    .where(eq(returns.areaId, placeholder("area")))
    .orderBy(desc(returns.quarter))
    .prepare(),
);
const one = prepared((orm) =>
  orm
    .select()
    .from(returns)
    .where(
      and(eq(returns.areaId, placeholder("area")), eq(returns.quarter, placeholder("quarter"))),
    )
    .prepare(),
);
const sectionsOf = prepared((orm) =>
  orm
    .select()
    .from(returnSections)
    .where(eq(returnSections.returnId, placeholder("id")))
    .prepare(),
);
const sectionsOfArea = prepared((orm) =>
  orm
    .select({ returnId: returnSections.returnId, answers: returnSections.answers })
    .from(returnSections)
    .innerJoin(returns, eq(returns.id, returnSections.returnId))
    .where(eq(returns.areaId, placeholder("area")))
    .prepare(),
);
const explanationsOf = prepared((orm) =>
  orm
    .select()
    .from(returnExplanations)
    .where(eq(returnExplanations.returnId, placeholder("id")))
    .prepare(),
);
const signOffsOf = prepared((orm) =>
  orm
    .select({ signOff: returnSignOffs, person: members.name })
    .from(returnSignOffs)
    .innerJoin(members, eq(members.id, returnSignOffs.recordedBy))
    .where(eq(returnSignOffs.returnId, placeholder("id")))
    .orderBy(asc(returnSignOffs.at), sql`return_sign_offs.rowid`)
    .prepare(),
);
const correctionsOf = prepared((orm) =>
  orm
    .select({ correction: returnCorrections, person: members.name })
    .from(returnCorrections)
    .innerJoin(members, eq(members.id, returnCorrections.correctedBy))
    .where(eq(returnCorrections.returnId, placeholder("id")))
    .orderBy(asc(returnCorrections.at), sql`return_corrections.rowid`)
    .prepare(),
);

/** An area's returns, the latest quarter first. */
export function listReturns(db: Database, area: string): ReturnRow[] {
  return all(db).all({ area });
}

/** An area's return for a quarter, with its record once it is submitted. */
export function findReturn(db: Database, area: string, quarter: string) {
  return one(db).get({ area, quarter });
}

/** The sections of a return that were saved. */
export function listReturnSections(db: Database, { id }: Own): ReturnSectionRow[] {
  return sectionsOf(db).all({ id });
}

/** The answers of all returns of an area. */
export function listAreaSections(db: Database, area: string) {
  return sectionsOfArea(db).all({ area });
}

/** What was said to questions about a return. */
export function listExplanations(db: Database, { id }: Own): ReturnExplanation[] {
  return explanationsOf(db).all({ id });
}

/** Every sign-off of a return, withdrawn ones too, oldest first. */
export function listReturnSignOffs(db: Database, { id }: Own): ReturnSignOff[] {
  return signOffsOf(db)
    .all({ id })
    .map(({ signOff, person }) => ({ ...signOff, person }));
}

/** The corrections of a submitted return, oldest first. */
export function listReturnCorrections(db: Database, { id }: Own): ReturnCorrection[] {
  return correctionsOf(db)
    .all({ id })
    .map(({ correction, person }) => ({ ...correction, person }));
}

/** Begins a return; gives false when the area has one for the quarter. */
export function insertReturn(db: Database, row: typeof returns.$inferInsert): boolean {
  return db.orm.insert(returns).values(row).onConflictDoNothing().run().changes === 1;
}

/** Saves a section from the version seen (0 for none yet); gives false when it has moved on. */
export function saveReturnSection(
  db: Database,
  section: Omit<ReturnSectionRow, "version">,
  version: number,
): boolean {
  const { returnId, section: key, ...change } = section;
  if (version === 0) {
    const inserted = db.orm.insert(returnSections).values(section).onConflictDoNothing().run();
    return inserted.changes === 1;
  }
  const result = db.orm
    .update(returnSections)
    .set({ ...change, version: version + 1 })
    .where(
      and(
        eq(returnSections.returnId, returnId),
        eq(returnSections.section, key),
        eq(returnSections.version, version),
      ),
    )
    .run();
  return result.changes === 1;
}

/** Saves an explanation from the version seen (0 for none yet); gives false when it has moved on. */
export function saveExplanation(
  db: Database,
  explanation: Omit<ReturnExplanation, "version">,
  version: number,
): boolean {
  const { returnId, contradiction, ...change } = explanation;
  if (version === 0) {
    const made = db.orm.insert(returnExplanations).values(explanation).onConflictDoNothing().run();
    return made.changes === 1;
  }
  const result = db.orm
    .update(returnExplanations)
    .set({ ...change, version: version + 1 })
    .where(
      and(
        eq(returnExplanations.returnId, returnId),
        eq(returnExplanations.contradiction, contradiction),
        eq(returnExplanations.version, version),
      ),
    )
    .run();
  return result.changes === 1;
}

/** Counts a return on from the version seen, with what else changes; false when it has moved on. */
export function updateReturn(
  db: Database,
  { id, areaId, version }: Pick<ReturnRow, "id" | "areaId" | "version">,
  change: Partial<Pick<typeof returns.$inferInsert, "submittedOn" | "submittedBy" | "record">> = {},
): boolean {
  const result = db.orm
    .update(returns)
    .set({ ...change, version: version + 1 })
    .where(and(eq(returns.id, id), eq(returns.areaId, areaId), eq(returns.version, version)))
    .run();
  return result.changes === 1;
}

/** Records a sign-off of a return. */
export function insertReturnSignOff(
  db: Database,
  signOff: typeof returnSignOffs.$inferInsert,
): void {
  db.orm.insert(returnSignOffs).values(signOff).run();
}

/** Withdraws the standing sign-offs of a return, or one of them; gives how many. */
export function withdrawReturnSignOffs(
  db: Database,
  { id }: Own,
  withdrawnAt: number,
  signOffId?: string,
): number {
  const standing = [eq(returnSignOffs.returnId, id), isNull(returnSignOffs.withdrawnAt)];
  if (signOffId !== undefined) standing.push(eq(returnSignOffs.id, signOffId));
  return db.orm
    .update(returnSignOffs)
    .set({ withdrawnAt })
    .where(and(...standing))
    .run().changes;
}

/** Adds a correction to a submitted return. */
export function insertReturnCorrection(
  db: Database,
  correction: typeof returnCorrections.$inferInsert,
): void {
  db.orm.insert(returnCorrections).values(correction).run();
}

/** Takes away a return that was read in from a file, with all that hangs on it. */
export function deleteReadReturn(db: Database, { id, areaId }: Pick<ReturnRow, "id" | "areaId">) {
  for (const table of [returnSections, returnExplanations, returnSignOffs]) {
    db.orm.delete(table).where(eq(table.returnId, id)).run();
  }
  db.orm
    .delete(returns)
    .where(and(eq(returns.id, id), eq(returns.areaId, areaId)))
    .run();
}
