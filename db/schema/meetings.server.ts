import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { MeetingKind } from "#app/domain/meeting/meeting.ts";
import { areas, members, partners } from "./people.server.ts";
import { actions } from "./plan.server.ts";

/** A meeting at which an area's plan is reviewed, with the day its papers are due. */
export const meetings = sqliteTable(
  "meetings",
  {
    id: text().primaryKey(),
    areaId: text("area_id")
      .notNull()
      .references(() => areas.id),
    kind: text().$type<MeetingKind>().notNull(),
    name: text().notNull(),
    /** YYYY-MM-DD */
    date: text().notNull(),
    /** The last day for papers (YYYY-MM-DD): the pack is frozen when it ends. */
    papersDeadline: text("papers_deadline").notNull(),
    /** Who reads the papers, in the area's own words. */
    audience: text().notNull().default(""),
    /** The latest pack issued for it, and when (UTC milliseconds); null until one is. */
    packId: text("pack_id"),
    frozenAt: integer("frozen_at"),
    cancelledAt: integer("cancelled_at"),
    cancelReason: text("cancel_reason").notNull().default(""),
    createdAt: integer("created_at").notNull(),
    version: integer().notNull().default(1),
  },
  (t) => [index("meetings_area").on(t.areaId, t.date)],
);

/** What a meeting decided; append-only, put right by a dated correction alone. */
export const decisions = sqliteTable(
  "decisions",
  {
    id: text().primaryKey(),
    meetingId: text("meeting_id")
      .notNull()
      .references(() => meetings.id),
    text: text().notNull(),
    /** What is to be done, by whom and by when (YYYY-MM-DD); empty where there is only something to note. */
    whatToDo: text("what_to_do").notNull().default(""),
    ownerPartnerId: text("owner_partner_id").references(() => partners.id),
    ownerName: text("owner_name").notNull().default(""),
    dueDate: text("due_date"),
    memberId: text("member_id")
      .notNull()
      .references(() => members.id),
    at: integer().notNull(),
  },
  (t) => [index("decisions_meeting").on(t.meetingId)],
);

/** A dated correction beside a decision; append-only. */
export const decisionCorrections = sqliteTable(
  "decision_corrections",
  {
    id: text().primaryKey(),
    decisionId: text("decision_id")
      .notNull()
      .references(() => decisions.id),
    text: text().notNull(),
    memberId: text("member_id")
      .notNull()
      .references(() => members.id),
    at: integer().notNull(),
  },
  (t) => [index("decision_corrections_decision").on(t.decisionId)],
);

/** The actions of the plan that a decision became. */
export const decisionActions = sqliteTable(
  "decision_actions",
  {
    decisionId: text("decision_id")
      .notNull()
      .references(() => decisions.id),
    actionId: text("action_id")
      .notNull()
      .references(() => actions.id),
  },
  (t) => [
    primaryKey({ columns: [t.decisionId, t.actionId] }),
    index("decision_actions_action").on(t.actionId),
  ],
);
