import { and, eq, isNotNull, or, type SQLWrapper, sql } from "drizzle-orm";
import type { CarriedScore } from "#app/domain/area-file/area-file.ts";
import { type Database, prepared } from "../client.server.ts";
import { members } from "../schema/people.server.ts";
import { roundRows, rounds } from "../schema/rounds.server.ts";
import { scoreKeys, scores } from "../schema/scores.server.ts";
import type { Round } from "./rounds.server.ts";

/*
 * The only way to read scores. A reader is given its own scores, the scores of revealed passes, or
 * counts of who has answered: never another person's unrevealed answer, reason or evidence.
 */

export type OwnScore = typeof scores.$inferSelect;

/** A revealed score; its reason and evidence are there only when the writer shares them. */
export type RevealedScore = {
  rowKey: string;
  memberId: string;
  partnerId: string;
  pass: OwnScore["pass"];
  answer: OwnScore["answer"];
  hasEvidence: boolean;
};

/**
 * A shared reason, of a revealed pass; `partnerId` is null when shared without the name. It comes
 * without its answer, which would tell apart the two people of a small partner.
 */
export type SharedReason = {
  pass: OwnScore["pass"];
  partnerId: string | null;
  reason: string;
  evidence: string;
  evidenceLink: string;
};

const placeholder = sql.placeholder;

const own = prepared((orm) =>
  orm
    .select()
    .from(scores)
    .where(
      and(eq(scores.roundId, placeholder("round")), eq(scores.memberId, placeholder("member"))),
    )
    .prepare(),
);
const ownOne = prepared((orm) =>
  orm
    .select()
    .from(scores)
    .where(
      and(
        eq(scores.roundId, placeholder("round")),
        eq(scores.memberId, placeholder("member")),
        eq(scores.rowKey, placeholder("row")),
        eq(scores.pass, placeholder("pass")),
      ),
    )
    .prepare(),
);
/** Scores of passes that are revealed now, joined with their row. */
export const isRevealed = or(
  and(eq(scores.pass, 1), eq(roundRows.pass1, "revealed")),
  and(eq(scores.pass, 2), eq(roundRows.pass1, "revealed"), eq(roundRows.pass2, "revealed")),
);
/** A score's row in its round. */
export const onRow = and(
  eq(roundRows.roundId, scores.roundId),
  eq(roundRows.rowKey, scores.rowKey),
);
/**
 * Scores that count: everybody's but those of guests who are not let in, or were so after the
 * pass was revealed.
 */
export const isCounted = sql`NOT EXISTS (SELECT 1 FROM guests WHERE guests.member_id = ${scores.memberId}
  AND (guests.status <> 'accepted' OR guests.decided_at >
    CASE ${scores.pass} WHEN 1 THEN ${roundRows.pass1At} ELSE ${roundRows.pass2At} END))`;
/** Scores of those who may be counted as having answered: no guest who is not let in. */
const isLetIn = sql`NOT EXISTS (SELECT 1 FROM guests
  WHERE guests.member_id = ${scores.memberId} AND guests.status <> 'accepted')`;
/** Texts that their writers share, and whose they are: nobody's where the name is kept back. */
export const isShared = or(eq(scores.sharing, "named"), eq(scores.sharing, "unnamed"));
export const sharedText = {
  partnerId: sql<string | null>`CASE ${scores.sharing} WHEN 'named' THEN ${scores.partnerId} END`,
  reason: scores.reason,
  evidence: scores.evidence,
  evidenceLink: scores.evidenceLink,
};
const revealedFields = {
  rowKey: scores.rowKey,
  memberId: scores.memberId,
  partnerId: scores.partnerId,
  pass: scores.pass,
  answer: scores.answer,
  hasEvidence: sql<number>`${scores.evidence} <> '' OR ${scores.evidenceLink} <> ''`,
};
const inOrder = [scores.rowKey, scores.partnerId, scores.memberId, scores.pass] as const;
const revealed = prepared((orm) =>
  orm
    .select(revealedFields)
    .from(scores)
    .innerJoin(roundRows, onRow)
    .where(and(eq(scores.roundId, placeholder("round")), isRevealed, isCounted))
    .orderBy(...inOrder)
    .prepare(),
);
const revealedOfChange = prepared((orm) =>
  orm
    .select(revealedFields)
    .from(scores)
    .innerJoin(roundRows, onRow)
    .where(
      and(
        eq(scores.roundId, placeholder("round")),
        eq(roundRows.changeKey, placeholder("change")),
        isRevealed,
        isCounted,
      ),
    )
    .orderBy(...inOrder)
    .prepare(),
);
const reasons = prepared((orm) =>
  orm
    .select({
      pass: scores.pass,
      ...sharedText,
    })
    .from(scores)
    .innerJoin(roundRows, onRow)
    .where(
      and(
        eq(scores.roundId, placeholder("round")),
        eq(scores.rowKey, placeholder("row")),
        isRevealed,
        isCounted,
        isShared,
        or(
          sql`${scores.reason} <> ''`,
          sql`${scores.evidence} <> ''`,
          sql`${scores.evidenceLink} <> ''`,
        ),
      ),
    )
    // Neither names nor times order the reasons: either could tell who wrote an unnamed one.
    .orderBy(scores.reason, scores.evidence)
    .prepare(),
);
const answered = prepared((orm) =>
  orm
    .select({
      memberId: scores.memberId,
      partnerId: scores.partnerId,
      changeKey: roundRows.changeKey,
      rows: sql<number>`count(*)`,
    })
    .from(scores)
    .innerJoin(roundRows, onRow)
    .where(
      and(
        eq(scores.roundId, placeholder("round")),
        eq(scores.pass, placeholder("pass")),
        isNotNull(scores.answer),
        isLetIn,
      ),
    )
    .groupBy(scores.memberId, scores.partnerId, roundRows.changeKey)
    .prepare(),
);
const answeredByRow = prepared((orm) =>
  orm
    .select({
      rowKey: scores.rowKey,
      pass: scores.pass,
      partnerId: scores.partnerId,
      people: sql<number>`count(*)`,
    })
    .from(scores)
    .where(and(eq(scores.roundId, placeholder("round")), isNotNull(scores.answer), isLetIn))
    .groupBy(scores.rowKey, scores.pass, scores.partnerId)
    .prepare(),
);
const whoScored = prepared((orm) =>
  orm
    .select({
      memberId: scores.memberId,
      paper: sql<number>`max(${scores.origin} <> 'own')`,
    })
    .from(scores)
    .where(and(eq(scores.roundId, placeholder("round")), isNotNull(scores.answer)))
    .groupBy(scores.memberId)
    .prepare(),
);
const knownKey = prepared((orm) =>
  orm
    .select({ at: scoreKeys.at })
    .from(scoreKeys)
    .where(
      and(eq(scoreKeys.memberId, placeholder("member")), eq(scoreKeys.key, placeholder("key"))),
    )
    .prepare(),
);
const rememberKey = prepared((orm) =>
  orm
    .insert(scoreKeys)
    .values({ memberId: placeholder("member"), key: placeholder("key"), at: placeholder("at") })
    .prepare(),
);
const upsert = prepared((orm) =>
  orm
    .insert(scores)
    .values({
      roundId: placeholder("roundId"),
      rowKey: placeholder("rowKey"),
      memberId: placeholder("memberId"),
      pass: placeholder("pass"),
      partnerId: placeholder("partnerId"),
      answer: placeholder("answer"),
      reason: placeholder("reason"),
      sharing: placeholder("sharing"),
      evidence: placeholder("evidence"),
      evidenceLink: placeholder("evidenceLink"),
      origin: placeholder("origin"),
      enteredBy: placeholder("enteredBy"),
      device: placeholder("device"),
      deviceCounter: placeholder("deviceCounter"),
      version: placeholder("version"),
      updatedAt: placeholder("updatedAt"),
    })
    .onConflictDoUpdate({
      target: [scores.roundId, scores.memberId, scores.rowKey, scores.pass],
      set: {
        answer: sql`excluded.answer`,
        reason: sql`excluded.reason`,
        sharing: sql`excluded.sharing`,
        evidence: sql`excluded.evidence`,
        evidenceLink: sql`excluded.evidence_link`,
        origin: sql`excluded.origin`,
        enteredBy: sql`excluded.entered_by`,
        device: sql`excluded.device`,
        deviceCounter: sql`excluded.device_counter`,
        version: sql`excluded.version`,
        updatedAt: sql`excluded.updated_at`,
      },
    })
    .prepare(),
);

/** A member's own scores of a round, both passes. */
export function listOwnScores(db: Database, round: Round, member: string): OwnScore[] {
  return own(db).all({ round: round.id, member });
}

/** A member's own score of one row and pass. */
export function findOwnScore(
  db: Database,
  round: Round,
  member: string,
  row: string,
  pass: OwnScore["pass"],
): OwnScore | undefined {
  return ownOne(db).get({ round: round.id, member, row, pass });
}

/** Everybody's scores of the passes that are revealed now, of the whole round or of one change. */
export function listRevealedScores(db: Database, round: Round, change?: string): RevealedScore[] {
  const found =
    change === undefined
      ? revealed(db).all({ round: round.id })
      : revealedOfChange(db).all({ round: round.id, change });
  return found.map((score) => ({ ...score, hasEvidence: score.hasEvidence === 1 }));
}

/** The reasons and evidence of a row's revealed passes that their writers share. */
export function listSharedReasons(db: Database, round: Round, row: string): SharedReason[] {
  return reasons(db).all({ round: round.id, row });
}

/** How many rows of each change each person has answered in a pass: counts, never levels. */
export function countAnswered(db: Database, round: Round, pass: OwnScore["pass"]) {
  return answered(db).all({ round: round.id, pass });
}

/** How many people of each partner have answered each row in each pass: counts, never levels. */
export function countAnsweredByRow(db: Database, round: Round) {
  return answeredByRow(db).all({ round: round.id });
}

/** Who has answered any row of a round, and whether on paper: never what. */
export function listWhoScored(db: Database, round: Pick<Round, "id">) {
  const found = whoScored(db).all({ round: round.id });
  return found.map((each) => ({ ...each, paper: each.paper === 1 }));
}

/** Whether a save with this idempotency key was stored before. */
export function isKnownKey(db: Database, member: string, key: string): boolean {
  return knownKey(db).get({ member, key }) !== undefined;
}

/** Writes a score, and remembers its idempotency key. */
export function saveScore(db: Database, score: OwnScore, key: string): void {
  upsert(db).run(score);
  rememberKey(db).run({ member: score.memberId, key, at: score.updatedAt });
}

/**
 * The revealed scores of an area, for the sealed part of its file: without their times, and
 * without the texts that their writers keep to themselves.
 */
export function listScoresToSeal(db: Pick<Database, "orm">, area: string): CarriedScore[] {
  const shared = (column: SQLWrapper) =>
    sql<string>`CASE WHEN ${isShared} THEN ${column} ELSE '' END`;
  return (
    db.orm
      .select({
        roundId: scores.roundId,
        rowKey: scores.rowKey,
        memberId: scores.memberId,
        pass: scores.pass,
        partnerId: scores.partnerId,
        answer: scores.answer,
        reason: shared(scores.reason),
        sharing: scores.sharing,
        evidence: shared(scores.evidence),
        evidenceLink: shared(scores.evidenceLink),
        hasEvidence: revealedFields.hasEvidence,
        origin: scores.origin,
        enteredBy: scores.enteredBy,
      })
      .from(scores)
      .innerJoin(roundRows, onRow)
      .innerJoin(rounds, eq(rounds.id, scores.roundId))
      .innerJoin(members, eq(members.id, scores.memberId))
      .where(and(eq(rounds.areaId, area), isRevealed, isCounted))
      // By people as they were added: the order of writing would tell who scored before whom.
      .orderBy(sql`${rounds}.rowid`, scores.rowKey, sql`${members}.rowid`, scores.pass)
      .all()
      .map((score) => ({ ...score, hasEvidence: score.hasEvidence === 1 }))
  );
}
