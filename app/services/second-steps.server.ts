import { randomInt } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { DomainError } from "#app/domain/errors.ts";
import { findAccount, findLink, insertLink, spendLink } from "#db/queries/accounts.server.ts";
import { listAreasOfAccount } from "#db/queries/areas.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import {
  confirmSecondStep,
  countRecoveryCodes,
  deleteSecondStep,
  findSecondStep,
  insertSecondStep,
  replaceRecoveryCodes,
  type SecondStep,
  spendRecoveryCode,
  takeTimeStep,
} from "#db/queries/second-steps.server.ts";
import type { Kit } from "./kit.server.ts";
import { drawQr } from "./qr.server.ts";
import type { Sessions, SignedIn } from "./sessions.server.ts";
import { hashToken, makeToken } from "./tokens.server.ts";

/** How long a sign-in waits for its second step, in milliseconds. */
const WAITS = 10 * 60_000;
const PERIOD = 30;
const CODES = 10;
/** Without letters and figures that are taken for one another. */
const SIGNS = "23456789abcdefghjkmnpqrstuvwxyz";

/** A browser that may go on: with a session, or to the second step first. */
export type Entry = { kind: "session" | "step"; token: string };

const totpOf = (secret: Secret, label: string) =>
  new TOTP({ issuer: "Homeward", label, secret, period: PERIOD });

/** The second step at sign-in: an app's codes (TOTP), with recovery codes for a lost device. */
export function createSecondSteps(kit: Kit, sessions: Sessions) {
  const { db } = kit;

  const inUse = (accountId: string): SecondStep | undefined => {
    const step = findSecondStep(db, accountId);
    return step?.confirmedAt ? step : undefined;
  };

  function record(accountId: string, kind: "second-step-on" | "second-step-off") {
    for (const { area, member } of listAreasOfAccount(db, accountId)) {
      recordAudit(db, { areaId: area.id, memberId: member.id, at: kit.now(), kind });
    }
  }

  /** Whether a code is the app's of this half minute or a neighbouring one, and not taken before. */
  function takeAppCode({ accountId, secret }: SecondStep, code: string): boolean {
    const timestamp = kit.now();
    const delta = totpOf(Secret.fromBase32(secret), "").validate({
      token: code,
      timestamp,
      window: 1,
    });
    if (delta === null) return false;
    return takeTimeStep(db, accountId, Math.floor(timestamp / 1000 / PERIOD) + delta);
  }

  /** New recovery codes, known only to the answer. */
  function makeRecoveryCodes(accountId: string): string[] {
    const part = () =>
      Array.from({ length: 5 }, () => SIGNS[randomInt(SIGNS.length)] ?? "").join("");
    const codes = Array.from({ length: CODES }, () => `${part()}-${part()}`);
    replaceRecoveryCodes(
      db,
      accountId,
      codes.map((code) => hashRecovery(accountId, code)),
    );
    return codes;
  }

  /** The sign-in that waits; refuses `token-spent`. */
  function findWaiting(token: string) {
    const link = findLink(db, hashToken(token));
    const account = link?.accountId ? findAccount(db, link.accountId) : undefined;
    if (link?.purpose !== "step" || link.usedAt !== null || link.expiresAt <= kit.now()) {
      throw new DomainError("token-spent");
    }
    if (!account) throw new DomainError("token-spent");
    return { hash: link.tokenHash, account };
  }

  async function checkPassword({ accountId }: SignedIn, password: string): Promise<void> {
    const hash = findAccount(db, accountId)?.passwordHash ?? null;
    if (await kit.hashing.verify(hash, password)) return;
    throw new DomainError("wrong-credentials", { field: "password" }, "That is not your password.");
  }

  return {
    /** Lets a browser whose password was right in: at once, or by its second step. */
    begin(accountId: string, device: string): Entry {
      if (!inUse(accountId)) return { kind: "session", token: sessions.start(accountId, device) };
      const { token, hash } = makeToken();
      const createdAt = kit.now();
      const expiresAt = createdAt + WAITS;
      insertLink(db, { tokenHash: hash, purpose: "step", accountId, createdAt, expiresAt });
      return { kind: "step", token };
    },

    /** Whose sign-in waits, for counting wrong codes; refuses `token-spent`. */
    waiting: (token: string) => ({ email: findWaiting(token).account.email }),

    /** Ends the second step with an app's code or a recovery code; gives the session's token. */
    finish(token: string, typed: string, device: string): string {
      const code = typed.toLowerCase().replace(/[^a-z0-9]/g, "");
      return db.write(() => {
        const { hash, account } = findWaiting(token);
        const step = inUse(account.id);
        const right =
          /^\d{6}$/.test(code) && step
            ? takeAppCode(step, code)
            : spendRecoveryCode(db, account.id, hashRecovery(account.id, code), kit.now());
        if (!right) {
          throw new DomainError(
            "wrong-credentials",
            { field: "code" },
            "That code is wrong, or was used already. Give the one your app shows now.",
          );
        }
        if (!spendLink(db, hash, kit.now())) throw new DomainError("token-spent");
        return sessions.start(account.id, device);
      });
    },

    /** Whether the account has a second step, and how many recovery codes are left. */
    standing({ accountId }: SignedIn) {
      return { on: Boolean(inUse(accountId)), codesLeft: countRecoveryCodes(db, accountId) };
    },

    /** What the app is to be given: as a picture, and to type. The same until it is confirmed. */
    prepare({ accountId, email }: SignedIn) {
      const found = findSecondStep(db, accountId);
      if (found?.confirmedAt) throw new DomainError("already-exists", {}, "It is set up already.");
      const secret = found ? Secret.fromBase32(found.secret) : new Secret({ size: 20 });
      if (!found) {
        const createdAt = kit.now();
        db.write(() => insertSecondStep(db, { accountId, secret: secret.base32, createdAt }));
      }
      return {
        drawing: drawQr(totpOf(secret, email).toString()),
        secret: secret.base32.replace(/(.{4})(?=.)/g, "$1 "),
      };
    },

    /** Puts the second step in use once a code shows that the app has it; gives the recovery codes. */
    confirm({ accountId }: SignedIn, code: string): string[] {
      return db.write(() => {
        const step = findSecondStep(db, accountId);
        if (!step || step.confirmedAt) {
          throw new DomainError("already-exists", {}, "It is set up already.");
        }
        if (!takeAppCode(step, code.replace(/\s/g, ""))) {
          throw new DomainError(
            "wrong-credentials",
            { field: "code" },
            "That is not the code. Give the one your app shows now, and check the clock of its device.",
          );
        }
        confirmSecondStep(db, accountId, kit.now());
        record(accountId, "second-step-on");
        return makeRecoveryCodes(accountId);
      });
    },

    /** New recovery codes in place of the old ones, after the password. */
    async renewCodes(signedIn: SignedIn, password: string): Promise<string[]> {
      await checkPassword(signedIn, password);
      return db.write(() => {
        if (!inUse(signedIn.accountId)) throw new DomainError("not-found");
        return makeRecoveryCodes(signedIn.accountId);
      });
    },

    /** Takes the second step away, after the password. */
    async remove(signedIn: SignedIn, password: string): Promise<void> {
      await checkPassword(signedIn, password);
      db.write(() => {
        deleteSecondStep(db, signedIn.accountId);
        record(signedIn.accountId, "second-step-off");
      });
    },
  };
}

export type SecondSteps = ReturnType<typeof createSecondSteps>;

/** A recovery code as it is stored; written with or without its dash. */
const hashRecovery = (accountId: string, code: string) =>
  hashToken(`${accountId} ${code.replace("-", "")}`);
