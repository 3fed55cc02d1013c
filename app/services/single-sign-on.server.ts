import { DomainError } from "#app/domain/errors.ts";
import { findAccount, findSession } from "#db/queries/accounts.server.ts";
import { listAreasOfAccount } from "#db/queries/areas.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import {
  deleteIdentity,
  findIdentity,
  insertIdentity,
  listIdentities,
} from "#db/queries/identities.server.ts";
import type { Arrival, Departure, IdentityProvider } from "./identity-provider.server.ts";
import type { Kit } from "./kit.server.ts";
import type { Entry, SecondSteps } from "./second-steps.server.ts";
import type { SignedIn } from "./sessions.server.ts";

/**
 * Binds who came back from the provider to an account, in the caller's transaction. Refuses
 * `identity-taken` for an identity of another account.
 */
export function bindIdentity(kit: Kit, accountId: string, arrival: Arrival): void {
  const { issuer, subject, name } = arrival;
  const bound = findIdentity(kit.db, issuer, subject);
  if (bound && bound.accountId !== accountId) throw new DomainError("identity-taken");
  if (bound) return;
  insertIdentity(kit.db, { issuer, subject, accountId, name, createdAt: kit.now() });
  record(kit, accountId, "identity-added");
}

function record(kit: Kit, accountId: string, kind: "identity-added" | "identity-removed") {
  for (const { area, member } of listAreasOfAccount(kit.db, accountId)) {
    recordAudit(kit.db, { areaId: area.id, memberId: member.id, at: kit.now(), kind });
  }
}

/** Signing in with an account that people have elsewhere, and which of those an account takes. */
export function createSingleSignOn(
  kit: Kit,
  steps: SecondSteps,
  provider: IdentityProvider | null,
) {
  const { db } = kit;

  const requireProvider = (): IdentityProvider => {
    if (!provider) throw new DomainError("not-found");
    return provider;
  };

  return {
    /** What people call the provider; null where this installation has none. */
    provider: provider?.name ?? null,

    /** Where to send a browser, and what it must bring back. Refuses `provider-down`. */
    leave: () => requireProvider().leave(),

    /** Who came back with this query; refuses what did not go as it should. */
    arrive: (departure: Departure | null, query: string) =>
      requireProvider().arrive(departure, query),

    /** Lets in whoever came back; refuses `identity-unknown` where no account signs in with it. */
    signIn({ issuer, subject }: Arrival, device: string): Entry {
      const bound = findIdentity(db, issuer, subject);
      if (!bound) throw new DomainError("identity-unknown");
      return db.write(() => steps.begin(bound.accountId, device));
    },

    /** The identities the account signs in with, and whether one of them may go. */
    list({ accountId }: SignedIn) {
      const found = listIdentities(db, accountId);
      const hasPassword = Boolean(findAccount(db, accountId)?.passwordHash);
      return found.map(({ issuer, subject, name, createdAt }) => ({
        issuer,
        subject,
        name,
        createdAt,
        /** The last way in stays. */
        removable: hasPassword || found.length > 1,
      }));
    },

    /**
     * Adds who came back to the account, after its password where it has one: a way in that lasts is
     * not to be left behind by somebody at an unlocked screen.
     */
    async add(signedIn: SignedIn, arrival: Arrival, password: string): Promise<void> {
      const { accountId } = signedIn;
      const hash = findAccount(db, accountId)?.passwordHash ?? null;
      if (hash !== null && !(await kit.hashing.verify(hash, password))) {
        throw new DomainError(
          "wrong-credentials",
          { field: "password" },
          "That is not your password.",
        );
      }
      db.write(() => {
        // Whoever owns the account may have ended this session meanwhile.
        if (!findSession(db, signedIn.sessionId, kit.now())) throw new DomainError("signed-out");
        bindIdentity(kit, accountId, arrival);
      });
    },

    /** Takes an identity off the account; refuses `in-use` for its last way in. */
    remove({ accountId }: SignedIn, issuer: string, subject: string): void {
      db.write(() => {
        const isLast =
          !findAccount(db, accountId)?.passwordHash && listIdentities(db, accountId).length < 2;
        if (isLast) {
          throw new DomainError(
            "in-use",
            {},
            "This is your only way in, so it cannot be taken off.",
          );
        }
        if (!deleteIdentity(db, { issuer, subject, accountId })) throw new DomainError("not-found");
        record(kit, accountId, "identity-removed");
      });
    },
  };
}
