import { createHash, randomBytes, randomInt } from "node:crypto";
import { makeJoinCode } from "#app/domain/access/join-code.ts";

/** A secret for a cookie or a link: 256 random bits, and the hash under which it is stored. */
export function makeToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString("base64url");
  return { token, hash: hashToken(token) };
}

/** The stored form of a token. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

/** A new join code. */
export function makeCode(): string {
  return makeJoinCode(randomInt);
}
