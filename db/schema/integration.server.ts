import { integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { areas, members } from "./people.server.ts";

/** An area's choice of a model of integration: one row for each time it chose, never changed. */
export const integrationChoices = sqliteTable(
  "integration_choices",
  {
    id: text().primaryKey(),
    areaId: text("area_id")
      .notNull()
      .references(() => areas.id),
    /** 1 for the first choice, then one more each time. */
    version: integer().notNull(),
    /** A model's key in the content, or "own". */
    model: text().notNull(),
    ownName: text("own_name").notNull().default(""),
    ownCharacteristics: text("own_characteristics").notNull().default(""),
    why: text().notNull(),
    chosenBy: text("chosen_by")
      .notNull()
      .references(() => members.id),
    chosenAt: integer("chosen_at").notNull(),
  },
  (t) => [uniqueIndex("integration_choices_version").on(t.areaId, t.version)],
);
