import { and, asc, count, eq, gt, sql } from "drizzle-orm";
import type { GuestStatus } from "#app/domain/access/guest.ts";
import { type Database, prepared } from "../client.server.ts";
import { guestSessions, guests, joinCodes, partnerLinks } from "../schema/guests.server.ts";
import { areas, members } from "../schema/people.server.ts";
import { rounds } from "../schema/rounds.server.ts";
import { scoreKeys, scores } from "../schema/scores.server.ts";
import type { Round } from "./rounds.server.ts";

export type JoinCode = typeof joinCodes.$inferSelect;
export type PartnerLink = typeof partnerLinks.$inferSelect;

/** A guest of a round, or a paper sheet, with the member it is. */
export type Guest = typeof guests.$inferSelect & { name: string; partnerId: string | null };

const placeholder = sql.placeholder;

const guestFields = {
  memberId: guests.memberId,
  roundId: guests.roundId,
  kind: guests.kind,
  status: guests.status,
  joinedAt: guests.joinedAt,
  decidedAt: guests.decidedAt,
  decidedBy: guests.decidedBy,
  version: guests.version,
  name: members.name,
  partnerId: members.partnerId,
};

const ofRound = prepared((orm) =>
  orm
    .select(guestFields)
    .from(guests)
    .innerJoin(members, eq(members.id, guests.memberId))
    .where(eq(guests.roundId, placeholder("round")))
    .orderBy(asc(guests.joinedAt), asc(guests.memberId))
    .prepare(),
);
const one = prepared((orm) =>
  orm
    .select(guestFields)
    .from(guests)
    .innerJoin(members, eq(members.id, guests.memberId))
    .where(
      and(eq(guests.memberId, placeholder("member")), eq(guests.roundId, placeholder("round"))),
    )
    .prepare(),
);
const devices = prepared((orm) =>
  orm
    .select({ guests: count() })
    .from(guests)
    .where(and(eq(guests.roundId, placeholder("round")), eq(guests.kind, "device")))
    .prepare(),
);
const codeOfRound = prepared((orm) =>
  orm
    .select()
    .from(joinCodes)
    .where(eq(joinCodes.roundId, placeholder("round")))
    .prepare(),
);
const roundOfCode = prepared((orm) =>
  orm
    .select({ areaId: rounds.areaId, roundId: rounds.id })
    .from(joinCodes)
    .innerJoin(rounds, eq(rounds.id, joinCodes.roundId))
    .where(
      and(eq(joinCodes.code, placeholder("code")), gt(joinCodes.expiresAt, placeholder("now"))),
    )
    .prepare(),
);
const linksOfRound = prepared((orm) =>
  orm
    .select({
      partnerId: partnerLinks.partnerId,
      createdAt: partnerLinks.createdAt,
      expiresAt: partnerLinks.expiresAt,
    })
    .from(partnerLinks)
    .where(
      and(
        eq(partnerLinks.roundId, placeholder("round")),
        gt(partnerLinks.expiresAt, placeholder("now")),
      ),
    )
    .prepare(),
);
const roundOfLink = prepared((orm) =>
  orm
    .select({
      areaId: rounds.areaId,
      roundId: rounds.id,
      partnerId: partnerLinks.partnerId,
    })
    .from(partnerLinks)
    .innerJoin(rounds, eq(rounds.id, partnerLinks.roundId))
    .where(
      and(
        eq(partnerLinks.tokenHash, placeholder("hash")),
        gt(partnerLinks.expiresAt, placeholder("now")),
      ),
    )
    .prepare(),
);
const liveSession = prepared((orm) =>
  orm
    .select({
      session: guestSessions,
      guest: guestFields,
      area: areas,
      round: { id: rounds.id, name: rounds.name, status: rounds.status },
    })
    .from(guestSessions)
    .innerJoin(guests, eq(guests.memberId, guestSessions.memberId))
    .innerJoin(members, eq(members.id, guests.memberId))
    .innerJoin(rounds, eq(rounds.id, guests.roundId))
    .innerJoin(areas, eq(areas.id, rounds.areaId))
    .where(
      and(eq(guestSessions.id, placeholder("id")), gt(guestSessions.expiresAt, placeholder("now"))),
    )
    .prepare(),
);

/** The guests and paper sheets of a round, in the order they came. */
export function listGuests(db: Database, round: Pick<Round, "id">): Guest[] {
  return ofRound(db).all({ round: round.id });
}

/** One guest of a round. */
export function findGuest(
  db: Database,
  round: Pick<Round, "id">,
  member: string,
): Guest | undefined {
  return one(db).get({ round: round.id, member });
}

/** How many guests with a device have joined a round, whatever became of them. */
export function countGuests(db: Database, round: Pick<Round, "id">): number {
  return devices(db).get({ round: round.id })?.guests ?? 0;
}

/** Adds a guest to a round: its standing beside the member it is. */
export function insertGuest(db: Database, guest: typeof guests.$inferInsert): void {
  db.orm.insert(guests).values(guest).run();
}

/** Changes a guest from the version seen; gives false when it has moved on. */
export function updateGuest(
  db: Database,
  guest: Pick<Guest, "memberId" | "roundId">,
  version: number,
  change: { status?: GuestStatus; decidedAt?: number; decidedBy?: string },
): boolean {
  const result = db.orm
    .update(guests)
    .set({ ...change, version: version + 1 })
    .where(
      and(
        eq(guests.memberId, guest.memberId),
        eq(guests.roundId, guest.roundId),
        eq(guests.version, version),
      ),
    )
    .run();
  return result.changes === 1;
}

/** Gives a guest another name or partner; the scores it has given in the round go with it. */
export function moveGuest(
  db: Database,
  { memberId, roundId }: Pick<Guest, "memberId" | "roundId">,
  to: { name: string; partnerId: string },
): void {
  db.orm
    .update(members)
    .set({ ...to, version: sql`${members.version} + 1` })
    .where(eq(members.id, memberId))
    .run();
  db.orm
    .update(scores)
    .set({ partnerId: to.partnerId })
    .where(and(eq(scores.roundId, roundId), eq(scores.memberId, memberId)))
    .run();
}

/** Deletes what a guest scored in its round, and the marks of the saves. */
function deleteGuestScores(
  db: Database,
  { memberId, roundId }: Pick<Guest, "memberId" | "roundId">,
): void {
  db.orm
    .delete(scores)
    .where(and(eq(scores.roundId, roundId), eq(scores.memberId, memberId)))
    .run();
  db.orm.delete(scoreKeys).where(eq(scoreKeys.memberId, memberId)).run();
}

/** The join code of a round, also when it has expired. */
export function findJoinCode(db: Database, round: Pick<Round, "id">): JoinCode | undefined {
  return codeOfRound(db).get({ round: round.id });
}

/** The round that a code opens now. */
export function findRoundOfCode(db: Database, code: string, now: number) {
  return roundOfCode(db).get({ code, now });
}

/** Sets a round's code; the one before stops working. */
export function saveJoinCode(db: Database, code: JoinCode): void {
  const { roundId: _round, ...fields } = code;
  db.orm
    .insert(joinCodes)
    .values(code)
    .onConflictDoUpdate({ target: joinCodes.roundId, set: fields })
    .run();
}

/** Takes a round's code away. */
export function deleteJoinCode(db: Database, round: Pick<Round, "id">): void {
  db.orm.delete(joinCodes).where(eq(joinCodes.roundId, round.id)).run();
}

/** The partners of a round whose link works, and until when. */
export function listPartnerLinks(db: Database, round: Pick<Round, "id">, now: number) {
  return linksOfRound(db).all({ round: round.id, now });
}

/** The round, and the partner, that a link opens now. */
export function findRoundOfLink(db: Database, hash: string, now: number) {
  return roundOfLink(db).get({ hash, now });
}

/** Sets a partner's link into a round; the one before stops working. */
export function savePartnerLink(db: Database, link: PartnerLink): void {
  deletePartnerLink(db, { id: link.roundId }, link.partnerId);
  db.orm.insert(partnerLinks).values(link).run();
}

/** Takes a partner's link into a round away. */
export function deletePartnerLink(db: Database, round: Pick<Round, "id">, partner: string): void {
  db.orm
    .delete(partnerLinks)
    .where(and(eq(partnerLinks.roundId, round.id), eq(partnerLinks.partnerId, partner)))
    .run();
}

/** Adds a guest's session. */
export function insertGuestSession(db: Database, session: typeof guestSessions.$inferInsert): void {
  db.orm.insert(guestSessions).values(session).run();
}

/** A guest's session with this hashed id, unless it has expired: who it is, and of which round. */
export function findGuestSession(db: Database, id: string, now: number) {
  return liveSession(db).get({ id, now });
}

/** Notes when a guest's session was last seen. */
export function touchGuestSession(db: Database, id: string, now: number): void {
  db.note(() => {
    db.orm.update(guestSessions).set({ lastSeenAt: now }).where(eq(guestSessions.id, id)).run();
  });
}

/** Ends a guest's session. */
export function deleteGuestSession(db: Database, id: string): void {
  db.orm.delete(guestSessions).where(eq(guestSessions.id, id)).run();
}

/**
 * Ends a round to guests for good, before it closes: its code and links, and whatever those scored
 * who were never let in.
 */
export function endGuests(db: Database, round: Pick<Round, "id">): void {
  deleteJoinCode(db, round);
  db.orm.delete(partnerLinks).where(eq(partnerLinks.roundId, round.id)).run();
  for (const guest of listGuests(db, round)) {
    if (guest.status !== "accepted") deleteGuestScores(db, guest);
  }
}
