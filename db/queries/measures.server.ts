import { and, asc, desc, eq, sql } from "drizzle-orm";
import { type Database, prepared } from "../client.server.ts";
import {
  type LocalDefinition,
  localMeasures,
  measureHistory,
  measureImports,
  measureTargets,
  measureValues,
  type StoredValue,
} from "../schema/measures.server.ts";
import { members } from "../schema/people.server.ts";

export type { LocalDefinition, StoredValue } from "../schema/measures.server.ts";
export type MeasureValue = typeof measureValues.$inferSelect;
export type MeasureTarget = typeof measureTargets.$inferSelect;
export type ValueChange = typeof measureHistory.$inferSelect;
/** Where a value stands: one quarter of one series of one measure. */
export type ValuePlace = Pick<MeasureValue, "measureKey" | "period" | "series">;

const placeholder = sql.placeholder;

const latest = prepared((orm) =>
  orm
    .select()
    .from(measureValues)
    .where(
      and(
        eq(measureValues.areaId, placeholder("area")),
        sql`${measureValues.measureKey} IN (SELECT value FROM json_each(${placeholder("keys")}))`,
        // Quarters sort as text: "2016-17 Q4".
        sql`${measureValues.period} = (
          SELECT max(later.period) FROM measure_values later
          WHERE later.area_id = ${measureValues.areaId}
            AND later.measure_key = ${measureValues.measureKey} AND later.series = 'actual')`,
      ),
    )
    .orderBy(asc(measureValues.measureKey), asc(measureValues.series))
    .prepare(),
);
const valuesOf = prepared((orm) =>
  orm
    .select()
    .from(measureValues)
    .where(eq(measureValues.areaId, placeholder("area")))
    .orderBy(asc(measureValues.measureKey), asc(measureValues.period), asc(measureValues.series))
    .prepare(),
);
const targetsOf = prepared((orm) =>
  orm
    .select()
    .from(measureTargets)
    .where(eq(measureTargets.areaId, placeholder("area")))
    .orderBy(asc(measureTargets.measureKey), asc(measureTargets.year))
    .prepare(),
);
const localsOf = prepared((orm) =>
  orm
    .select()
    .from(localMeasures)
    .where(eq(localMeasures.areaId, placeholder("area")))
    .orderBy(asc(localMeasures.key))
    .prepare(),
);
const historyOf = prepared((orm) =>
  orm
    .select({
      id: measureHistory.id,
      period: measureHistory.period,
      series: measureHistory.series,
      before: measureHistory.before,
      after: measureHistory.after,
      at: measureHistory.at,
      person: members.name,
      importId: measureHistory.importId,
    })
    .from(measureHistory)
    .innerJoin(members, eq(members.id, measureHistory.memberId))
    .where(
      and(
        eq(measureHistory.areaId, placeholder("area")),
        eq(measureHistory.measureKey, placeholder("measure")),
      ),
    )
    .orderBy(desc(measureHistory.at), asc(measureHistory.period), asc(measureHistory.series))
    .limit(100)
    .prepare(),
);
const importsOf = prepared((orm) =>
  orm
    .select({
      id: measureImports.id,
      at: measureImports.at,
      fileName: measureImports.fileName,
      rows: measureImports.rows,
      undoneAt: measureImports.undoneAt,
      person: members.name,
    })
    .from(measureImports)
    .innerJoin(members, eq(members.id, measureImports.memberId))
    .where(eq(measureImports.areaId, placeholder("area")))
    .orderBy(desc(measureImports.at))
    .limit(20)
    .prepare(),
);
const changesOfImport = prepared((orm) =>
  orm
    .select()
    .from(measureHistory)
    .where(
      and(
        eq(measureHistory.areaId, placeholder("area")),
        eq(measureHistory.importId, placeholder("import")),
      ),
    )
    .prepare(),
);
const putValue = prepared((orm) =>
  orm
    .insert(measureValues)
    .values({
      areaId: placeholder("areaId"),
      measureKey: placeholder("measureKey"),
      period: placeholder("period"),
      series: placeholder("series"),
      value: placeholder("value"),
      numerator: placeholder("numerator"),
      denominator: placeholder("denominator"),
      approximate: placeholder("approximate"),
      status: placeholder("status"),
      source: placeholder("source"),
      dated: placeholder("dated"),
    })
    .onConflictDoUpdate({
      target: [
        measureValues.areaId,
        measureValues.measureKey,
        measureValues.period,
        measureValues.series,
      ],
      set: {
        value: sql`excluded.value`,
        numerator: sql`excluded.numerator`,
        denominator: sql`excluded.denominator`,
        approximate: sql`excluded.approximate`,
        status: sql`excluded.status`,
        source: sql`excluded.source`,
        dated: sql`excluded.dated`,
        version: sql`${measureValues.version} + 1`,
      },
    })
    .prepare(),
);
const putTarget = prepared((orm) =>
  orm
    .insert(measureTargets)
    .values({
      areaId: placeholder("areaId"),
      measureKey: placeholder("measureKey"),
      year: placeholder("year"),
      target: placeholder("target"),
      stretch: placeholder("stretch"),
    })
    .onConflictDoUpdate({
      target: [measureTargets.areaId, measureTargets.measureKey, measureTargets.year],
      set: {
        target: sql`excluded.target`,
        stretch: sql`excluded.stretch`,
        version: sql`${measureTargets.version} + 1`,
      },
    })
    .prepare(),
);

/** What an area has for each of these measures in the last quarter that was reported. */
export function listLatestValues(db: Database, area: string, keys: string[]): MeasureValue[] {
  return latest(db).all({ area, keys: JSON.stringify(keys) });
}

/** Every value of an area's measures, by measure and quarter. */
export function listValues(db: Database, area: string): MeasureValue[] {
  return valuesOf(db).all({ area });
}

/** The targets of an area's measures, by measure and financial year. */
export function listTargets(db: Database, area: string): MeasureTarget[] {
  return targetsOf(db).all({ area });
}

/** The measures of the area's own. */
export function listLocalMeasures(db: Database, area: string) {
  return localsOf(db).all({ area });
}

/** What the last hundred changes of a measure's values said, the latest first. */
export function listValueChanges(db: Database, area: string, measure: string) {
  return historyOf(db).all({ area, measure });
}

/** The last twenty files of values that were read in, the latest first. */
export function listImports(db: Database, area: string) {
  return importsOf(db).all({ area });
}

/** What an import changed, value by value. */
export function listImportChanges(db: Database, area: string, id: string): ValueChange[] {
  return changesOfImport(db).all({ area, import: id });
}

/** Writes a value over what stands in its place, and keeps what it said before. */
export function saveValue(
  db: Database,
  change: Omit<typeof measureHistory.$inferInsert, "after"> & { after: StoredValue },
): void {
  const { areaId, measureKey, period, series, after } = change;
  putValue(db).run({ areaId, measureKey, period, series, ...after });
  db.orm.insert(measureHistory).values(change).run();
}

/** Writes a year's target and stretch of a measure. */
export function saveTarget(db: Database, target: Omit<MeasureTarget, "version">): void {
  putTarget(db).run(target);
}

/** Adds a measure of the area's own. */
export function insertLocalMeasure(
  db: Database,
  area: string,
  key: string,
  definition: LocalDefinition,
): void {
  db.orm.insert(localMeasures).values({ areaId: area, key, definition }).run();
}

/** Changes a measure of the area's own from the version seen; gives false when it has moved on. */
export function updateLocalMeasure(
  db: Database,
  area: string,
  key: string,
  version: number,
  definition: LocalDefinition,
): boolean {
  const result = db.orm
    .update(localMeasures)
    .set({ definition, version: version + 1 })
    .where(
      and(
        eq(localMeasures.areaId, area),
        eq(localMeasures.key, key),
        eq(localMeasures.version, version),
      ),
    )
    .run();
  return result.changes === 1;
}

/** Notes a file that was read in, before the changes that name it. */
export function insertImport(db: Database, entry: typeof measureImports.$inferInsert): void {
  db.orm.insert(measureImports).values(entry).run();
}

/** Marks an import as taken back; gives false when it was before, or is another area's. */
export function endImport(db: Database, area: string, id: string, undoneAt: number): boolean {
  const result = db.orm
    .update(measureImports)
    .set({ undoneAt })
    .where(
      and(
        eq(measureImports.areaId, area),
        eq(measureImports.id, id),
        sql`${measureImports.undoneAt} IS NULL`,
      ),
    )
    .run();
  return result.changes === 1;
}
