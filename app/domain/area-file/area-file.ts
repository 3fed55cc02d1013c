import { createHash } from "node:crypto";
import { z } from "zod";
import { canonicalJson } from "../canonical-json.ts";
import { editionSchema } from "../model/edition.ts";
import { answerSchema } from "../score/answer-schema.ts";
import { SHARINGS } from "../score/sharing.ts";

export const AREA_FILE_FORMAT = "homeward-area";

/** The version of the file's form: raised when something in it changes its meaning or goes. */
export const AREA_FILE_VERSION = 1;

/** How deep objects and lists may stand in one another: a board pack, the deepest of all, needs 14. */
const DEEPEST = 40;

export const areaSchema = z.strictObject({
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(60),
  name: z.string().trim().min(1).max(200),
  notice: z.string().max(1000).nullable(),
  today: z.iso.date().nullable(),
  createdAt: z.int(),
});

export const editionsSchema = z
  .array(z.strictObject({ hash: z.string(), storedAt: z.int(), edition: editionSchema }))
  .describe("The full text of every edition that the area’s rounds stand on.");

/** The revealed scores as they stand in the file: sealed, left out for want of a key, or none. */
export const sealedSchema = z.discriminatedUnion("state", [
  z.strictObject({ state: z.literal("none") }),
  z.strictObject({ state: z.literal("left-out") }),
  z.strictObject({
    state: z.literal("sealed"),
    cipher: z.literal("gzip, aes-256-gcm, scrypt"),
    salt: z.base64(),
    nonce: z.base64(),
    tag: z.base64(),
    text: z.base64(),
  }),
]);

export type SealedScores = z.infer<typeof sealedSchema>;

const id = z.string().min(1).max(200);
const text = z.string().max(10_000);

/** What the sealed part holds when it is opened: no times, and no text its writer kept to itself. */
export const confidentialSchema = z.strictObject({
  scores: z.array(
    z.strictObject({
      roundId: id,
      rowKey: id,
      memberId: id,
      pass: z.union([z.literal(1), z.literal(2)]),
      partnerId: id,
      answer: answerSchema.nullable(),
      reason: text,
      sharing: z.enum(SHARINGS),
      evidence: text,
      evidenceLink: text,
      /** Whether its writer gave evidence, shared or not: the order of discussion asks. */
      hasEvidence: z.boolean(),
      origin: z.enum(["own", "paper", "file"]),
      enteredBy: id.nullable(),
    }),
  ),
  readiness: z.array(
    z.strictObject({
      askingId: id,
      criterion: id,
      memberId: id,
      partnerId: id,
      answer: answerSchema,
      reason: text,
      sharing: z.enum(SHARINGS),
    }),
  ),
});

export type Confidential = z.infer<typeof confidentialSchema>;
export type CarriedScore = Confidential["scores"][number];
export type CarriedReadiness = Confidential["readiness"][number];

/** One thing that is wrong with a file: where it stands, and what. */
export type AreaFileProblem = { path: string; sentence: string };

/** What the hash is about: everything but when and where the file was made. */
type Hashed = {
  area: unknown;
  editions: unknown;
  records: unknown;
  redactions: unknown;
  scores: unknown;
};

/** SHA-256, in hex, of what a file says. */
export function hashAreaFile({ area, editions, records, redactions, scores }: Hashed): string {
  return createHash("sha256")
    .update(canonicalJson({ area, editions, records, redactions, scores }))
    .digest("hex");
}

/** Whether anything in it stands deeper than a file of ours does. Asks without descending itself. */
export function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; depth <= DEEPEST; depth += 1) {
    level = level.flatMap((each) =>
      each !== null && typeof each === "object" ? Object.values(each) : [],
    );
    if (level.length === 0) return false;
  }
  return true;
}

/** "records.actions[3].dueDate", as a path in the file is written. */
export function writePath(path: readonly PropertyKey[]): string {
  return path
    .map((part, at) =>
      typeof part === "number" ? `[${part}]` : at === 0 ? String(part) : `.${String(part)}`,
    )
    .join("");
}
