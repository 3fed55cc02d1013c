import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { meetings } from "./meetings.server.ts";
import { areas, members } from "./people.server.ts";

/** A board pack as it was issued: all of its figures and sentences, never changed again. */
export const packs = sqliteTable(
  "packs",
  {
    id: text().primaryKey(),
    areaId: text("area_id")
      .notNull()
      .references(() => areas.id),
    /** Counts an area's packs from 1. */
    number: integer().notNull(),
    /** The meeting it was made for, where it was for one. */
    meetingId: text("meeting_id").references(() => meetings.id),
    /** The area's date then (YYYY-MM-DD). */
    asAt: text("as_at").notNull(),
    issuedAt: integer("issued_at").notNull(),
    /** Null where the papers deadline issued it. */
    issuedBy: text("issued_by").references(() => members.id),
    /** The form that `report` has. */
    version: integer().notNull(),
    report: text({ mode: "json" }).$type<unknown>().notNull(),
  },
  (t) => [uniqueIndex("packs_area").on(t.areaId, t.number)],
);

/** What the board is asked to decide beside what follows from the figures. */
export const boardItems = sqliteTable(
  "board_items",
  {
    id: text().primaryKey(),
    areaId: text("area_id")
      .notNull()
      .references(() => areas.id),
    text: text().notNull(),
    addedAt: integer("added_at").notNull(),
    addedBy: text("added_by")
      .notNull()
      .references(() => members.id),
    /** Taken off the list, as settled or as a mistake; it can be put back. */
    removedAt: integer("removed_at"),
  },
  (t) => [index("board_items_area").on(t.areaId, t.addedAt)],
);
