import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { areas } from "./people.server.ts";

/** How long an area keeps what names people, in months; null keeps it. Without a row the usual terms hold. */
export const retentionTerms = sqliteTable("retention_terms", {
  areaId: text("area_id")
    .primaryKey()
    .references(() => areas.id),
  /** Names of guests, after their round closed. */
  guests: integer(),
  /** People who were added and never joined, after the last that was done about them. */
  unjoined: integer(),
  /** Reasons and evidence of single scorers, after their round closed. */
  reasons: integer(),
  version: integer().notNull().default(1),
});
