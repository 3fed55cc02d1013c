import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import type { Confidential, SealedScores } from "#app/domain/area-file/area-file.ts";

/** The most that a sealed part may unpack to, in bytes: some 300,000 scores with reasons. */
const MOST_BYTES = 256 * 1024 * 1024;

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
const bytesOf = (text: string) => Buffer.from(text, "base64");
const keyOf = (secret: string, salt: Uint8Array) => scryptSync(secret, salt, 32);

/** Seals the scores that were revealed; without a key they are left out, where there are any. */
export function sealScores(confidential: Confidential, secret: string | null): SealedScores {
  const { scores, readiness } = confidential;
  if (scores.length + readiness.length === 0) return { state: "none" };
  if (secret === null) return { state: "left-out" };
  const [salt, nonce] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv("aes-256-gcm", keyOf(secret, salt), nonce);
  const packed = gzipSync(JSON.stringify(confidential));
  const text = Buffer.concat([cipher.update(packed), cipher.final()]);
  return {
    state: "sealed",
    cipher: "gzip, aes-256-gcm, scrypt",
    salt: base64(salt),
    nonce: base64(nonce),
    tag: base64(cipher.getAuthTag()),
    text: base64(text),
  };
}

/** What a sealed part holds, not yet checked; null where the key does not open it. */
export function openSeal(
  sealed: Extract<SealedScores, { state: "sealed" }>,
  secret: string,
): unknown {
  try {
    const key = keyOf(secret, bytesOf(sealed.salt));
    const decipher = createDecipheriv("aes-256-gcm", key, bytesOf(sealed.nonce), {
      authTagLength: 16,
    });
    decipher.setAuthTag(bytesOf(sealed.tag));
    const packed = Buffer.concat([decipher.update(bytesOf(sealed.text)), decipher.final()]);
    return JSON.parse(gunzipSync(packed, { maxOutputLength: MOST_BYTES }).toString("utf8"));
  } catch {
    return null;
  }
}
