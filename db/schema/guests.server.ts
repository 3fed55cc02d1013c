import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { GuestKind, GuestStatus } from "#app/domain/access/guest.ts";
import { members, partners } from "./people.server.ts";
import { rounds } from "./rounds.server.ts";

/** The code that lets people in the room join a round as guests. It is shown, so it is readable. */
export const joinCodes = sqliteTable("join_codes", {
  roundId: text("round_id")
    .primaryKey()
    .references(() => rounds.id),
  code: text().notNull().unique(),
  createdAt: integer("created_at").notNull(),
  expiresAt: integer("expires_at").notNull(),
});

/** A partner's own link into a round: who opens it joins for that partner. Stored hashed. */
export const partnerLinks = sqliteTable(
  "partner_links",
  {
    tokenHash: text("token_hash").primaryKey(),
    roundId: text("round_id")
      .notNull()
      .references(() => rounds.id),
    partnerId: text("partner_id")
      .notNull()
      .references(() => partners.id),
    createdAt: integer("created_at").notNull(),
    expiresAt: integer("expires_at").notNull(),
  },
  (t) => [index("partner_links_round").on(t.roundId, t.partnerId)],
);

/** A member for one round only: a guest with a device of its own, or a paper score sheet. */
export const guests = sqliteTable(
  "guests",
  {
    memberId: text("member_id")
      .primaryKey()
      .references(() => members.id),
    roundId: text("round_id")
      .notNull()
      .references(() => rounds.id),
    kind: text().$type<GuestKind>().notNull(),
    status: text().$type<GuestStatus>().notNull(),
    joinedAt: integer("joined_at").notNull(),
    decidedAt: integer("decided_at"),
    decidedBy: text("decided_by").references(() => members.id),
    version: integer().notNull().default(1),
  },
  (t) => [index("guests_round").on(t.roundId)],
);

/** A guest's session, on the device it joined with. The id is a hash of the cookie's token. */
export const guestSessions = sqliteTable(
  "guest_sessions",
  {
    id: text().primaryKey(),
    memberId: text("member_id")
      .notNull()
      .references(() => members.id),
    createdAt: integer("created_at").notNull(),
    lastSeenAt: integer("last_seen_at").notNull(),
    expiresAt: integer("expires_at").notNull(),
  },
  (t) => [index("guest_sessions_member").on(t.memberId)],
);
