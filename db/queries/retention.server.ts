import { and, eq, isNotNull, isNull, lte, ne, or, sql } from "drizzle-orm";
import type { Terms } from "#app/domain/privacy/retention.ts";
import { type Database, prepared } from "../client.server.ts";
import { guestSessions, guests } from "../schema/guests.server.ts";
import { areas, links, members, sessions } from "../schema/people.server.ts";
import { retentionTerms } from "../schema/retention.server.ts";
import { rounds } from "../schema/rounds.server.ts";
import { scores } from "../schema/scores.server.ts";
import type { Area, Member } from "./areas.server.ts";

const placeholder = sql.placeholder;

const termsOf = prepared((orm) =>
  orm
    .select()
    .from(retentionTerms)
    .where(eq(retentionTerms.areaId, placeholder("area")))
    .prepare(),
);
/** Rounds of the area that are closed, by whose closing the time is counted. */
const isClosed = and(
  eq(rounds.areaId, placeholder("area")),
  eq(rounds.status, "closed"),
  isNotNull(rounds.closedAt),
);
const guestsOf = prepared((orm) =>
  orm
    .select({
      member: members,
      round: { id: rounds.id, name: rounds.name, closedAt: rounds.closedAt },
    })
    .from(rounds)
    .innerJoin(guests, eq(guests.roundId, rounds.id))
    .innerJoin(members, eq(members.id, guests.memberId))
    .where(and(isClosed, eq(guests.kind, "device"), isNull(members.erasedAt)))
    .prepare(),
);
// In plain words, since a query over one table drops the tables' names from its columns.
const lastDone = sql<number | null>`(SELECT max(at) FROM audit_events
  WHERE audit_events.area_id = members.area_id AND audit_events.subject_id = members.id)`;
const unjoinedOf = prepared((orm) =>
  orm
    .select({ member: members, since: lastDone })
    .from(members)
    .where(
      and(
        eq(members.areaId, placeholder("area")),
        // In these words, since the index is about them.
        sql`${members.email} <> ''`,
        isNull(members.accountId),
        isNull(members.erasedAt),
        sql`NOT EXISTS (SELECT 1 FROM actions WHERE actions.area_id = members.area_id AND actions.owner_member_id = members.id)`,
        sql`NOT EXISTS (SELECT 1 FROM signatories WHERE signatories.area_id = members.area_id AND signatories.member_id = members.id)`,
      ),
    )
    .prepare(),
);
const hasText = or(ne(scores.reason, ""), ne(scores.evidence, ""), ne(scores.evidenceLink, ""));
const reasonsOf = prepared((orm) =>
  orm
    .select({
      round: { id: rounds.id, name: rounds.name, closedAt: rounds.closedAt },
      texts: sql<number>`count(*)`,
    })
    .from(rounds)
    .innerJoin(scores, eq(scores.roundId, rounds.id))
    .where(and(isClosed, hasText))
    .groupBy(rounds.id)
    .prepare(),
);

/** The terms an area chose; undefined where it chose none. */
export function findTerms(db: Database, area: string) {
  return termsOf(db).get({ area });
}

/** Puts an area's terms in place of those of the version seen (0: none); false when they moved on. */
export function saveTerms(db: Database, area: string, version: number, terms: Terms): boolean {
  const next = { ...terms, version: version + 1 };
  const result =
    version === 0
      ? db.orm
          .insert(retentionTerms)
          .values({ areaId: area, ...next })
          .onConflictDoNothing()
          .run()
      : db.orm
          .update(retentionTerms)
          .set(next)
          .where(and(eq(retentionTerms.areaId, area), eq(retentionTerms.version, version)))
          .run();
  return result.changes === 1;
}

/** Every area whose calendar goes on. */
export function listLivingAreas(db: Database): Area[] {
  return db.orm.select().from(areas).where(isNull(areas.today)).all();
}

type OfRound = { round: { id: string; name: string }; since: number };

/** The guests of an area's closed rounds who still have their names, with when their round closed. */
export function listNamedGuests(db: Database, area: string): (OfRound & { member: Member })[] {
  return guestsOf(db)
    .all({ area })
    .map(({ member, round }) => ({ member, round, since: round.closedAt ?? 0 }));
}

/**
 * People of an area who never joined and are not needed for anything, with when something was last
 * done about them; whoever nothing is on record of is left out.
 */
export function listUnjoined(db: Database, area: string): { member: Member; since: number }[] {
  return unjoinedOf(db)
    .all({ area })
    .flatMap(({ member, since }) => (since === null ? [] : [{ member, since }]));
}

/** The closed rounds of an area with reasons or evidence of scorers in them, and how many scores have one. */
export function listRoundsWithReasons(db: Database, area: string): (OfRound & { texts: number })[] {
  return reasonsOf(db)
    .all({ area })
    .map(({ round, texts }) => ({ round, texts, since: round.closedAt ?? 0 }));
}

/** Blanks what scorers wrote in a round, with the random names of their devices. */
export function blankReasons(db: Database, round: Pick<OfRound["round"], "id">): void {
  const texts = { reason: "", evidence: "", evidenceLink: "", device: "" };
  db.orm.update(scores).set(texts).where(eq(scores.roundId, round.id)).run();
}

/** Deletes sessions and one-time links that can no longer be used. */
export function sweepExpired(db: Database, now: number): void {
  db.orm.delete(sessions).where(lte(sessions.expiresAt, now)).run();
  db.orm.delete(guestSessions).where(lte(guestSessions.expiresAt, now)).run();
  db.orm.delete(links).where(lte(links.expiresAt, now)).run();
}
