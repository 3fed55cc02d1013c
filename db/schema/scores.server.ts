import { isNotNull } from "drizzle-orm";
import { customType, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Answer, Pass, ScoreOrigin } from "#app/domain/score/score.ts";
import type { Sharing } from "#app/domain/score/sharing.ts";
import { members, partners } from "./people.server.ts";
import { rounds } from "./rounds.server.ts";

/** An answer as text: "1" to "5", "dont-know" or "not-applicable"; null while only words are typed. */
const answerColumn = customType<{ data: Answer; driverData: string | null }>({
  dataType: () => "text",
  toDriver: (answer: Answer | null) => (answer === null ? null : String(answer)),
  fromDriver: (text) => (/^[1-5]$/.test(text ?? "") ? Number(text) : text) as Answer,
});

/** A score: one person's answer for a row, in one pass. Read only through db/queries/scores. */
export const scores = sqliteTable(
  "scores",
  {
    roundId: text("round_id")
      .notNull()
      .references(() => rounds.id),
    rowKey: text("row_key").notNull(),
    memberId: text("member_id")
      .notNull()
      .references(() => members.id),
    pass: integer().$type<Pass>().notNull(),
    partnerId: text("partner_id")
      .notNull()
      .references(() => partners.id),
    answer: answerColumn(),
    reason: text().notNull().default(""),
    sharing: text().$type<Sharing>().notNull(),
    evidence: text().notNull().default(""),
    evidenceLink: text("evidence_link").notNull().default(""),
    /** How it came: chosen by its writer, typed in from paper, or read from a file. */
    origin: text().$type<ScoreOrigin>().notNull().default("own"),
    /** Who typed or read it in, where that was not its writer. */
    enteredBy: text("entered_by").references(() => members.id),
    /** The device that chose it, and that device's count of choices: the higher one is the later. */
    device: text().notNull().default(""),
    deviceCounter: integer("device_counter").notNull().default(0),
    version: integer().notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.roundId, t.memberId, t.rowKey, t.pass] }),
    index("scores_round_row").on(t.roundId, t.rowKey),
    // The few that came from paper or a file, by whose hand.
    index("scores_entered_by").on(t.enteredBy).where(isNotNull(t.enteredBy)),
  ],
);

/** Idempotency keys of saved choices: a replay of a known key changes nothing. */
export const scoreKeys = sqliteTable(
  "score_keys",
  {
    memberId: text("member_id")
      .notNull()
      .references(() => members.id),
    key: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.memberId, t.key] })],
);
