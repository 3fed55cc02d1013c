import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { WhatIfChoices } from "#app/domain/funding/what-if.ts";
import type { CirculatedPlan } from "#app/domain/report/circulated-plan.ts";
import { areas, members, partners } from "./people.server.ts";

/** A "what if" of the suggested split, saved by name; never changed, only deleted. */
export const allocationVersions = sqliteTable(
  "allocation_versions",
  {
    id: text().primaryKey(),
    areaId: text("area_id")
      .notNull()
      .references(() => areas.id),
    name: text().notNull(),
    choices: text({ mode: "json" }).$type<WhatIfChoices>().notNull(),
    /** What came of the choices on that day. */
    result: text({ mode: "json" }).$type<CirculatedPlan>().notNull(),
    savedAt: integer("saved_at").notNull(),
    savedBy: text("saved_by")
      .notNull()
      .references(() => members.id),
  },
  (t) => [uniqueIndex("allocation_versions_name").on(t.areaId, t.name)],
);

/** A version of the use of the grant that went round to partners, as it stood that day. */
export const consultations = sqliteTable(
  "consultations",
  {
    id: text().primaryKey(),
    areaId: text("area_id")
      .notNull()
      .references(() => areas.id),
    /** 1, 2, 3… within the area. */
    number: integer().notNull(),
    plan: text({ mode: "json" }).$type<CirculatedPlan>().notNull(),
    message: text().notNull(),
    /** The last day for comments (YYYY-MM-DD). */
    closesOn: text("closes_on").notNull(),
    /** The organisations it went to. */
    partnerIds: text("partner_ids", { mode: "json" }).$type<string[]>().notNull(),
    circulatedAt: integer("circulated_at").notNull(),
    circulatedBy: text("circulated_by")
      .notNull()
      .references(() => members.id),
    /** What the area made of the comments as a whole. */
    outcome: text().notNull().default(""),
    version: integer().notNull().default(1),
  },
  (t) => [uniqueIndex("consultations_number").on(t.areaId, t.number)],
);

/** What an organisation, or a member of the board, said of a circulated version. */
export const consultationComments = sqliteTable(
  "consultation_comments",
  {
    id: text().primaryKey(),
    consultationId: text("consultation_id")
      .notNull()
      .references(() => consultations.id),
    /** The organisation; null for the board. */
    partnerId: text("partner_id").references(() => partners.id),
    memberId: text("member_id")
      .notNull()
      .references(() => members.id),
    text: text().notNull(),
    /** The letter or e-mail it was recorded from; empty when written here. */
    reference: text().notNull().default(""),
    at: integer().notNull(),
    response: text().notNull().default(""),
    respondedAt: integer("responded_at"),
    version: integer().notNull().default(1),
  },
  (t) => [index("consultation_comments_consultation").on(t.consultationId, t.at)],
);
