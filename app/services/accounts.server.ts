import { slugOf } from "#app/domain/access/slug.ts";
import { DomainError } from "#app/domain/errors.ts";
import {
  type Account,
  bindMember,
  deleteUnusedLinks,
  findAccountByEmail,
  findLink,
  findMemberLink,
  insertAccount,
  insertLink,
  spendLink,
  updatePassword,
} from "#db/queries/accounts.server.ts";
import {
  findAreaById,
  findMembership,
  hasAnyArea,
  insertArea,
  insertMember,
} from "#db/queries/areas.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { findIdentity, listIdentities } from "#db/queries/identities.server.ts";
import type { Arrival } from "./identity-provider.server.ts";
import type { Kit } from "./kit.server.ts";
import { refuseWeakPassword } from "./new-password.server.ts";
import type { SecondSteps } from "./second-steps.server.ts";
import type { SignedIn } from "./sessions.server.ts";
import { bindIdentity } from "./single-sign-on.server.ts";
import { hashToken, makeToken } from "./tokens.server.ts";

const DAY = 24 * 3_600_000;
/** How long the link that sets up a new installation can be used, in milliseconds. */
const SET_UP_LIFE = 2 * DAY;

/** What setting up a new installation asks for. */
export type FirstArea = { area: string; name: string; email: string; password: string };

/** How accounts come to be: the first area's set-up, and accepting an invitation. */
export function createAccounts(kit: Kit, steps: SecondSteps) {
  const { db } = kit;

  /** The invitation behind a link's token; refuses `token-spent` when it can no longer be used. */
  function findOpenInvitation(token: string) {
    const found = findMemberLink(db, hashToken(token));
    const now = kit.now();
    if (
      found?.link.purpose !== "invitation" ||
      found.link.usedAt !== null ||
      found.link.expiresAt <= now
    ) {
      throw new DomainError("token-spent");
    }
    const { member } = found;
    const area = findAreaById(db, member.areaId);
    if (!area || !member.active || member.accountId) throw new DomainError("token-spent");
    return { hash: found.link.tokenHash, member, area };
  }

  /** Spends the invitation and makes its member the account's, in the caller's transaction. */
  function accept(invitation: ReturnType<typeof findOpenInvitation>, accountId: string) {
    const { hash, member, area } = invitation;
    if (findMembership(db, accountId, area.slug)) {
      throw new DomainError(
        "already-exists",
        {},
        `You are already one of the people of ${area.name}.`,
      );
    }
    if (!spendLink(db, hash, kit.now())) throw new DomainError("token-spent");
    bindMember(db, member.id, accountId);
    const { areaId, id: memberId } = member;
    recordAudit(db, { areaId, memberId, at: kit.now(), kind: "invitation-accepted" });
  }

  /**
   * How whoever opens an invitation shows whose account it goes to: none yet, or one with a password
   * or with single sign-on alone. An account is never joined to by its address, which the invitation
   * does not prove.
   */
  function wayInto(account: Account | undefined): "new" | "password" | "single-sign-on" {
    if (account?.passwordHash) return "password";
    return account && listIdentities(db, account.id).length > 0 ? "single-sign-on" : "new";
  }

  function refuseTaken(way: ReturnType<typeof wayInto>): void {
    if (way === "new") return;
    const how = way === "password" ? "its password" : "single sign-on, as you did before";
    throw new DomainError(
      "already-exists",
      {},
      `There is an account with this address. Join with ${how}.`,
    );
  }

  function findOpenSetUp(token: string): string {
    const link = findLink(db, hashToken(token));
    if (link?.purpose !== "set-up" || link.usedAt !== null || link.expiresAt <= kit.now()) {
      throw new DomainError("token-spent");
    }
    if (hasAnyArea(db)) throw new DomainError("token-spent");
    return link.tokenHash;
  }

  return {
    /**
     * A one-time link for setting up the first area, good for two days; null once there is an
     * area. A new one takes the place of the one before.
     */
    makeSetUpLink(): string | null {
      if (hasAnyArea(db)) return null;
      const { token, hash } = makeToken();
      const now = kit.now();
      db.write(() => {
        deleteUnusedLinks(db, "set-up", null);
        insertLink(db, {
          tokenHash: hash,
          purpose: "set-up",
          createdAt: now,
          expiresAt: now + SET_UP_LIFE,
        });
      });
      return `${kit.publicUrl}/set-up/${token}`;
    },

    /** Refuses `token-spent` unless the link can still set up the first area. */
    checkSetUp(token: string): void {
      findOpenSetUp(token);
    },

    /** Makes the first area with its first facilitator, and lets it in; gives entry and slug. */
    async setUp(token: string, first: FirstArea, device: string) {
      const hash = findOpenSetUp(token);
      const { area: areaName, name, password } = first;
      const email = first.email.toLowerCase();
      refuseWeakPassword(password, { email, name }, "password");
      const passwordHash = await kit.hashing.hash(password);
      const slug = slugOf(areaName);
      return db.write(() => {
        const now = kit.now();
        // Asked again inside the transaction: two may have filled in the form at once.
        findOpenSetUp(token);
        if (!spendLink(db, hash, now)) throw new DomainError("token-spent");
        const [areaId, accountId, memberId] = [kit.newId(), kit.newId(), kit.newId()];
        insertAccount(db, { id: accountId, email, passwordHash, createdAt: now });
        insertArea(db, { id: areaId, slug, name: areaName, createdAt: now });
        insertMember(db, { id: memberId, areaId, accountId, name, email, roles: ["facilitator"] });
        recordAudit(db, { areaId, memberId, at: now, kind: "area-created" });
        return { entry: steps.begin(accountId, device), slug };
      });
    },

    /**
     * What an invitation's page shows. `way` says how the account of the invited address is
     * entered, where there is one; `present` is the account that is signed in, if any.
     */
    invitation(token: string, present: SignedIn | null) {
      const { member, area } = findOpenInvitation(token);
      const { name, email, roles } = member;
      return {
        area: area.name,
        name,
        email,
        roles,
        way: wayInto(findAccountByEmail(db, email)),
        present: present?.email ?? null,
      };
    },

    /** Accepts an invitation with the account that is signed in; gives the area's slug. */
    acceptAs(token: string, present: SignedIn): string {
      return db.write(() => {
        const invitation = findOpenInvitation(token);
        accept(invitation, present.accountId);
        return invitation.area.slug;
      });
    },

    /** The address an invitation was made for, under which wrong passwords are counted. */
    invitedAddress(token: string): string {
      return findOpenInvitation(token).member.email;
    },

    /**
     * Accepts an invitation with the password of the invited address: a new one, or the one it
     * has (else `wrong-credentials`). Lets it in; gives entry and slug.
     */
    async acceptWithPassword(token: string, password: string, device: string) {
      const { member } = findOpenInvitation(token);
      const account = findAccountByEmail(db, member.email);
      const isNew = !account?.passwordHash;
      if (isNew) refuseTaken(wayInto(account));
      if (isNew) refuseWeakPassword(password, member, "password");
      else if (!(await kit.hashing.verify(account.passwordHash, password))) {
        throw new DomainError(
          "wrong-credentials",
          { field: "password" },
          "That is not the password of this account.",
        );
      }
      const passwordHash = isNew ? await kit.hashing.hash(password) : null;
      return db.write(() => {
        const invitation = findOpenInvitation(token);
        const found = findAccountByEmail(db, member.email);
        // Two windows may have joined at once: the first one stands.
        if (isNew && wayInto(found) !== "new") throw new DomainError("token-spent");
        const accountId = found?.id ?? kit.newId();
        const { email } = member;
        if (!found) insertAccount(db, { id: accountId, email, passwordHash, createdAt: kit.now() });
        else if (passwordHash) updatePassword(db, accountId, passwordHash);
        accept(invitation, accountId);
        return { entry: steps.begin(accountId, device), slug: invitation.area.slug };
      });
    },

    /**
     * Accepts an invitation as who came back from the provider: with the account that signs in with
     * it, or with a new one. Refuses `already-exists` where the invited address has another account.
     */
    acceptWithIdentity(token: string, arrival: Arrival, device: string) {
      return db.write(() => {
        const invitation = findOpenInvitation(token);
        const { email } = invitation.member;
        const bound = findIdentity(db, arrival.issuer, arrival.subject);
        const found = findAccountByEmail(db, email);
        if (!bound) refuseTaken(wayInto(found));
        const accountId = bound?.accountId ?? found?.id ?? kit.newId();
        if (!bound && !found) insertAccount(db, { id: accountId, email, createdAt: kit.now() });
        accept(invitation, accountId);
        bindIdentity(kit, accountId, arrival);
        return { entry: steps.begin(accountId, device), slug: invitation.area.slug };
      });
    },
  };
}
