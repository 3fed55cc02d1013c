import { and, asc, desc, eq, getTableColumns, isNotNull, notExists, sql } from "drizzle-orm";
import type { LiveAudience } from "#app/domain/live/live.ts";
import { type Database, prepared } from "../client.server.ts";
import { guests } from "../schema/guests.server.ts";
import { members } from "../schema/people.server.ts";
import {
  corrections,
  differentViews,
  editions,
  positionShares,
  roundChanges,
  roundPartners,
  roundRows,
  roundScorers,
  rounds,
} from "../schema/rounds.server.ts";

/** A round without the numbers of its live streams, which only those are told who hear them. */
export type Round = Omit<typeof rounds.$inferSelect, "revision" | "deskRevision">;
export type RoundPartner = typeof roundPartners.$inferSelect;
export type RoundChange = typeof roundChanges.$inferSelect;
export type RoundRow = typeof roundRows.$inferSelect;
export type DifferentView = typeof differentViews.$inferSelect;
export type Correction = typeof corrections.$inferSelect;

const placeholder = sql.placeholder;
const { revision, deskRevision, ...roundFields } = getTableColumns(rounds);

const list = prepared((orm) =>
  orm
    .select(roundFields)
    .from(rounds)
    .where(eq(rounds.areaId, placeholder("area")))
    .orderBy(desc(rounds.asAt), desc(rounds.createdAt))
    .prepare(),
);
const byId = prepared((orm) =>
  orm
    .select(roundFields)
    .from(rounds)
    .where(and(eq(rounds.areaId, placeholder("area")), eq(rounds.id, placeholder("id"))))
    .prepare(),
);
const editionOf = prepared((orm) =>
  orm
    .select({ text: editions.text })
    .from(editions)
    .where(eq(editions.hash, placeholder("hash")))
    .prepare(),
);
const partnersOf = prepared((orm) =>
  orm
    .select()
    .from(roundPartners)
    .where(eq(roundPartners.roundId, placeholder("round")))
    .orderBy(asc(roundPartners.position))
    .prepare(),
);
const changesOf = prepared((orm) =>
  orm
    .select()
    .from(roundChanges)
    .where(eq(roundChanges.roundId, placeholder("round")))
    .prepare(),
);
const rowsOf = prepared((orm) =>
  orm
    .select()
    .from(roundRows)
    .where(eq(roundRows.roundId, placeholder("round")))
    .prepare(),
);
const viewsOf = prepared((orm) =>
  orm
    .select()
    .from(differentViews)
    .where(eq(differentViews.roundId, placeholder("round")))
    .prepare(),
);
const correctionsOf = prepared((orm) =>
  orm
    .select()
    .from(corrections)
    .where(eq(corrections.roundId, placeholder("round")))
    .orderBy(asc(corrections.at))
    .prepare(),
);
const sharesOf = prepared((orm) =>
  orm
    .select()
    .from(positionShares)
    .where(eq(positionShares.roundId, placeholder("round")))
    .prepare(),
);
const scorersOf = prepared((orm) =>
  orm
    .select()
    .from(roundScorers)
    .where(eq(roundScorers.roundId, placeholder("round")))
    .prepare(),
);
const scorerOf = prepared((orm) =>
  orm
    .select({ partnerId: roundScorers.partnerId })
    .from(roundScorers)
    .where(
      and(
        eq(roundScorers.roundId, placeholder("round")),
        eq(roundScorers.memberId, placeholder("member")),
      ),
    )
    .prepare(),
);
const possibleScorers = prepared((orm) =>
  orm
    .select({ memberId: members.id, partnerId: members.partnerId, roles: members.roles })
    .from(members)
    .where(
      and(
        eq(members.areaId, placeholder("area")),
        eq(members.active, true),
        isNotNull(members.partnerId),
        // Guests score in their own round alone, once they are let in: see listGuests.
        notExists(
          orm.select({ id: guests.memberId }).from(guests).where(eq(guests.memberId, members.id)),
        ),
      ),
    )
    .prepare(),
);
const fix = prepared((orm) =>
  orm
    .insert(roundScorers)
    .values({
      roundId: placeholder("roundId"),
      memberId: placeholder("memberId"),
      partnerId: placeholder("partnerId"),
    })
    .onConflictDoNothing()
    .prepare(),
);
const revisionsOf = prepared((orm) =>
  orm
    .select({ status: rounds.status, revision, deskRevision })
    .from(rounds)
    .where(and(eq(rounds.areaId, placeholder("area")), eq(rounds.id, placeholder("id"))))
    .prepare(),
);
const raiseForAll = prepared((orm) =>
  orm
    .update(rounds)
    .set({ revision: sql`${revision} + 1`, deskRevision: sql`${deskRevision} + 1` })
    .where(eq(rounds.id, placeholder("id")))
    .returning({ room: revision, desk: deskRevision })
    .prepare(),
);
const raiseForDesk = prepared((orm) =>
  orm
    .update(rounds)
    .set({ deskRevision: sql`${deskRevision} + 1` })
    .where(eq(rounds.id, placeholder("id")))
    .returning({ room: revision, desk: deskRevision })
    .prepare(),
);

/** The rounds of an area, the latest "as at" first. */
export function listRounds(db: Database, area: string): Round[] {
  return list(db).all({ area });
}

/** One round of the area. */
export function findRound(db: Database, area: string, id: string): Round | undefined {
  return byId(db).get({ area, id });
}

/** The JSON text of the edition a round is scored against: long, and never another. */
export function readEditionText(db: Database, { editionHash }: Round): string {
  const found = editionOf(db).get({ hash: editionHash });
  if (!found) throw new Error(`a round's edition is missing: ${editionHash}`);
  return found.text;
}

/** The partners asked in a round, in their order. The round must come from `findRound`. */
export function listRoundPartners(db: Database, round: Round): RoundPartner[] {
  return partnersOf(db).all({ round: round.id });
}

/** The changes in a round. */
export function listRoundChanges(db: Database, round: Round): RoundChange[] {
  return changesOf(db).all({ round: round.id });
}

/** The rows in a round, in no order. */
export function listRoundRows(db: Database, round: Round): RoundRow[] {
  return rowsOf(db).all({ round: round.id });
}

/** The different views on record of a round. */
export function listDifferentViews(db: Database, round: Round): DifferentView[] {
  return viewsOf(db).all({ round: round.id });
}

/** The dated corrections beside a closed record. */
export function listCorrections(db: Database, round: Round): Correction[] {
  return correctionsOf(db).all({ round: round.id });
}

/** Which partners' leads agreed that boards see their positions. */
export function listPositionShares(db: Database, round: Round) {
  return sharesOf(db).all({ round: round.id });
}

/** Who has scored in a round (everybody asked, once it is closed), and for which partner. */
export function listRoundScorers(db: Database, round: Round) {
  return scorersOf(db).all({ round: round.id });
}

/** The partner a member scores for in a round, once that is fixed. */
export function findRoundScorer(db: Database, round: Round, member: string) {
  return scorerOf(db).get({ round: round.id, member });
}

/** The area's active people who belong to a partner, with their roles. */
export function listPeopleOfPartners(db: Database, area: string) {
  return possibleScorers(db).all({ area });
}

/** Fixes which partner a person scores for in a round; a second time changes nothing. */
export function fixScorer(db: Database, scorer: typeof roundScorers.$inferInsert): void {
  fix(db).run(scorer);
}

/** Stores an edition's full text once. */
export function storeEdition(db: Database, edition: typeof editions.$inferInsert): void {
  db.orm.insert(editions).values(edition).onConflictDoNothing().run();
}

/** Adds a round. */
export function insertRound(db: Database, round: typeof rounds.$inferInsert): void {
  db.orm.insert(rounds).values(round).run();
}

/** Changes a round from the version seen; gives false when it has moved on. */
export function updateRound(
  db: Database,
  area: string,
  id: string,
  version: number,
  change: Partial<Omit<Round, "id" | "areaId" | "version">>,
): boolean {
  const result = db.orm
    .update(rounds)
    .set({ ...change, version: version + 1 })
    .where(and(eq(rounds.areaId, area), eq(rounds.id, id), eq(rounds.version, version)))
    .run();
  return result.changes === 1;
}

/** A round's status and the present numbers of its live streams. */
export function findRevisions(db: Database, area: string, id: string) {
  return revisionsOf(db).get({ area, id });
}

/** Raises the numbers of the round's live streams, in the transaction of what changed it. */
export function raiseRevisions(db: Database, round: Pick<Round, "id">, audience: LiveAudience) {
  const raise = audience === "room" ? raiseForAll : raiseForDesk;
  return raise(db).get({ id: round.id });
}

/** Replaces the partners asked in a round that is being prepared. */
export function replaceRoundPartners(
  db: Database,
  round: Pick<Round, "id">,
  asked: (typeof roundPartners.$inferInsert)[],
): void {
  db.orm.delete(roundPartners).where(eq(roundPartners.roundId, round.id)).run();
  if (asked.length > 0) db.orm.insert(roundPartners).values(asked).run();
}

/** Replaces the changes and rows of a round that is being prepared. */
export function replaceRoundRows(
  db: Database,
  round: Pick<Round, "id">,
  changes: (typeof roundChanges.$inferInsert)[],
  rows: (typeof roundRows.$inferInsert)[],
): void {
  db.orm.delete(roundChanges).where(eq(roundChanges.roundId, round.id)).run();
  db.orm.delete(roundRows).where(eq(roundRows.roundId, round.id)).run();
  if (changes.length > 0) db.orm.insert(roundChanges).values(changes).run();
  if (rows.length > 0) db.orm.insert(roundRows).values(rows).run();
}

/** Changes a row of a round from the version seen; gives false when it has moved on. */
export function updateRoundRow(
  db: Database,
  round: Round,
  row: string,
  version: number,
  change: Partial<Omit<RoundRow, "roundId" | "rowKey" | "version">>,
): boolean {
  const result = db.orm
    .update(roundRows)
    .set({ ...change, version: version + 1 })
    .where(
      and(
        eq(roundRows.roundId, round.id),
        eq(roundRows.rowKey, row),
        eq(roundRows.version, version),
      ),
    )
    .run();
  return result.changes === 1;
}

/** Changes a change of a round from the version seen; gives false when it has moved on. */
export function updateRoundChange(
  db: Database,
  round: Round,
  changeKey: string,
  version: number,
  change: Partial<Omit<RoundChange, "roundId" | "changeKey" | "version">>,
): boolean {
  const result = db.orm
    .update(roundChanges)
    .set({ ...change, version: version + 1 })
    .where(
      and(
        eq(roundChanges.roundId, round.id),
        eq(roundChanges.changeKey, changeKey),
        eq(roundChanges.version, version),
      ),
    )
    .run();
  return result.changes === 1;
}

/** Writes a partner's different view, replacing what it said before. */
export function saveDifferentView(db: Database, view: typeof differentViews.$inferInsert): void {
  db.orm
    .insert(differentViews)
    .values(view)
    .onConflictDoUpdate({
      target: [differentViews.roundId, differentViews.rowKey, differentViews.partnerId],
      set: {
        level: view.level,
        sentence: view.sentence,
        confirmedAt: view.confirmedAt ?? null,
        confirmedBy: view.confirmedBy ?? null,
        version: sql`${differentViews.version} + 1`,
      },
    })
    .run();
}

/** Removes a partner's different view. */
export function deleteDifferentView(
  db: Database,
  round: Round,
  row: string,
  partner: string,
): void {
  db.orm
    .delete(differentViews)
    .where(
      and(
        eq(differentViews.roundId, round.id),
        eq(differentViews.rowKey, row),
        eq(differentViews.partnerId, partner),
      ),
    )
    .run();
}

/** Adds a dated correction beside a closed record. */
export function insertCorrection(db: Database, correction: typeof corrections.$inferInsert): void {
  db.orm.insert(corrections).values(correction).run();
}

/** Notes that a partner's lead agrees to share its positions with boards. */
export function sharePositions(db: Database, share: typeof positionShares.$inferInsert): void {
  db.orm.insert(positionShares).values(share).onConflictDoNothing().run();
}

/** Takes that agreement back. */
export function unsharePositions(db: Database, round: Round, partner: string): void {
  db.orm
    .delete(positionShares)
    .where(and(eq(positionShares.roundId, round.id), eq(positionShares.partnerId, partner)))
    .run();
}
