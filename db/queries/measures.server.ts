import { and, asc, eq, sql } from "drizzle-orm";
import { type Database, prepared } from "../client.server.ts";
import { measureValues } from "../schema/measures.server.ts";

export type MeasureValue = typeof measureValues.$inferSelect;

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

/** What an area has for each of these measures in the last quarter that was reported. */
export function listLatestValues(db: Database, area: string, keys: string[]): MeasureValue[] {
  return latest(db).all({ area, keys: JSON.stringify(keys) });
}
