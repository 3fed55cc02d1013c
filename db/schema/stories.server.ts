import { index, integer, real, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { areas, members, partners } from "./people.server.ts";
import { rounds } from "./rounds.server.ts";

/**
 * What was answered where an agreed level and a measure tell different stories. Each save is a row
 * of its own: the last one of its round, row, measure and quarter stands, and nothing is changed.
 */
export const storyAnswers = sqliteTable(
  "story_answers",
  {
    id: text().primaryKey(),
    areaId: text("area_id")
      .notNull()
      .references(() => areas.id),
    roundId: text("round_id")
      .notNull()
      .references(() => rounds.id),
    rowKey: text("row_key").notNull(),
    measureKey: text("measure_key").notNull(),
    /** A quarter such as "2016-17 Q4". */
    period: text().notNull(),
    /** What it answers: the level and figures as they were, so that others ask again. */
    level: integer().notNull(),
    actual: real().notNull(),
    plan: real(),
    /** Empty where an answer was taken away. */
    text: text().notNull(),
    memberId: text("member_id")
      .notNull()
      .references(() => members.id),
    /** The organisation spoken for; null for whoever runs the rounds. */
    partnerId: text("partner_id").references(() => partners.id),
    at: integer().notNull(),
    version: integer().notNull(),
  },
  (t) => [
    uniqueIndex("story_answers_version").on(
      t.areaId,
      t.roundId,
      t.rowKey,
      t.measureKey,
      t.period,
      t.version,
    ),
    index("story_answers_area").on(t.areaId, t.at),
  ],
);
