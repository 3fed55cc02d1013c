import { and, desc, eq, gte, lte, sql } from "drizzle-orm";
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

const insert = prepared((orm) =>
  orm
    .insert(auditEvents)
    .values({
      areaId: sql.placeholder("areaId"),
      memberId: sql.placeholder("memberId"),
      at: sql.placeholder("at"),
      kind: sql.placeholder("kind"),
      subjectId: sql.placeholder("subjectId"),
      part: sql.placeholder("part"),
    })
    .prepare(),
);
const sameSince = prepared((orm) =>
  orm
    .select({ id: auditEvents.id })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.areaId, sql.placeholder("areaId")),
        gte(auditEvents.at, sql.placeholder("since")),
        eq(auditEvents.memberId, sql.placeholder("memberId")),
        eq(auditEvents.kind, sql.placeholder("kind")),
        eq(auditEvents.subjectId, sql.placeholder("subjectId")),
        eq(auditEvents.part, sql.placeholder("part")),
      ),
    )
    .limit(1)
    .prepare(),
);
const page = prepared((orm) =>
  orm
    .select({
      at: auditEvents.at,
      kind: auditEvents.kind,
      subjectId: auditEvents.subjectId,
      part: auditEvents.part,
      person: members.name,
    })
    .from(auditEvents)
    .leftJoin(members, eq(members.id, auditEvents.memberId))
    .where(
      and(
        eq(auditEvents.areaId, sql.placeholder("areaId")),
        lte(auditEvents.at, sql.placeholder("at")),
      ),
    )
    // Scoring is dated to its day: neither its number nor its place may tell who scored before whom.
    .orderBy(
      desc(auditEvents.at),
      sql`CASE ${auditEvents.kind} WHEN 'scored' THEN ${auditEvents.memberId} || ' ' || ${auditEvents.subjectId} || ' ' || ${auditEvents.part} END`,
      desc(auditEvents.id),
    )
    .limit(sql.placeholder("limit"))
    .offset(sql.placeholder("skip"))
    .prepare(),
);
const ofSubject = prepared((orm) =>
  orm
    .select({ at: auditEvents.at, part: auditEvents.part })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.areaId, sql.placeholder("areaId")),
        eq(auditEvents.kind, sql.placeholder("kind")),
        eq(auditEvents.subjectId, sql.placeholder("subjectId")),
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
 * itself, as a note.
 */
export function recordAuditOnce(db: Database, entry: AuditEntry, since: number): void {
  const { areaId, memberId, kind, subjectId = "", part = "" } = entry;
  if (sameSince(db).get({ areaId, memberId, kind, subjectId, part, since })) return;
  db.note(() => void insert(db).run({ ...entry, subjectId, part }));
}

/**
 * A page of the area's audit log, the latest first: events up to `at` (milliseconds), of which the
 * first `skip` are passed over. An event comes without its number, which would tell when it was written.
 */
export function listAudit(
  db: Database,
  areaId: string,
  from: { at: number; skip: number },
  limit: number,
) {
  return page(db).all({ areaId, ...from, limit });
}

/** When events of one kind happened to one record, and to which part of it, the first one first. */
export function listAuditOf(db: Database, areaId: string, kind: AuditKind, subjectId: string) {
  return ofSubject(db).all({ areaId, kind, subjectId });
}
