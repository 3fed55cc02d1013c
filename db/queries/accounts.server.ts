import { and, desc, eq, gt, isNull, ne, sql } from "drizzle-orm";
import { type Database, prepared } from "../client.server.ts";
import { accounts, links, members, sessions } from "../schema/people.server.ts";

export type Account = typeof accounts.$inferSelect;
export type Session = typeof sessions.$inferSelect;
export type Link = typeof links.$inferSelect;

const placeholder = sql.placeholder;

const byEmail = prepared((orm) =>
  orm
    .select()
    .from(accounts)
    .where(eq(accounts.email, placeholder("email")))
    .prepare(),
);
const byId = prepared((orm) =>
  orm
    .select()
    .from(accounts)
    .where(eq(accounts.id, placeholder("id")))
    .prepare(),
);
const liveSession = prepared((orm) =>
  orm
    .select({ session: sessions, email: accounts.email })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .where(and(eq(sessions.id, placeholder("id")), gt(sessions.expiresAt, placeholder("now"))))
    .prepare(),
);
const sessionsOf = prepared((orm) =>
  orm
    .select()
    .from(sessions)
    .where(
      and(
        eq(sessions.accountId, placeholder("account")),
        gt(sessions.expiresAt, placeholder("now")),
      ),
    )
    .orderBy(desc(sessions.lastSeenAt))
    .prepare(),
);
const linkByHash = prepared((orm) =>
  orm
    .select()
    .from(links)
    .where(eq(links.tokenHash, placeholder("hash")))
    .prepare(),
);

/** The account with this e-mail address (stored in lower case). */
export function findAccountByEmail(db: Database, email: string): Account | undefined {
  return byEmail(db).get({ email });
}

/** One account. */
export function findAccount(db: Database, id: string): Account | undefined {
  return byId(db).get({ id });
}

/** Adds an account. */
export function insertAccount(db: Database, account: typeof accounts.$inferInsert): void {
  db.orm.insert(accounts).values(account).run();
}

/** Sets an account's password hash. */
export function updatePassword(db: Database, id: string, passwordHash: string): void {
  db.orm
    .update(accounts)
    .set({ passwordHash, version: sql`${accounts.version} + 1` })
    .where(eq(accounts.id, id))
    .run();
}

/** Adds a session. */
export function insertSession(db: Database, session: Session): void {
  db.orm.insert(sessions).values(session).run();
}

/** The session with this hashed id, unless it has expired. */
export function findSession(db: Database, id: string, now: number) {
  return liveSession(db).get({ id, now });
}

/** The account's live sessions, the latest first. */
export function listSessions(db: Database, account: string, now: number): Session[] {
  return sessionsOf(db).all({ account, now });
}

/** Notes when a session was last seen. */
export function touchSession(db: Database, id: string, now: number): void {
  db.note(() => {
    db.orm.update(sessions).set({ lastSeenAt: now }).where(eq(sessions.id, id)).run();
  });
}

/** Ends a session. */
export function deleteSession(db: Database, id: string): void {
  db.orm.delete(sessions).where(eq(sessions.id, id)).run();
}

/** Ends every session of an account but one; gives how many. */
export function deleteOtherSessions(db: Database, account: string, keep: string): number {
  return db.orm
    .delete(sessions)
    .where(and(eq(sessions.accountId, account), ne(sessions.id, keep)))
    .run().changes;
}

/** Adds a one-time link. */
export function insertLink(db: Database, link: typeof links.$inferInsert): void {
  db.orm.insert(links).values(link).run();
}

/** The link with this hashed token. */
export function findLink(db: Database, hash: string): Link | undefined {
  return linkByHash(db).get({ hash });
}

/** Spends a link; gives false when it was spent before. */
export function spendLink(db: Database, hash: string, now: number): boolean {
  const result = db.orm
    .update(links)
    .set({ usedAt: now })
    .where(and(eq(links.tokenHash, hash), isNull(links.usedAt)))
    .run();
  return result.changes === 1;
}

/** Removes the unused links of a purpose, for one member or for the installation. */
export function deleteUnusedLinks(
  db: Database,
  purpose: Link["purpose"],
  memberId: string | null,
): void {
  db.orm
    .delete(links)
    .where(
      and(
        eq(links.purpose, purpose),
        memberId ? eq(links.memberId, memberId) : isNull(links.memberId),
        isNull(links.usedAt),
      ),
    )
    .run();
}

/** Binds a member to the account that accepted its invitation. */
export function bindMember(db: Database, memberId: string, accountId: string): void {
  db.orm
    .update(members)
    .set({ accountId, version: sql`${members.version} + 1` })
    .where(eq(members.id, memberId))
    .run();
}

const openInvitations = prepared((orm) =>
  orm
    .select({ memberId: members.id, expiresAt: links.expiresAt })
    .from(links)
    .innerJoin(members, eq(members.id, links.memberId))
    .where(
      and(
        eq(members.areaId, placeholder("area")),
        eq(links.purpose, "invitation"),
        isNull(links.usedAt),
        gt(links.expiresAt, placeholder("now")),
      ),
    )
    .prepare(),
);

const linkWithMember = prepared((orm) =>
  orm
    .select({ link: links, member: members })
    .from(links)
    .innerJoin(members, eq(members.id, links.memberId))
    .where(eq(links.tokenHash, placeholder("hash")))
    .prepare(),
);

/** A link with the member it was made for. */
export function findMemberLink(db: Database, hash: string) {
  return linkWithMember(db).get({ hash });
}

/** The invitations of an area that can still be used: whose, and until when. */
export function listOpenInvitations(db: Database, area: string, now: number) {
  return openInvitations(db).all({ area, now });
}
