import { index, integer, primaryKey, real, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Measure } from "#app/domain/measure/measure.ts";
import type { Series } from "#app/domain/measure/series.ts";
import { areas, members } from "./people.server.ts";

/** A measure of an area's own, beside those of the content. */
export const localMeasures = sqliteTable(
  "local_measures",
  {
    areaId: text("area_id")
      .notNull()
      .references(() => areas.id),
    key: text().notNull(),
    definition: text({ mode: "json" }).$type<LocalDefinition>().notNull(),
    version: integer().notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.areaId, t.key] })],
);

/** What an area says of its own measure. */
export type LocalDefinition = Pick<
  Measure,
  "name" | "unit" | "numerator" | "denominator" | "per" | "good" | "decimals"
>;

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
    series: text().$type<Series>().notNull(),
    value: real(),
    /** What a rate was worked out from, where that was typed. */
    numerator: real(),
    denominator: real(),
    /** The publication gives the figure as about so much. */
    approximate: integer({ mode: "boolean" }).notNull().default(false),
    /** The published words where no figure was given, such as "on track". */
    status: text().notNull().default(""),
    source: text().notNull(),
    /** The date of the figure (YYYY-MM-DD): when it was published or counted. */
    dated: text(),
    version: integer().notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.areaId, t.measureKey, t.period, t.series] })],
);

/** What a year's values of a measure are to reach: the target, and a stretch beyond it. */
export const measureTargets = sqliteTable(
  "measure_targets",
  {
    areaId: text("area_id")
      .notNull()
      .references(() => areas.id),
    measureKey: text("measure_key").notNull(),
    /** A financial year such as "2017-18". */
    year: text().notNull(),
    target: real(),
    stretch: real(),
    version: integer().notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.areaId, t.measureKey, t.year] })],
);

/** A file of values that was read in, which can be taken back as a whole. */
export const measureImports = sqliteTable(
  "measure_imports",
  {
    id: text().primaryKey(),
    areaId: text("area_id")
      .notNull()
      .references(() => areas.id),
    memberId: text("member_id")
      .notNull()
      .references(() => members.id),
    at: integer().notNull(),
    fileName: text("file_name").notNull(),
    rows: integer().notNull(),
    undoneAt: integer("undone_at"),
  },
  (t) => [index("measure_imports_area").on(t.areaId, t.at)],
);

/** A value as it can be put back: all of it, or null where there was none. */
export type StoredValue = Omit<
  typeof measureValues.$inferSelect,
  "areaId" | "measureKey" | "period" | "series" | "version"
>;

/** What a value said before and after a change of it; it grows only. */
export const measureHistory = sqliteTable(
  "measure_history",
  {
    id: text().primaryKey(),
    areaId: text("area_id")
      .notNull()
      .references(() => areas.id),
    measureKey: text("measure_key").notNull(),
    period: text().notNull(),
    series: text().$type<Series>().notNull(),
    before: text({ mode: "json" }).$type<StoredValue | null>(),
    after: text({ mode: "json" }).$type<StoredValue | null>(),
    memberId: text("member_id")
      .notNull()
      .references(() => members.id),
    at: integer().notNull(),
    importId: text("import_id").references(() => measureImports.id),
  },
  (t) => [
    index("measure_history_measure").on(t.areaId, t.measureKey, t.at),
    index("measure_history_import").on(t.importId),
  ],
);
