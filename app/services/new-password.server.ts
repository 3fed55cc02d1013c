import { dictionary } from "@zxcvbn-ts/language-common";
import { refusePassword } from "#app/domain/access/password.ts";
import { DomainError } from "#app/domain/errors.ts";

/** Passwords that leaked from other services and are tried first: bundled, so nothing is asked elsewhere. */
const COMMON = new Set(dictionary["passwords-common"].map(String));

/**
 * Refuses `invalid`, beside `field`, a new password that is too short, its owner's own name or
 * address, or one of those that leaked elsewhere, also with figures after it or said twice.
 */
export function refuseWeakPassword(
  password: string,
  owner: { email: string; name: string },
  field: string,
): void {
  const refusal =
    refusePassword(password, owner) ??
    (isCommon(password)
      ? "Passwords like this one have leaked elsewhere and are tried first. Use three words of your own."
      : null);
  if (refusal) throw new DomainError("invalid", { field }, refusal);
}

function isCommon(password: string): boolean {
  const plain = password.toLowerCase().replace(/\s/gu, "");
  const word = plain.replace(/[^\p{L}]+$/u, "");
  const half = plain.slice(0, plain.length / 2);
  return [plain, word, half + half === plain ? half : plain].some((each) => COMMON.has(each));
}
