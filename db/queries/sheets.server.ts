import { and, asc, eq, isNotNull, sql } from "drizzle-orm";
import type { Pass } from "#app/domain/score/score.ts";
import { type Database, prepared } from "../client.server.ts";
import { guests } from "../schema/guests.server.ts";
import { members } from "../schema/people.server.ts";
import { roundScorers } from "../schema/rounds.server.ts";
import { scoreKeys, scores } from "../schema/scores.server.ts";
import type { Round } from "./rounds.server.ts";
import type { OwnScore } from "./scores.server.ts";

/*
 * Paper sheets. Of what a sheet says nothing but which rows are in can be read here: its answers
 * are reached like everybody's, once they are revealed.
 */

/** A paper sheet of a round. */
export type Sheet = { memberId: string; partnerId: string; name: string };

/** A row of a sheet that is stored, in one pass; `answered` is false where it holds words alone. */
export type SheetRowIn = { memberId: string; rowKey: string; pass: Pass; answered: boolean };

const placeholder = sql.placeholder;
const isSheetOfRound = and(
  eq(guests.roundId, placeholder("round")),
  eq(guests.kind, "paper"),
  eq(guests.status, "accepted"),
);

const sheetsOf = prepared((orm) =>
  orm
    .select({
      memberId: members.id,
      partnerId: sql<string>`${members.partnerId}`,
      name: members.name,
    })
    .from(guests)
    .innerJoin(members, eq(members.id, guests.memberId))
    .where(and(isSheetOfRound, isNotNull(members.partnerId)))
    .orderBy(asc(guests.joinedAt), asc(members.id))
    .prepare(),
);
const rowsIn = prepared((orm) =>
  orm
    .select({
      memberId: scores.memberId,
      rowKey: scores.rowKey,
      pass: scores.pass,
      answered: sql<number>`${scores.answer} IS NOT NULL`,
    })
    .from(guests)
    .innerJoin(
      scores,
      and(eq(scores.roundId, guests.roundId), eq(scores.memberId, guests.memberId)),
    )
    .where(isSheetOfRound)
    .prepare(),
);

/** The sheets of a round that are in, in the order in which they came. */
export function listSheets(db: Database, round: Round): Sheet[] {
  return sheetsOf(db).all({ round: round.id });
}

/** Which rows of the round's sheets are stored: never what they say. */
export function listSheetRows(db: Database, round: Round): SheetRowIn[] {
  return rowsIn(db)
    .all({ round: round.id })
    .map((row) => ({ ...row, answered: row.answered === 1 }));
}

/** Adds a sheet: a member of its partner for this round only, who scores. */
export function insertSheet(
  db: Database,
  round: Round,
  { memberId, partnerId, name }: Sheet,
  by: { recorder: string; at: number },
): void {
  const { id: roundId, areaId } = round;
  db.orm
    .insert(members)
    .values({ id: memberId, areaId, partnerId, name, email: "", roles: ["guest"] })
    .run();
  db.orm
    .insert(guests)
    .values({
      memberId,
      roundId,
      kind: "paper",
      status: "accepted",
      joinedAt: by.at,
      decidedAt: by.at,
      decidedBy: by.recorder,
    })
    .run();
  db.orm.insert(roundScorers).values({ roundId, memberId, partnerId }).run();
}

/** Stores the rows of a sheet. A row that is stored already breaks the transaction. */
export function insertSheetScores(
  db: Database,
  rows: readonly Omit<OwnScore, "evidence" | "evidenceLink" | "device" | "deviceCounter">[],
): void {
  for (const row of rows) db.orm.insert(scores).values(row).run();
}

/** Remembers the idempotency key of a saved sheet. */
export function rememberSheetKey(db: Database, memberId: string, key: string, at: number): void {
  db.orm.insert(scoreKeys).values({ memberId, key, at }).run();
}

/** Takes stored rows of a sheet away. */
export function deleteSheetScores(
  db: Database,
  round: Round,
  memberId: string,
  rows: readonly Pick<SheetRowIn, "rowKey" | "pass">[],
): void {
  for (const { rowKey, pass } of rows) {
    db.orm
      .delete(scores)
      .where(
        and(
          eq(scores.roundId, round.id),
          eq(scores.memberId, memberId),
          eq(scores.rowKey, rowKey),
          eq(scores.pass, pass),
        ),
      )
      .run();
  }
}

/** Strikes a sheet of which nothing is left: it no longer scores, and its number is free again. */
export function strikeSheet(
  db: Database,
  round: Round,
  memberId: string,
  by: { recorder: string; at: number },
): void {
  db.orm
    .update(guests)
    .set({ status: "struck", decidedAt: by.at, decidedBy: by.recorder })
    .where(and(eq(guests.roundId, round.id), eq(guests.memberId, memberId)))
    .run();
  db.orm
    .update(members)
    .set({ active: false })
    .where(and(eq(members.areaId, round.areaId), eq(members.id, memberId)))
    .run();
  db.orm
    .delete(roundScorers)
    .where(and(eq(roundScorers.roundId, round.id), eq(roundScorers.memberId, memberId)))
    .run();
}
