import { permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { DomainError } from "#app/domain/errors.ts";
import {
  deleteOtherSessions,
  deleteUnusedLinks,
  findAccount,
  findAccountByEmail,
  findMemberLink,
  insertLink,
  spendLink,
  updatePassword,
} from "#db/queries/accounts.server.ts";
import { findMember, listAreasOfAccount } from "#db/queries/areas.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { listIdentities } from "#db/queries/identities.server.ts";
import { insertJob } from "#db/queries/jobs.server.ts";
import { audit, type Kit } from "./kit.server.ts";
import { endStreams } from "./live.server.ts";
import { refuseWeakPassword } from "./new-password.server.ts";
import type { Entry, SecondSteps } from "./second-steps.server.ts";
import { hashToken, makeToken } from "./tokens.server.ts";

const HOUR = 3_600_000;
/** How long a link for a new password works, in milliseconds: asked for by e-mail, or made by hand. */
const MAILED_LIFE = HOUR;
const MADE_LIFE = 24 * HOUR;
/** One message in so many milliseconds, however often the form is sent. */
const BETWEEN_MAILS = 10 * 60_000;

/** Makes a link for a new password, in the caller's transaction; the one before stops working. */
export function makeResetLink(kit: Kit, memberId: string, life = MAILED_LIFE) {
  const { token, hash } = makeToken();
  const createdAt = kit.now();
  const expiresAt = createdAt + life;
  deleteUnusedLinks(kit.db, "reset", memberId);
  insertLink(kit.db, { tokenHash: hash, purpose: "reset", memberId, createdAt, expiresAt });
  return { url: `${kit.publicUrl}/reset/${token}`, expiresAt };
}

/** A new password for who has forgotten theirs: by e-mail, or by a link the facilitator makes. */
export function createPasswordResets(kit: Kit, steps: SecondSteps) {
  const { db } = kit;

  /** Whose password a link may set; refuses `token-spent`. */
  function findOpen(token: string) {
    const found = findMemberLink(db, hashToken(token));
    const isOpen =
      found?.link.purpose === "reset" &&
      found.link.usedAt === null &&
      found.link.expiresAt > kit.now() &&
      found.member.active;
    const account =
      isOpen && found.member.accountId !== null
        ? findAccount(db, found.member.accountId)
        : undefined;
    if (!isOpen || !account) throw new DomainError("token-spent");
    return { hash: found.link.tokenHash, member: found.member, account };
  }

  return {
    /** Whether links go by e-mail; otherwise a facilitator makes them. */
    isByMail: () => kit.sendsMail,

    /**
     * Has a link sent to an address, where it is one of an account with a password. It answers the
     * same whether or not there is one, so that nobody learns who takes part.
     */
    ask(email: string): void {
      const account = findAccountByEmail(db, email.trim().toLowerCase());
      const [first] = account?.passwordHash ? listAreasOfAccount(db, account.id) : [];
      if (!kit.sendsMail || !first) return;
      const now = kit.now();
      const { area, member } = first;
      db.write(() =>
        insertJob(db, {
          id: hashToken(`reset ${member.id} ${Math.floor(now / BETWEEN_MAILS)}`),
          kind: "reset",
          payload: { areaId: area.id, memberId: member.id, askedBy: member.id },
          runAt: now,
          createdAt: now,
        }),
      );
    },

    /**
     * Makes a link for a person who has forgotten their password, good for a day; it is known only
     * to the answer. An account that signs in by single sign-on alone is given a password so, should
     * its provider go away. Refuses `forbidden` for an account that is used in another area as well: there
     * a facilitator of this one would come in, too.
     */
    makeLink(viewer: Viewer, memberId: string) {
      permit(viewer.roles, "people.manage");
      const member = findMember(db, viewer.areaId, memberId);
      if (!member) throw new DomainError("not-found");
      const account = member.accountId === null ? undefined : findAccount(db, member.accountId);
      const signsIn =
        account && (account.passwordHash !== null || listIdentities(db, account.id).length > 0);
      if (!member.active || !signsIn) {
        throw new DomainError(
          "in-use",
          {},
          `${member.name} does not sign in here, so there is no password to replace.`,
        );
      }
      if (listAreasOfAccount(db, account.id).some(({ area }) => area.id !== viewer.areaId)) {
        const sentence = `${member.name} takes part in another area as well, so a new password goes by e-mail alone.`;
        throw new DomainError("forbidden", {}, sentence);
      }
      return db.write(() => {
        audit(kit, viewer, "reset-made", member.id);
        return { name: member.name, ...makeResetLink(kit, member.id, MADE_LIFE) };
      });
    },

    /** What a link's page shows: whose password it is. Looking never spends it. */
    page(token: string) {
      return { email: findOpen(token).account.email };
    },

    /** Sets the password, ends every session of the account and lets this browser in. */
    async reset(token: string, password: string, device: string): Promise<Entry> {
      const { account, member } = findOpen(token);
      const { email, id: accountId } = account;
      refuseWeakPassword(password, { email, name: member.name }, "password");
      const passwordHash = await kit.hashing.hash(password);
      return db.write(() => {
        const { hash } = findOpen(token);
        if (!spendLink(db, hash, kit.now())) throw new DomainError("token-spent");
        updatePassword(db, accountId, passwordHash);
        deleteOtherSessions(db, accountId, "");
        endStreams(kit, { accountId });
        for (const { area, member: own } of listAreasOfAccount(db, accountId)) {
          recordAudit(db, {
            areaId: area.id,
            memberId: own.id,
            at: kit.now(),
            kind: "password-reset",
          });
        }
        return steps.begin(accountId, device);
      });
    },
  };
}
