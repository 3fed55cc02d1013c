import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { schemes } from "./funding.server.ts";
import { areas, members } from "./people.server.ts";

/** What a year of the grant said before it was revised: one row for each revision, never changed. */
export const grantRevisions = sqliteTable(
  "grant_revisions",
  {
    id: text().primaryKey(),
    areaId: text("area_id")
      .notNull()
      .references(() => areas.id),
    year: text().notNull(),
    /** Whole pence, as it stood until `replacedAt`. */
    amount: integer().notNull(),
    firm: integer({ mode: "boolean" }).notNull(),
    source: text().notNull(),
    replacedAt: integer("replaced_at").notNull(),
    replacedBy: text("replaced_by")
      .notNull()
      .references(() => members.id),
  },
  (t) => [index("grant_revisions_area").on(t.areaId, t.year)],
);

/** Money moved from one scheme to another within a year, in pence, with the reason given. */
export const virements = sqliteTable(
  "virements",
  {
    id: text().primaryKey(),
    areaId: text("area_id")
      .notNull()
      .references(() => areas.id),
    year: text().notNull(),
    fromSchemeId: text("from_scheme_id")
      .notNull()
      .references(() => schemes.id),
    toSchemeId: text("to_scheme_id")
      .notNull()
      .references(() => schemes.id),
    amount: integer().notNull(),
    reason: text().notNull(),
    at: integer().notNull(),
    movedBy: text("moved_by")
      .notNull()
      .references(() => members.id),
  },
  (t) => [index("virements_area").on(t.areaId, t.at)],
);

/** What a scheme spent in a quarter (1 is April to June), in pence; no row is "not reported". */
export const schemeSpend = sqliteTable(
  "scheme_spend",
  {
    schemeId: text("scheme_id")
      .notNull()
      .references(() => schemes.id),
    year: text().notNull(),
    quarter: integer().notNull(),
    amount: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.schemeId, t.year, t.quarter] })],
);
