import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Level } from "#app/domain/model/edition.ts";
import type { PassState, RoundStatus, RowOutcome } from "#app/domain/round/round.ts";
import { areas, members, partners } from "./people.server.ts";

/** The full text of every edition a round was scored against. */
export const editions = sqliteTable("editions", {
  hash: text().primaryKey(),
  id: text().notNull(),
  text: text().notNull(),
  storedAt: integer("stored_at").notNull(),
});

/** An edition of its own that an area may open rounds on, as somebody offered it. */
export const areaEditions = sqliteTable(
  "area_editions",
  {
    areaId: text("area_id")
      .notNull()
      .references(() => areas.id),
    editionHash: text("edition_hash")
      .notNull()
      .references(() => editions.hash),
    offeredBy: text("offered_by")
      .notNull()
      .references(() => members.id),
    offeredAt: integer("offered_at").notNull(),
    /** No new round opens on it from here on. */
    withdrawnAt: integer("withdrawn_at"),
  },
  (t) => [primaryKey({ columns: [t.areaId, t.editionHash] })],
);

/** A round: one joint assessment of an area. */
export const rounds = sqliteTable(
  "rounds",
  {
    id: text().primaryKey(),
    areaId: text("area_id")
      .notNull()
      .references(() => areas.id),
    name: text().notNull(),
    editionHash: text("edition_hash")
      .notNull()
      .references(() => editions.hash),
    hospitals: text().notNull(),
    population: integer(),
    footprint: text().notNull(),
    asAt: text("as_at").notNull(),
    /** The area's own "X per cent" of emergency patients home on the agreed date. */
    homeOnDatePercent: integer("home_on_date_percent"),
    /** Evidence is asked for from this level up. */
    evidenceFrom: integer("evidence_from").$type<Level>().notNull().default(3),
    status: text().$type<RoundStatus>().notNull(),
    openedAt: integer("opened_at"),
    /** The draft record's deadline (YYYY-MM-DD). */
    draftDeadline: text("draft_deadline"),
    closedAt: integer("closed_at"),
    /**
     * Raised in the transaction of whatever everyone in the round may hear of; a save is not. Its
     * number is the event id of the live stream.
     */
    revision: integer().notNull().default(0),
    /** Raised when a person's finished state turns as well: the desk's and the projector's number. */
    deskRevision: integer("desk_revision").notNull().default(0),
    version: integer().notNull().default(1),
    createdAt: integer("created_at").notNull(),
  },
  (t) => [index("rounds_area").on(t.areaId, t.asAt)],
);

/** A partner asked in a round, with the name and mark it had then. */
export const roundPartners = sqliteTable(
  "round_partners",
  {
    roundId: text("round_id")
      .notNull()
      .references(() => rounds.id),
    partnerId: text("partner_id")
      .notNull()
      .references(() => partners.id),
    name: text().notNull(),
    shortName: text("short_name").notNull(),
    kind: text().notNull(),
    shape: text().notNull(),
    colour: integer().notNull(),
    position: integer().notNull(),
    /** Keys of the changes this partner is asked about. */
    changes: text({ mode: "json" }).$type<string[]>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.partnerId] })],
);

/** Who scores in a round, and for which partner: fixed by a first score, and for all at the close. */
export const roundScorers = sqliteTable(
  "round_scorers",
  {
    roundId: text("round_id")
      .notNull()
      .references(() => rounds.id),
    memberId: text("member_id")
      .notNull()
      .references(() => members.id),
    partnerId: text("partner_id")
      .notNull()
      .references(() => partners.id),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.memberId] })],
);

/** A lead's agreement that boards may see its organisation's positions of a round. */
export const positionShares = sqliteTable(
  "position_shares",
  {
    roundId: text("round_id")
      .notNull()
      .references(() => rounds.id),
    partnerId: text("partner_id")
      .notNull()
      .references(() => partners.id),
    memberId: text("member_id")
      .notNull()
      .references(() => members.id),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.partnerId] })],
);

/** A change within a round: its own agreed level and target. */
export const roundChanges = sqliteTable(
  "round_changes",
  {
    roundId: text("round_id")
      .notNull()
      .references(() => rounds.id),
    changeKey: text("change_key").notNull(),
    agreedLevel: integer("agreed_level").$type<Level>(),
    sentence: text().notNull().default(""),
    targetLevel: integer("target_level").$type<Level>(),
    targetDate: text("target_date"),
    version: integer().notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.changeKey] })],
);

/** A row within a round: what is revealed, and what was agreed. */
export const roundRows = sqliteTable(
  "round_rows",
  {
    roundId: text("round_id")
      .notNull()
      .references(() => rounds.id),
    rowKey: text("row_key").notNull(),
    changeKey: text("change_key").notNull(),
    pass1: text().$type<PassState>().notNull(),
    pass1At: integer("pass1_at"),
    pass2: text().$type<PassState>().notNull(),
    pass2At: integer("pass2_at"),
    outcome: text().$type<RowOutcome>().notNull(),
    /** Set when agreed; null with outcome "agreed" means the row does not apply to the area. */
    agreedLevel: integer("agreed_level").$type<Level>(),
    rationale: text().notNull().default(""),
    agreedAt: integer("agreed_at"),
    parkedNote: text("parked_note").notNull().default(""),
    /** Why a reveal was taken back; empty again once the row is revealed. */
    hiddenReason: text("hidden_reason").notNull().default(""),
    priority: integer({ mode: "boolean" }).notNull().default(false),
    targetLevel: integer("target_level").$type<Level>(),
    targetDate: text("target_date"),
    version: integer().notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.rowKey] })],
);

/** A different view on record: a partner that stands by another level than the agreed one. */
export const differentViews = sqliteTable(
  "different_views",
  {
    roundId: text("round_id")
      .notNull()
      .references(() => rounds.id),
    rowKey: text("row_key").notNull(),
    partnerId: text("partner_id")
      .notNull()
      .references(() => partners.id),
    level: integer().$type<Level>().notNull(),
    sentence: text().notNull().default(""),
    /** When the partner's lead confirmed its sentence, and who. */
    confirmedAt: integer("confirmed_at"),
    confirmedBy: text("confirmed_by").references(() => members.id),
    version: integer().notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.rowKey, t.partnerId] })],
);

/** A dated correction beside a closed record. */
export const corrections = sqliteTable(
  "corrections",
  {
    id: text().primaryKey(),
    roundId: text("round_id")
      .notNull()
      .references(() => rounds.id),
    at: integer().notNull(),
    memberId: text("member_id")
      .notNull()
      .references(() => members.id),
    rowKey: text("row_key"),
    text: text().notNull(),
  },
  (t) => [index("corrections_round").on(t.roundId)],
);
