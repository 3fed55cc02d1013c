import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { areas, members } from "./people.server.ts";
import { actions } from "./plan.server.ts";

/** A file of actions that was read into the plan, which can be taken back as a whole. */
export const planImports = sqliteTable(
  "plan_imports",
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
    undoneAt: integer("undone_at"),
  },
  (t) => [index("plan_imports_area").on(t.areaId, t.at)],
);

/** The actions an import brought, with their lines in the file. */
export const planImportActions = sqliteTable(
  "plan_import_actions",
  {
    importId: text("import_id")
      .notNull()
      .references(() => planImports.id),
    actionId: text("action_id")
      .notNull()
      .references(() => actions.id),
    line: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.actionId] })],
);
