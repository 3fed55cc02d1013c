import {
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import type { Level } from "#app/domain/model/edition.ts";
import type { ActionPriority, ActionStatus, ProposalState } from "#app/domain/plan/action.ts";
import type { ProposedWords } from "#app/domain/plan/proposed-words.ts";
import type { TogetherChange } from "#app/domain/plan/together.ts";
import { areas, members, partners } from "./people.server.ts";
import { rounds } from "./rounds.server.ts";

/** An action of an area's plan, in the national template's four columns. */
export const actions = sqliteTable(
  "actions",
  {
    id: text().primaryKey(),
    areaId: text("area_id")
      .notNull()
      .references(() => areas.id),
    /** The last round that proposed it and was taken; null for an area's own action. */
    roundId: text("round_id").references(() => rounds.id),
    rowKey: text("row_key"),
    changeKey: text("change_key").notNull(),
    /** The level the action would reach. */
    level: integer().$type<Level>(),
    whereNow: text("where_now").notNull(),
    whatToDo: text("what_to_do").notNull(),
    /** YYYY-MM-DD; null where nobody has said. */
    startDate: text("start_date"),
    dueDate: text("due_date"),
    howKnow: text("how_know").notNull(),
    measureKey: text("measure_key"),
    /** What the measure is to come to, and the unit that was meant when it was set. */
    targetValue: real("target_value"),
    targetUnit: text("target_unit"),
    priority: text().$type<ActionPriority>().notNull(),
    status: text().$type<ActionStatus>().notNull(),
    stopReason: text("stop_reason").notNull().default(""),
    ownerPartnerId: text("owner_partner_id").references(() => partners.id),
    /** The person who leads it, where they have an account; else a name was typed. */
    ownerMemberId: text("owner_member_id").references(() => members.id),
    ownerName: text("owner_name").notNull().default(""),
    proposal: text().$type<ProposalState>().notNull(),
    /** Names of the fields that a person edited: a later round never touches them. */
    edited: text({ mode: "json" }).$type<string[]>().notNull(),
    /** What the last round taken says of it, beside the words that stand. */
    proposed: text({ mode: "json" }).$type<ProposedWords>(),
    createdAt: integer("created_at").notNull(),
    deletedAt: integer("deleted_at"),
    version: integer().notNull().default(1),
  },
  (t) => [
    index("actions_area").on(t.areaId, t.changeKey),
    uniqueIndex("actions_row_level").on(t.areaId, t.rowKey, t.level),
  ],
);

/** An action that waits for another. */
export const actionWaits = sqliteTable(
  "action_waits",
  {
    actionId: text("action_id")
      .notNull()
      .references(() => actions.id),
    waitsForId: text("waits_for_id")
      .notNull()
      .references(() => actions.id),
  },
  (t) => [
    primaryKey({ columns: [t.actionId, t.waitsForId] }),
    index("action_waits_for").on(t.waitsForId),
  ],
);

/** A closed round whose proposals were taken into the plan. */
export const takenRounds = sqliteTable(
  "taken_rounds",
  {
    roundId: text("round_id")
      .primaryKey()
      .references(() => rounds.id),
    areaId: text("area_id")
      .notNull()
      .references(() => areas.id),
    memberId: text("member_id").references(() => members.id),
    at: integer().notNull(),
  },
  (t) => [index("taken_rounds_area").on(t.areaId)],
);

/** Several actions changed at once, with what each said before, so that it can be taken back. */
export const togetherChanges = sqliteTable(
  "together_changes",
  {
    id: text().primaryKey(),
    areaId: text("area_id")
      .notNull()
      .references(() => areas.id),
    memberId: text("member_id")
      .notNull()
      .references(() => members.id),
    at: integer().notNull(),
    changes: text({ mode: "json" }).$type<TogetherChange[]>().notNull(),
    undoneAt: integer("undone_at"),
  },
  (t) => [index("together_changes_area").on(t.areaId, t.at)],
);

/** What a field of an action said before: plan fields keep their history from the first day. */
export const actionHistory = sqliteTable(
  "action_history",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    actionId: text("action_id")
      .notNull()
      .references(() => actions.id),
    memberId: text("member_id").references(() => members.id),
    at: integer().notNull(),
    field: text().notNull(),
    before: text(),
    after: text(),
  },
  (t) => [index("action_history_action").on(t.actionId)],
);

/** A dated progress note; append-only. */
export const progressNotes = sqliteTable(
  "progress_notes",
  {
    id: text().primaryKey(),
    actionId: text("action_id")
      .notNull()
      .references(() => actions.id),
    memberId: text("member_id").references(() => members.id),
    at: integer().notNull(),
    text: text().notNull(),
  },
  (t) => [index("progress_notes_action").on(t.actionId)],
);
