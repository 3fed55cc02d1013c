import type { Viewer } from "#app/domain/access/viewer.ts";
import type { AuditKind } from "#app/domain/audit/audit.ts";
import { londonDate } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import type { Database } from "#db/client.server.ts";
import type { Area } from "#db/queries/areas.server.ts";
import { recordAudit, recordAuditOnce } from "#db/queries/audit.server.ts";
import type { Content } from "./content.server.ts";
import type { LiveHub } from "./live-hub.server.ts";
import type { Hashing } from "./passwords.server.ts";
import type { Reports } from "./reports/reports.ts";

const DAY = 86_400_000;
const TEN_MINUTES = 600_000;

/** What every use case is built with, made once by the composition root. */
export type Kit = {
  db: Database;
  content: Content;
  /** The present instant in UTC milliseconds. */
  now: () => number;
  newId: () => string;
  /** The address links are made from, without a slash at the end. */
  publicUrl: string;
  hashing: Hashing;
  reports: Reports;
  /** Who listens to the rounds; services speak to it through `announce`. */
  live: LiveHub;
  /** Seals and opens the scores in area files; null where whoever runs the service set none. */
  areaFileKey: string | null;
  /** Whether this installation can send e-mail. */
  sendsMail: boolean;
};

/** The area's date today in London; the demonstration area has a date of its own. */
export function todayIn(kit: Kit, area: Pick<Area, "today">): string {
  return area.today ?? londonDate(kit.now());
}

/**
 * The present instant as the area counts it (UTC milliseconds): an area with a "today" of its own
 * dates what is written by that London day, at the clock's time of day.
 */
export function instantIn(kit: Kit, area: Pick<Area, "today">): number {
  const now = kit.now();
  if (area.today === null) return now;
  const instant = Date.parse(`${area.today}T00:00:00Z`) + (now % DAY);
  // In summer the last hour before midnight UTC belongs to the next day in London.
  return londonDate(instant) > area.today ? instant - DAY : instant;
}

/** Writes an audit event for the viewer, inside the transaction of what it records. */
export function audit(
  kit: Kit,
  viewer: Viewer,
  kind: AuditKind,
  subjectId: string | null = null,
  part: string | null = null,
): void {
  recordAudit(kit.db, {
    areaId: viewer.areaId,
    memberId: viewer.memberId,
    at: kit.now(),
    kind,
    subjectId,
    part,
  });
}

/**
 * Notes that the viewer read a record, inside ten minutes once. `part` is the part of it that was
 * read, where it is read in parts.
 */
export function auditReading(
  kit: Kit,
  viewer: Viewer,
  kind: AuditKind,
  subjectId: string,
  part?: string,
): void {
  const { areaId, memberId } = viewer;
  const at = kit.now();
  recordAuditOnce(kit.db, { areaId, memberId, at, kind, subjectId, part }, at - TEN_MINUTES);
}

/** Refuses `stale-version` unless the write from the version seen was done. */
export function refuseStale(done: boolean): void {
  if (!done) throw new DomainError("stale-version");
}
