import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Work to be done off a request, such as sending a message: claimed, tried again, then given up. */
export const jobs = sqliteTable(
  "jobs",
  {
    id: text().primaryKey(),
    kind: text().notNull(),
    payload: text({ mode: "json" }).$type<unknown>().notNull(),
    /** Not before this instant (UTC milliseconds). */
    runAt: integer("run_at").notNull(),
    attempts: integer().notNull().default(0),
    claimedAt: integer("claimed_at"),
    doneAt: integer("done_at"),
    /** Set when it was given up. */
    failedAt: integer("failed_at"),
    createdAt: integer("created_at").notNull(),
  },
  (t) => [index("jobs_due").on(t.doneAt, t.failedAt, t.runAt)],
);
