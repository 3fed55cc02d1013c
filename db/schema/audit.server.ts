import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { AuditKind } from "#app/domain/audit/audit.ts";
import { areas, members } from "./people.server.ts";

/** The audit log: ids only, never names, texts or answers. Append-only by trigger. */
export const auditEvents = sqliteTable(
  "audit_events",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    areaId: text("area_id").references(() => areas.id),
    memberId: text("member_id").references(() => members.id),
    at: integer().notNull(),
    kind: text().$type<AuditKind>().notNull(),
    /** The record acted on: a round, action, scheme, member … */
    subjectId: text("subject_id"),
    /** The row or change key, where there is one. */
    part: text(),
  },
  (t) => [
    index("audit_events_area").on(t.areaId, t.at),
    index("audit_events_member").on(t.memberId, t.at),
    index("audit_events_subject").on(t.areaId, t.subjectId, t.at),
  ],
);
