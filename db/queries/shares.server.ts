import { and, asc, desc, eq, gt, isNull, ne, sql } from "drizzle-orm";
import { type Database, prepared } from "../client.server.ts";
import { areas, members } from "../schema/people.server.ts";
import { actions } from "../schema/plan.server.ts";
import { shareOpenings, shares } from "../schema/shares.server.ts";

export type Share = typeof shares.$inferSelect;
export type ShareOpening = typeof shareOpenings.$inferSelect;

const placeholder = sql.placeholder;

const ofArea = prepared((orm) =>
  orm
    .select({ share: shares, person: members.name })
    .from(shares)
    .innerJoin(members, eq(members.id, shares.createdBy))
    .where(eq(shares.areaId, placeholder("area")))
    .orderBy(desc(shares.createdAt), asc(shares.id))
    .limit(200)
    .prepare(),
);
const openingsOfArea = prepared((orm) =>
  orm
    .select({ opening: shareOpenings })
    .from(shares)
    .innerJoin(shareOpenings, eq(shareOpenings.shareId, shares.id))
    .where(eq(shares.areaId, placeholder("area")))
    .orderBy(desc(shareOpenings.at), desc(shareOpenings.id))
    .limit(2000)
    .prepare(),
);
const byToken = prepared((orm) =>
  orm
    .select({ share: shares, area: areas })
    .from(shares)
    .innerJoin(areas, eq(areas.id, shares.areaId))
    .where(
      and(
        eq(shares.tokenHash, placeholder("token")),
        isNull(shares.revokedAt),
        gt(shares.expiresAt, placeholder("now")),
      ),
    )
    .prepare(),
);
const peopleOf = prepared((orm) =>
  orm
    .select({ name: members.name })
    .from(members)
    .where(and(eq(members.areaId, placeholder("area")), isNull(members.erasedAt)))
    .prepare(),
);
const ownersOf = prepared((orm) =>
  orm
    .selectDistinct({ name: actions.ownerName })
    .from(actions)
    .where(and(eq(actions.areaId, placeholder("area")), ne(actions.ownerName, "")))
    .prepare(),
);

/** The links of an area, the latest first, with who made each. */
export function listShares(db: Database, area: string): (Share & { person: string })[] {
  return ofArea(db)
    .all({ area })
    .map(({ share, person }) => ({ ...share, person }));
}

/** When the links of an area were opened, the latest first. */
export function listShareOpenings(db: Database, area: string): ShareOpening[] {
  return openingsOfArea(db)
    .all({ area })
    .map(({ opening }) => opening);
}

/** The link with this token's hash and its area, while it works. */
export function findShare(db: Database, token: string, now: number) {
  return byToken(db).get({ token, now });
}

/** Adds a link. */
export function insertShare(db: Database, share: typeof shares.$inferInsert): void {
  db.orm.insert(shares).values(share).run();
}

/** Ends a link; gives false for one that was ended before, or is another area's. */
export function revokeShare(db: Database, area: string, id: string, revokedAt: number): boolean {
  const result = db.orm
    .update(shares)
    .set({ revokedAt })
    .where(and(eq(shares.areaId, area), eq(shares.id, id), isNull(shares.revokedAt)))
    .run();
  return result.changes === 1;
}

/** Notes that a link was opened. */
export function insertShareOpening(db: Database, opening: typeof shareOpenings.$inferInsert): void {
  db.orm.insert(shareOpenings).values(opening).run();
}

/** The names of everybody the area knows: its people, its guests, and owners that were typed. */
export function listPeopleNames(db: Database, area: string): string[] {
  const names = [...peopleOf(db).all({ area }), ...ownersOf(db).all({ area })];
  return [...new Set(names.map(({ name }) => name))];
}
