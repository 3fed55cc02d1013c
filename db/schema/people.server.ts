import { sql } from "drizzle-orm";
import {
  type AnySQLiteColumn,
  index,
  integer,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import type { Role } from "#app/domain/access/roles.ts";

/** An area: the organisations that share responsibility for one population. */
export const areas = sqliteTable("areas", {
  id: text().primaryKey(),
  slug: text().notNull().unique(),
  name: text().notNull(),
  /** One line that every page of the area shows, such as the demonstration's. */
  notice: text(),
  /** The demonstration area's own "today" (YYYY-MM-DD); null means the calendar's. */
  today: text(),
  createdAt: integer("created_at").notNull(),
  version: integer().notNull().default(1),
});

/** A partner: an organisation of an area. */
export const partners = sqliteTable(
  "partners",
  {
    id: text().primaryKey(),
    areaId: text("area_id")
      .notNull()
      .references(() => areas.id),
    kind: text().notNull(),
    name: text().notNull(),
    shortName: text("short_name").notNull(),
    shape: text().notNull(),
    colour: integer().notNull(),
    position: integer().notNull(),
    active: integer({ mode: "boolean" }).notNull().default(true),
    /** The partner this one became part of; earlier rounds keep it under its own name. */
    mergedInto: text("merged_into").references((): AnySQLiteColumn => partners.id),
    version: integer().notNull().default(1),
  },
  (t) => [
    uniqueIndex("partners_area_name").on(t.areaId, t.name),
    uniqueIndex("partners_area_short_name").on(t.areaId, t.shortName),
  ],
);

/** An account: one person's sign-in, possibly a member of several areas. */
export const accounts = sqliteTable("accounts", {
  id: text().primaryKey(),
  email: text().notNull().unique(),
  passwordHash: text("password_hash"),
  createdAt: integer("created_at").notNull(),
  version: integer().notNull().default(1),
});

/** A member: a person in an area, with roles. */
export const members = sqliteTable(
  "members",
  {
    id: text().primaryKey(),
    areaId: text("area_id")
      .notNull()
      .references(() => areas.id),
    accountId: text("account_id").references(() => accounts.id),
    partnerId: text("partner_id").references(() => partners.id),
    name: text().notNull(),
    title: text().notNull().default(""),
    email: text().notNull(),
    roles: text({ mode: "json" }).$type<Role[]>().notNull(),
    active: integer({ mode: "boolean" }).notNull().default(true),
    /** When everything that named the person was taken out; null of everybody else. */
    erasedAt: integer("erased_at"),
    version: integer().notNull().default(1),
  },
  (t) => [
    index("members_account").on(t.accountId),
    index("members_area").on(t.areaId),
    index("members_partner").on(t.partnerId),
    // A guest, and a paper sheet, have no address.
    uniqueIndex("members_area_email").on(t.areaId, t.email).where(sql`${t.email} <> ''`),
  ],
);

/** A session row: revoking it signs the browser out. The id is a hash of the cookie's token. */
export const sessions = sqliteTable(
  "sessions",
  {
    id: text().primaryKey(),
    accountId: text("account_id")
      .notNull()
      .references(() => accounts.id),
    createdAt: integer("created_at").notNull(),
    lastSeenAt: integer("last_seen_at").notNull(),
    expiresAt: integer("expires_at").notNull(),
    device: text().notNull().default(""),
  },
  (t) => [index("sessions_account").on(t.accountId)],
);

/**
 * A one-time link: an invitation, a new password, the set-up of a new installation; or a sign-in that
 * waits for its second step. Stored hashed.
 */
export const links = sqliteTable(
  "links",
  {
    tokenHash: text("token_hash").primaryKey(),
    purpose: text().$type<"invitation" | "reset" | "set-up" | "step">().notNull(),
    memberId: text("member_id").references(() => members.id),
    /** Whose sign-in waits for its second step. */
    accountId: text("account_id").references(() => accounts.id),
    createdAt: integer("created_at").notNull(),
    expiresAt: integer("expires_at").notNull(),
    usedAt: integer("used_at"),
  },
  (t) => [index("links_member").on(t.memberId)],
);
