import type { Viewer } from "#app/domain/access/viewer.ts";
import type { AuditKind } from "#app/domain/audit/audit.ts";
import { DomainError } from "#app/domain/errors.ts";
import {
  deleteOtherSessions,
  deleteSession,
  findAccount,
  findAccountByEmail,
  findSession,
  insertSession,
  listSessions,
  touchSession,
  updatePassword,
} from "#db/queries/accounts.server.ts";
import { findMembership, listAreasOfAccount } from "#db/queries/areas.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import type { Kit } from "./kit.server.ts";
import { endStreams } from "./live.server.ts";
import { refuseWeakPassword } from "./new-password.server.ts";
import { hashToken, makeToken } from "./tokens.server.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** How long a session lasts, in milliseconds: a fortnight from sign-in. */
const SESSION_LIFE = 14 * DAY;

/** A signed-in browser. */
export type SignedIn = { sessionId: string; accountId: string; email: string };

/** Signing in and out; who is asking; the sessions of an account. */
export function createSessions(kit: Kit) {
  const { db } = kit;

  function start(accountId: string, device: string): string {
    const { token, hash } = makeToken();
    const now = kit.now();
    db.write(() => {
      insertSession(db, {
        id: hash,
        accountId,
        createdAt: now,
        lastSeenAt: now,
        expiresAt: now + SESSION_LIFE,
        device: device.slice(0, 200),
      });
      recordForAreas(accountId, "signed-in");
    });
    return token;
  }

  function recordForAreas(accountId: string, kind: AuditKind) {
    for (const { area, member } of listAreasOfAccount(db, accountId)) {
      recordAudit(db, { areaId: area.id, memberId: member.id, at: kit.now(), kind });
    }
  }

  /** The area with this slug and who the account is in it; null for outsiders. */
  function findEntry(accountId: string, slug: string) {
    const found = findMembership(db, accountId, slug);
    if (!found) return null;
    const { area, member } = found;
    const viewer = {
      accountId,
      memberId: member.id,
      areaId: area.id,
      partnerId: member.partnerId,
      name: member.name,
      roles: member.roles,
      guestOf: null,
    } satisfies Viewer;
    return { area, viewer };
  }

  return {
    /** Starts a session for an account; gives the token for its cookie. */
    start,

    /** Checks an e-mail address and a password; gives the account, or refuses `wrong-credentials`. */
    async check(email: string, password: string): Promise<string> {
      const account = findAccountByEmail(db, email.trim().toLowerCase());
      const matches = await kit.hashing.verify(account?.passwordHash ?? null, password);
      if (!account || !matches) throw new DomainError("wrong-credentials");
      return account.id;
    },

    /** The session of a cookie's token, or null. Its last-seen time is written at most hourly. */
    find(token: string): SignedIn | null {
      const now = kit.now();
      const found = findSession(db, hashToken(token), now);
      if (!found) return null;
      const { session, email } = found;
      // It was started by a clock that has gone back since: it would last for too long.
      if (session.expiresAt - now > SESSION_LIFE + DAY) return null;
      if (now - session.lastSeenAt > HOUR) touchSession(db, session.id, now);
      return { sessionId: session.id, accountId: session.accountId, email };
    },

    /** Ends a session. */
    end(signedIn: SignedIn): void {
      db.write(() => {
        deleteSession(db, signedIn.sessionId);
        endStreams(kit, { sessionId: signedIn.sessionId });
        recordForAreas(signedIn.accountId, "signed-out");
      });
    },

    /** What to call the person who is signed in: its name in an area, or else its address. */
    nameOf(signedIn: SignedIn): string {
      return listAreasOfAccount(db, signedIn.accountId)[0]?.member.name ?? signedIn.email;
    },

    /** The areas of an account, with the member it is there. */
    areas(accountId: string) {
      return listAreasOfAccount(db, accountId).map(({ area, member }) => ({
        slug: area.slug,
        name: area.name,
        memberId: member.id,
        memberName: member.name,
        roles: member.roles,
      }));
    },

    findEntry,

    /** The area with this slug and who the account is in it; refuses `not-found` for outsiders. */
    enter(accountId: string, slug: string) {
      const entry = findEntry(accountId, slug);
      if (!entry) throw new DomainError("not-found");
      return entry;
    },

    /** The account's live sessions, the latest first, and which of them asks. */
    list(signedIn: SignedIn) {
      return listSessions(db, signedIn.accountId, kit.now()).map((session) => ({
        /** A hash of the session's token, from which nobody can tell the token. */
        id: session.id,
        device: session.device,
        createdAt: session.createdAt,
        lastSeenAt: session.lastSeenAt,
        isThis: session.id === signedIn.sessionId,
      }));
    },

    /** Ends one session of the account, and its live streams; refuses `not-found` for another's. */
    endOne({ accountId }: SignedIn, sessionId: string): void {
      db.write(() => {
        if (findSession(db, sessionId, kit.now())?.session.accountId !== accountId) {
          throw new DomainError("not-found");
        }
        deleteSession(db, sessionId);
        endStreams(kit, { sessionId });
        recordForAreas(accountId, "sessions-ended");
      });
    },

    /** Ends all other sessions of the account; gives how many. */
    endOthers(signedIn: SignedIn): number {
      return db.write(() => {
        const ended = deleteOtherSessions(db, signedIn.accountId, signedIn.sessionId);
        endStreams(kit, { accountId: signedIn.accountId }, signedIn.sessionId);
        if (ended > 0) recordForAreas(signedIn.accountId, "sessions-ended");
        return ended;
      });
    },

    /** Whether the account has a password: the demonstration's people have none. */
    hasPassword(signedIn: SignedIn): boolean {
      return Boolean(findAccount(db, signedIn.accountId)?.passwordHash);
    },

    /**
     * Changes the password after checking the present one, and ends all other sessions. Refuses
     * `wrong-credentials`, or `invalid` for a new password that will not do.
     */
    async changePassword(signedIn: SignedIn, present: string, next: string): Promise<void> {
      const { accountId, email } = signedIn;
      const before = findAccount(db, accountId)?.passwordHash ?? null;
      if (!(await kit.hashing.verify(before, present))) {
        throw new DomainError(
          "wrong-credentials",
          { field: "presentPassword" },
          "That is not your present password.",
        );
      }
      for (const { member } of listAreasOfAccount(db, accountId)) {
        refuseWeakPassword(next, { email, name: member.name }, "newPassword");
      }
      const passwordHash = await kit.hashing.hash(next);
      db.write(() => {
        // Whoever knows the old password may have changed it, or ended this session, meanwhile.
        const stillIn = findSession(db, signedIn.sessionId, kit.now());
        if (!stillIn || findAccount(db, accountId)?.passwordHash !== before) {
          throw new DomainError("signed-out");
        }
        updatePassword(db, accountId, passwordHash);
        deleteOtherSessions(db, accountId, signedIn.sessionId);
        endStreams(kit, { accountId }, signedIn.sessionId);
        recordForAreas(accountId, "password-changed");
      });
    },
  };
}

export type Sessions = ReturnType<typeof createSessions>;
