import { and, desc, eq, gte, lte, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { AuditKind } from "#app/domain/audit/audit.ts";
import { type Database, prepared } from "../client.server.ts";
import { auditEvents } from "../schema/audit.server.ts";
import { members } from "../schema/people.server.ts";

export type AuditEntry = {
  areaId: string | null;
  memberId: string | null;
  at: number;
  kind: AuditKind;
  subjectId?: string | null;
  part?: string | null;
};

const placeholder = sql.placeholder;

const insert = prepared((orm) =>
  orm
    .insert(auditEvents)
    .values({
      areaId: placeholder("areaId"),
      memberId: placeholder("memberId"),
      at: placeholder("at"),
      kind: placeholder("kind"),
      subjectId: placeholder("subjectId"),
      part: placeholder("part"),
    })
    .prepare(),
);
const sameSince = prepared((orm) =>
  orm
    .select({ id: auditEvents.id })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.areaId, placeholder("areaId")),
        gte(auditEvents.at, placeholder("since")),
        eq(auditEvents.memberId, placeholder("memberId")),
        eq(auditEvents.kind, placeholder("kind")),
        eq(auditEvents.subjectId, placeholder("subjectId")),
        eq(auditEvents.part, placeholder("part")),
      ),
    )
    .limit(1)
    .prepare(),
);
/** How many words of a search are held against the log. */
export const MOST_WORDS = 4;

/** A word that is looked for, as what it stands for: an event has to match one of these. */
export type AuditWord = {
  kinds: readonly string[];
  members: readonly string[];
  subjects: readonly string[];
  parts: readonly string[];
};

/** Which events of an area are asked for; null and an empty list ask for all. */
export type AuditFilter = {
  memberId: string | null;
  subjectId: string | null;
  kinds: readonly AuditKind[] | null;
  /** The first instant (milliseconds). */
  since: number;
  words: readonly AuditWord[];
};

const ALL = "null";

const among = (column: SQLiteColumn, name: string) =>
  sql`(${placeholder(name)} = ${sql.raw(`'${ALL}'`)} OR ${column} IN (SELECT value FROM json_each(${placeholder(name)})))`;

/** Whether an event has to do with the word of this number; every event has with none. */
function hasWord(_: unknown, at: number): SQL {
  const within = (column: SQLiteColumn, part: keyof AuditWord) =>
    sql`${column} IN (SELECT value FROM json_each(${placeholder(`word${at}`)}, ${sql.raw(`'$.${part}'`)}))`;
  return sql`(${placeholder(`word${at}`)} = ${sql.raw(`'${ALL}'`)} OR ${within(auditEvents.kind, "kinds")} OR ${within(auditEvents.memberId, "members")} OR ${within(auditEvents.subjectId, "subjects")} OR ${within(auditEvents.part, "parts")})`;
}

/** By whatever narrows the log most: each way has an index of its own. */
const page = (by?: SQL) =>
  prepared((orm) =>
    orm
      .select({
        at: auditEvents.at,
        kind: auditEvents.kind,
        memberId: auditEvents.memberId,
        subjectId: auditEvents.subjectId,
        part: auditEvents.part,
        person: members.name,
      })
      .from(auditEvents)
      .leftJoin(members, eq(members.id, auditEvents.memberId))
      .where(
        and(
          eq(auditEvents.areaId, placeholder("areaId")),
          lte(auditEvents.at, placeholder("at")),
          gte(auditEvents.at, placeholder("since")),
          by,
          among(auditEvents.kind, "kinds"),
          ...Array.from({ length: MOST_WORDS }, hasWord),
        ),
      )
      // Scoring is dated to its day: neither its number nor its place may tell who scored before whom.
      .orderBy(
        desc(auditEvents.at),
        sql`CASE ${auditEvents.kind} WHEN 'scored' THEN ${auditEvents.memberId} || ' ' || ${auditEvents.subjectId} || ' ' || ${auditEvents.part} END`,
        desc(auditEvents.id),
      )
      .limit(placeholder("limit"))
      .offset(placeholder("skip"))
      .prepare(),
  );
const isBy = eq(auditEvents.memberId, placeholder("memberId"));
const isAbout = eq(auditEvents.subjectId, placeholder("subjectId"));
const pages = {
  all: page(),
  by: page(isBy),
  about: page(isAbout),
  both: page(and(isBy, isAbout)),
};
const ofSubject = prepared((orm) =>
  orm
    .select({ at: auditEvents.at, part: auditEvents.part })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.areaId, placeholder("areaId")),
        eq(auditEvents.kind, placeholder("kind")),
        eq(auditEvents.subjectId, placeholder("subjectId")),
      ),
    )
    .orderBy(auditEvents.id)
    .prepare(),
);

/** Writes an audit event, inside the transaction of what it records. */
export function recordAudit(db: Database, entry: AuditEntry): void {
  insert(db).run({ subjectId: null, part: null, ...entry });
}

/**
 * Writes an audit event unless the same one was written at or after `since` (milliseconds); by
 * itself, as a note, which is owed where nothing can be written.
 */
export function recordAuditOnce(db: Database, entry: AuditEntry, since: number): void {
  const { areaId, memberId, kind, subjectId = "", part = "" } = entry;
  const stands = () => sameSince(db).get({ areaId, memberId, kind, subjectId, part, since });
  if (stands()) return;
  // Owed twice, it is written once.
  db.note(() => void (stands() || insert(db).run({ ...entry, subjectId, part })), "owed");
}

/**
 * A page of the area's audit log, the latest first: events up to `at` (milliseconds), of which the
 * first `skip` are passed over. An event comes without its number, which would tell when it was written.
 */
export function listAudit(
  db: Database,
  areaId: string,
  { memberId, subjectId, kinds, since, words }: AuditFilter,
  from: { at: number; skip: number },
  limit: number,
) {
  const one = memberId !== null;
  const way = subjectId === null ? (one ? "by" : "all") : one ? "both" : "about";
  const given = Array.from({ length: MOST_WORDS }, (_, at) => [
    `word${at}`,
    JSON.stringify(words[at] ?? null),
  ]);
  return pages[way](db).all({
    areaId,
    ...from,
    limit,
    since,
    kinds: JSON.stringify(kinds),
    ...Object.fromEntries(given),
    ...(one && { memberId }),
    ...(subjectId !== null && { subjectId }),
  });
}

/** When events of one kind happened to one record, and to which part of it, the first one first. */
export function listAuditOf(db: Database, areaId: string, kind: AuditKind, subjectId: string) {
  return ofSubject(db).all({ areaId, kind, subjectId });
}
