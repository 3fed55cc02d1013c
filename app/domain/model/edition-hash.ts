import { createHash } from "node:crypto";
import { canonicalJson } from "../canonical-json.ts";
import type { Edition } from "./edition.ts";

/** SHA-256, in hex, of the edition as canonical JSON: the same content gives the same hash in any order of keys. */
export function editionHash(edition: Edition): string {
  return createHash("sha256").update(canonicalJson(edition)).digest("hex");
}
