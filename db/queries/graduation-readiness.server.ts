import { and, asc, desc, eq, isNotNull, isNull, ne, sql } from "drizzle-orm";
import type { CarriedReadiness } from "#app/domain/area-file/area-file.ts";
import { type Database, prepared } from "../client.server.ts";
import {
  graduationAskings,
  graduationCases,
  graduationReadiness,
} from "../schema/graduation.server.ts";
import { members } from "../schema/people.server.ts";

/*
 * The only way to read what people say of a case's readiness. A reader is given its own answers, the
 * answers of a revealed asking, or counts: never another person's unrevealed answer or reason.
 */

type CaseId = Pick<typeof graduationCases.$inferSelect, "id">;
export type Asking = typeof graduationAskings.$inferSelect;
export type OwnReadiness = typeof graduationReadiness.$inferSelect;
/** A revealed answer, without its reason. */
export type RevealedReadiness = Pick<
  OwnReadiness,
  "askingId" | "criterion" | "memberId" | "partnerId" | "answer"
>;
/** A shared reason; `partnerId` is null where it is shared without the name. */
export type ReadinessReason = { criterion: string; partnerId: string | null; reason: string };

const placeholder = sql.placeholder;

const askingsOf = prepared((orm) =>
  orm
    .select()
    .from(graduationAskings)
    .where(eq(graduationAskings.caseId, placeholder("case")))
    .orderBy(desc(graduationAskings.number))
    .prepare(),
);
const own = prepared((orm) =>
  orm
    .select()
    .from(graduationReadiness)
    .where(
      and(
        eq(graduationReadiness.askingId, placeholder("asking")),
        eq(graduationReadiness.memberId, placeholder("member")),
      ),
    )
    .prepare(),
);
const answered = prepared((orm) =>
  orm
    .select({ memberId: graduationReadiness.memberId, criteria: sql<number>`count(*)` })
    .from(graduationReadiness)
    .where(eq(graduationReadiness.askingId, placeholder("asking")))
    .groupBy(graduationReadiness.memberId)
    .prepare(),
);
const revealed = prepared((orm) =>
  orm
    .select({
      askingId: graduationReadiness.askingId,
      criterion: graduationReadiness.criterion,
      memberId: graduationReadiness.memberId,
      partnerId: graduationReadiness.partnerId,
      answer: graduationReadiness.answer,
    })
    .from(graduationReadiness)
    .innerJoin(graduationAskings, eq(graduationAskings.id, graduationReadiness.askingId))
    .where(
      and(
        eq(graduationAskings.caseId, placeholder("case")),
        isNotNull(graduationAskings.revealedAt),
      ),
    )
    .prepare(),
);
const reasons = prepared((orm) =>
  orm
    .select({
      criterion: graduationReadiness.criterion,
      partnerId: sql<
        string | null
      >`CASE ${graduationReadiness.sharing} WHEN 'named' THEN ${graduationReadiness.partnerId} END`,
      reason: graduationReadiness.reason,
    })
    .from(graduationReadiness)
    .innerJoin(graduationAskings, eq(graduationAskings.id, graduationReadiness.askingId))
    .where(
      and(
        eq(graduationReadiness.askingId, placeholder("asking")),
        isNotNull(graduationAskings.revealedAt),
        ne(graduationReadiness.sharing, "private"),
        ne(graduationReadiness.reason, ""),
      ),
    )
    // By their words: the order of writing would tell who wrote.
    .orderBy(asc(graduationReadiness.reason))
    .prepare(),
);

/** Every asking of a case, the latest first. */
export function listAskings(db: Database, { id }: CaseId): Asking[] {
  return askingsOf(db).all({ case: id });
}

/** The member's own answers in an asking. */
export function listOwnReadiness(
  db: Database,
  { id }: Pick<Asking, "id">,
  member: string,
): OwnReadiness[] {
  return own(db).all({ asking: id, member });
}

/** How many criteria each member has answered: counts alone. */
export function countReadiness(db: Database, { id }: Pick<Asking, "id">) {
  return answered(db).all({ asking: id });
}

/** The answers of every revealed asking of a case. */
export function listRevealedReadiness(db: Database, { id }: CaseId): RevealedReadiness[] {
  return revealed(db).all({ case: id });
}

/** The reasons of a revealed asking whose writers share them. */
export function listReadinessReasons(db: Database, { id }: Pick<Asking, "id">): ReadinessReason[] {
  return reasons(db).all({ asking: id });
}

/** Begins an asking. */
export function insertAsking(db: Database, asking: typeof graduationAskings.$inferInsert): void {
  db.orm.insert(graduationAskings).values(asking).run();
}

/** Reveals an asking, once, with who had been asked; false when it was revealed before. */
export function revealAsking(
  db: Database,
  { id }: Pick<Asking, "id">,
  revealedAt: number,
  panel: NonNullable<Asking["panel"]>,
): boolean {
  const result = db.orm
    .update(graduationAskings)
    .set({ revealedAt, panel })
    .where(and(eq(graduationAskings.id, id), isNull(graduationAskings.revealedAt)))
    .run();
  return result.changes === 1;
}

/** Writes a member's answer on a criterion, in place of an earlier one. */
export function saveReadiness(db: Database, answer: typeof graduationReadiness.$inferInsert): void {
  const { askingId: _asking, criterion: _criterion, memberId: _member, ...change } = answer;
  db.orm
    .insert(graduationReadiness)
    .values(answer)
    .onConflictDoUpdate({
      target: [
        graduationReadiness.askingId,
        graduationReadiness.criterion,
        graduationReadiness.memberId,
      ],
      set: change,
    })
    .run();
}

/**
 * The answers of an area's revealed askings, for the sealed part of its file: without their times,
 * and without the reasons that their writers keep to themselves.
 */
export function listReadinessToSeal(db: Pick<Database, "orm">, area: string): CarriedReadiness[] {
  const { askingId, criterion, memberId, partnerId, answer, reason, sharing } = graduationReadiness;
  return db.orm
    .select({
      askingId,
      criterion,
      memberId,
      partnerId,
      answer,
      reason: sql<string>`CASE WHEN ${sharing} <> 'private' THEN ${reason} ELSE '' END`,
      sharing,
    })
    .from(graduationReadiness)
    .innerJoin(graduationAskings, eq(graduationAskings.id, askingId))
    .innerJoin(graduationCases, eq(graduationCases.id, graduationAskings.caseId))
    .innerJoin(members, eq(members.id, memberId))
    .where(and(eq(graduationCases.areaId, area), isNotNull(graduationAskings.revealedAt)))
    .orderBy(sql`${graduationAskings}.rowid`, criterion, sql`${members}.rowid`)
    .all();
}
