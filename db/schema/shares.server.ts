import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { SharedKind } from "#app/domain/access/shared-link.ts";
import { areas, members } from "./people.server.ts";

/** A link by which somebody outside the area reads one thing of it, without people's names. */
export const shares = sqliteTable(
  "shares",
  {
    id: text().primaryKey(),
    areaId: text("area_id")
      .notNull()
      .references(() => areas.id),
    /** The link itself is known to nobody but who was given it. */
    tokenHash: text("token_hash").notNull(),
    kind: text().$type<SharedKind>().notNull(),
    /** The round or the pack; empty for the plan, of which there is one. */
    subjectId: text("subject_id").notNull(),
    /** For whom, in a few words of whoever made it. */
    note: text().notNull(),
    createdAt: integer("created_at").notNull(),
    createdBy: text("created_by")
      .notNull()
      .references(() => members.id),
    expiresAt: integer("expires_at").notNull(),
    revokedAt: integer("revoked_at"),
  },
  (t) => [
    uniqueIndex("shares_token").on(t.tokenHash),
    index("shares_area").on(t.areaId, t.createdAt),
  ],
);

/** When a link was opened and what was taken by it; it grows only. Who it was is not known. */
export const shareOpenings = sqliteTable(
  "share_openings",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    shareId: text("share_id")
      .notNull()
      .references(() => shares.id),
    at: integer().notNull(),
    /** "page", or the file's name. */
    part: text().notNull(),
  },
  (t) => [index("share_openings_share").on(t.shareId, t.at)],
);
