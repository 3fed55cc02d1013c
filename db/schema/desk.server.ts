import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { members } from "./people.server.ts";
import { rounds } from "./rounds.server.ts";

/** The facilitator's desk of a round: who holds it, where the room is, and the clock. */
export const desks = sqliteTable("desks", {
  roundId: text("round_id")
    .primaryKey()
    .references(() => rounds.id),
  /** Who runs the room; a deputy can take over. */
  heldBy: text("held_by").references(() => members.id),
  heldAt: integer("held_at"),
  /** "We are here": the change, and the row once there is one. */
  hereChange: text("here_change"),
  hereRow: text("here_row"),
  /** The running clock's end (UTC milliseconds), or null while it stands. */
  clockEndsAt: integer("clock_ends_at"),
  /** What is left on a standing clock, in milliseconds. */
  clockLeft: integer("clock_left"),
  /** When the workshop is to end (UTC milliseconds), which the agenda is held against. */
  endsAt: integer("ends_at"),
  version: integer().notNull().default(1),
});

/** A round's agenda: the minutes each change is given. */
export const agendaItems = sqliteTable(
  "agenda_items",
  {
    roundId: text("round_id")
      .notNull()
      .references(() => rounds.id),
    changeKey: text("change_key").notNull(),
    minutes: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.changeKey] })],
);
