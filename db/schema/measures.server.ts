import { integer, primaryKey, real, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { areas } from "./people.server.ts";

/** A measure's value for one period, with its source. */
export const measureValues = sqliteTable(
  "measure_values",
  {
    areaId: text("area_id")
      .notNull()
      .references(() => areas.id),
    measureKey: text("measure_key").notNull(),
    /** A quarter such as "2016-17 Q4". */
    period: text().notNull(),
    series: text().$type<"plan" | "actual">().notNull(),
    value: real(),
    /** The published words where no figure was given, such as "on track". */
    status: text().notNull().default(""),
    source: text().notNull(),
    version: integer().notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.areaId, t.measureKey, t.period, t.series] })],
);
