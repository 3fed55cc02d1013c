import { and, asc, eq, isNull, notExists, sql } from "drizzle-orm";
import { type Database, prepared } from "../client.server.ts";
import { guests } from "../schema/guests.server.ts";
import { areas, members, partners } from "../schema/people.server.ts";

export type Area = typeof areas.$inferSelect;
export type Partner = typeof partners.$inferSelect;
export type Member = typeof members.$inferSelect;

const placeholder = sql.placeholder;

/** A guest, and a paper sheet, is a member for its round alone: no list of people holds it. */
const noGuest = (orm: Database["orm"]) =>
  notExists(
    orm.select({ id: guests.memberId }).from(guests).where(eq(guests.memberId, members.id)),
  );

const bySlug = prepared((orm) =>
  orm
    .select()
    .from(areas)
    .where(eq(areas.slug, placeholder("slug")))
    .prepare(),
);
const byId = prepared((orm) =>
  orm
    .select()
    .from(areas)
    .where(eq(areas.id, placeholder("id")))
    .prepare(),
);
const anyArea = prepared((orm) => orm.select({ id: areas.id }).from(areas).limit(1).prepare());
const ofAccount = prepared((orm) =>
  orm
    .select({ area: areas, member: members })
    .from(members)
    .innerJoin(areas, eq(areas.id, members.areaId))
    .where(and(eq(members.accountId, placeholder("account")), eq(members.active, true)))
    .orderBy(asc(areas.name))
    .prepare(),
);
const memberOfAccount = prepared((orm) =>
  orm
    .select({ area: areas, member: members })
    .from(members)
    .innerJoin(areas, eq(areas.id, members.areaId))
    .where(
      and(
        eq(members.accountId, placeholder("account")),
        eq(areas.slug, placeholder("slug")),
        eq(members.active, true),
      ),
    )
    .prepare(),
);
const partnersOf = prepared((orm) =>
  orm
    .select()
    .from(partners)
    .where(eq(partners.areaId, placeholder("area")))
    .orderBy(asc(partners.position), asc(partners.name))
    .prepare(),
);
const partnerById = prepared((orm) =>
  orm
    .select()
    .from(partners)
    .where(and(eq(partners.areaId, placeholder("area")), eq(partners.id, placeholder("id"))))
    .prepare(),
);
const membersOf = prepared((orm) =>
  orm
    .select()
    .from(members)
    .where(
      and(
        eq(members.areaId, placeholder("area")),
        // In these words, since the index is about them.
        sql`${members.email} <> ''`,
      ),
    )
    .orderBy(asc(members.name))
    .prepare(),
);
const memberById = prepared((orm) =>
  orm
    .select()
    .from(members)
    .where(
      and(
        eq(members.areaId, placeholder("area")),
        eq(members.id, placeholder("id")),
        isNull(members.erasedAt),
        noGuest(orm),
      ),
    )
    .prepare(),
);
const names = prepared((orm) =>
  orm
    .select({ id: members.id, name: members.name })
    .from(members)
    .where(eq(members.areaId, placeholder("area")))
    .prepare(),
);

/** Whether the installation holds any area yet. */
export function hasAnyArea(db: Database): boolean {
  return anyArea(db).get() !== undefined;
}

/** The area with this id. */
export function findAreaById(db: Database, id: string): Area | undefined {
  return byId(db).get({ id });
}

/** The area with this slug. */
export function findAreaBySlug(db: Database, slug: string): Area | undefined {
  return bySlug(db).get({ slug });
}

/** The areas an account is an active member of, by name. */
export function listAreasOfAccount(db: Database, account: string) {
  return ofAccount(db).all({ account });
}

/** An account's membership of one area, with the area. */
export function findMembership(db: Database, account: string, slug: string) {
  return memberOfAccount(db).get({ account, slug });
}

/** The partners of an area, in its own order. */
export function listPartners(db: Database, area: string): Partner[] {
  return partnersOf(db).all({ area });
}

/** One partner of the area. */
export function findPartner(db: Database, area: string, id: string): Partner | undefined {
  return partnerById(db).get({ area, id });
}

/** What everybody of an area is called, guests too: for the activity log. */
export function listNames(db: Database, area: string): { id: string; name: string }[] {
  return names(db).all({ area });
}

/** The members of an area, by name. Who is there for one round only is not among them. */
export function listMembers(db: Database, area: string): Member[] {
  return membersOf(db).all({ area });
}

/** One member of the area who is no guest and was not erased. */
export function findMember(db: Database, area: string, id: string): Member | undefined {
  return memberById(db).get({ area, id });
}

/** Adds an area. */
export function insertArea(db: Database, area: typeof areas.$inferInsert): void {
  db.orm.insert(areas).values(area).run();
}

/** Adds a partner. */
export function insertPartner(db: Database, partner: typeof partners.$inferInsert): void {
  db.orm.insert(partners).values(partner).run();
}

/** Adds a member. */
export function insertMember(db: Database, member: typeof members.$inferInsert): void {
  db.orm.insert(members).values(member).run();
}

/** Changes a partner from the version seen; gives false when it has moved on. */
export function updatePartner(
  db: Database,
  area: string,
  id: string,
  version: number,
  change: Partial<Omit<Partner, "id" | "areaId" | "version">>,
): boolean {
  const result = db.orm
    .update(partners)
    .set({ ...change, version: version + 1 })
    .where(and(eq(partners.areaId, area), eq(partners.id, id), eq(partners.version, version)))
    .run();
  return result.changes === 1;
}

/** Changes a member from the version seen; gives false when it has moved on. */
export function updateMember(
  db: Database,
  area: string,
  id: string,
  version: number,
  change: Partial<Omit<Member, "id" | "areaId" | "version">>,
): boolean {
  const result = db.orm
    .update(members)
    .set({ ...change, version: version + 1 })
    .where(and(eq(members.areaId, area), eq(members.id, id), eq(members.version, version)))
    .run();
  return result.changes === 1;
}
