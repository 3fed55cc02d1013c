import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { ActionStatus } from "#app/domain/plan/action.ts";
import { meetings } from "./meetings.server.ts";
import { members, partners } from "./people.server.ts";
import { actions, progressNotes } from "./plan.server.ts";

/** An owner who was asked for updates before a meeting: a person of the area, or a name alone. */
export const askedOwners = sqliteTable(
  "asked_owners",
  {
    id: text().primaryKey(),
    meetingId: text("meeting_id")
      .notNull()
      .references(() => meetings.id),
    memberId: text("member_id").references(() => members.id),
    partnerId: text("partner_id").references(() => partners.id),
    /** What someone who is no member is called; empty for the organisation as such. */
    name: text().notNull().default(""),
    /** Where someone who is no member is written to; empty where it is not known. */
    email: text().notNull().default(""),
    askedAt: integer("asked_at").notNull(),
    remindedAt: integer("reminded_at"),
  },
  (t) => [
    index("asked_owners_meeting").on(t.meetingId),
    index("asked_owners_member").on(t.memberId),
  ],
);

/** A personal link to the actions someone was asked about, until the meeting's day ends. Stored hashed. */
export const updateLinks = sqliteTable(
  "update_links",
  {
    tokenHash: text("token_hash").primaryKey(),
    askedId: text("asked_id")
      .notNull()
      .references(() => askedOwners.id),
    createdAt: integer("created_at").notNull(),
  },
  (t) => [index("update_links_asked").on(t.askedId)],
);

/** One action about which its owner was asked before a meeting. */
export const updateRequests = sqliteTable(
  "update_requests",
  {
    id: text().primaryKey(),
    meetingId: text("meeting_id")
      .notNull()
      .references(() => meetings.id),
    actionId: text("action_id")
      .notNull()
      .references(() => actions.id),
    askedId: text("asked_id")
      .notNull()
      .references(() => askedOwners.id),
    askedAt: integer("asked_at").notNull(),
  },
  (t) => [
    uniqueIndex("update_requests_meeting_action").on(t.meetingId, t.actionId),
    index("update_requests_asked").on(t.askedId),
    index("update_requests_action").on(t.actionId),
  ],
);

/** An answer to a request: the note it became, and what it changed; append-only. */
export const actionUpdates = sqliteTable(
  "action_updates",
  {
    id: text().primaryKey(),
    requestId: text("request_id")
      .notNull()
      .references(() => updateRequests.id),
    /** Who answered; null for someone without an account. */
    memberId: text("member_id").references(() => members.id),
    noteId: text("note_id")
      .notNull()
      .references(() => progressNotes.id),
    at: integer().notNull(),
    statusBefore: text("status_before").$type<ActionStatus>().notNull(),
    statusAfter: text("status_after").$type<ActionStatus>().notNull(),
    dueBefore: text("due_before"),
    dueAfter: text("due_after"),
  },
  (t) => [
    index("action_updates_request").on(t.requestId),
    index("action_updates_note").on(t.noteId),
  ],
);
