import { createHash } from "node:crypto";
import type { Edition } from "./edition.ts";

/** SHA-256, in hex, of the edition as canonical JSON: the same content gives the same hash in any order of keys. */
export function editionHash(edition: Edition): string {
  return createHash("sha256").update(canonicalJson(edition)).digest("hex");
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
