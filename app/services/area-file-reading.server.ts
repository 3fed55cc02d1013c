import type { z } from "zod";
import {
  AREA_FILE_FORMAT,
  AREA_FILE_VERSION,
  type AreaFileProblem,
  type Confidential,
  confidentialSchema,
  hashAreaFile,
  isTooDeep,
  writePath,
} from "#app/domain/area-file/area-file.ts";
import { checkRecords } from "#db/area-file/check.server.ts";
import { type AreaFile, areaFileSchema } from "#db/area-file/file-schema.server.ts";
import { checkConfidential, checkContent, checkRounds } from "./area-file-checks.ts";
import { openSeal } from "./area-seal.server.ts";
import type { Content } from "./content.server.ts";

/** The most that a file may hold, in bytes: more than a national area of twelve years has by far. */
const MOST_BYTES = 256 * 1024 * 1024;

const MIB = 1024 * 1024;

/** A file that may come in, or what is wrong with it. */
export type ReadAreaFile =
  | { file: AreaFile; confidential: Confidential }
  | { problems: AreaFileProblem[] };

type Here = {
  content: Content;
  /** How many migrations this installation's database has. */
  migrations: number;
  secret: string | null;
};

const refuse = (path: string, sentence: string) => ({ problems: [{ path, sentence }] });

/**
 * Reads an area file and checks all of it: its form, its hash, every reference and key, and what
 * it says of the content of this installation. Lists everything that is wrong.
 */
export function readAreaFile(bytes: Uint8Array, here: Here): ReadAreaFile {
  if (bytes.byteLength > MOST_BYTES) {
    return refuse("", `The file is larger than ${MOST_BYTES / MIB} MiB.`);
  }
  const raw = parse(bytes);
  if (raw === undefined) return refuse("", "The file is not JSON in UTF-8, or is cut off.");
  if (isTooDeep(raw)) return refuse("", "Lists and objects stand deeper in one another than here.");
  const newer = refuseNewer(raw, here);
  if (newer) return newer;

  const changed = raw.hash === hashAreaFile(raw as never) ? [] : [CHANGED];
  const read = areaFileSchema.safeParse(raw);
  if (!read.success) return { problems: [...changed, ...listIssues(read.error, [])] };
  const file = read.data;
  const records = [
    ...checkRecords(file),
    ...checkRounds(file),
    ...checkContent(file, here.content),
  ];
  const problems = [...changed, ...records, ...checkFacilitators(file)];
  const opened = open(file, here.secret);
  if ("problems" in opened) return { problems: [...problems, ...opened.problems] };
  const { confidential } = opened;
  const all = [...problems, ...checkConfidential(file, confidential)];
  return all.length > 0 ? { problems: all } : { file, confidential };
}

const CHANGED: AreaFileProblem = {
  path: "hash",
  sentence: "The file is not as it was made: its hash is another.",
};

function parse(bytes: Uint8Array): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return value !== null && typeof value === "object"
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Said before anything else: of a newer file nothing more can be told. */
function refuseNewer(raw: Record<string, unknown>, { migrations }: Here) {
  if (raw.format !== AREA_FILE_FORMAT) return refuse("format", "This is no area file of Homeward.");
  const isNewer = Number(raw.version) > AREA_FILE_VERSION || Number(raw.migrations) > migrations;
  return isNewer
    ? refuse("version", "The file was made by a newer version of Homeward: update this one first.")
    : null;
}

function listIssues(error: z.ZodError, before: PropertyKey[]): AreaFileProblem[] {
  return error.issues.map(({ path, message }) => ({
    path: writePath([...before, ...path]),
    sentence: `${message}.`.replace(/\.\.$/, "."),
  }));
}

/** Somebody has to be able to come in and invite the others. */
function checkFacilitators({ records }: AreaFile): AreaFileProblem[] {
  return records.members.some(isFacilitator)
    ? []
    : [{ path: "records.members", sentence: "Nobody in it could come in as its facilitator." }];
}

/** Whether a person of the file is one of those who run the area. */
export function isFacilitator(member: Record<string, unknown>): boolean {
  const { roles, active, email } = member as { roles: string[]; active: boolean; email: string };
  return active && email !== "" && roles.includes("facilitator");
}

function open(
  { scores }: AreaFile,
  secret: string | null,
): { confidential: Confidential } | { problems: AreaFileProblem[] } {
  if (scores.state === "none") return { confidential: { scores: [], readiness: [] } };
  if (scores.state === "left-out") {
    return refuse(
      "scores",
      "The scores are not in this file, so its rounds would say something else: it was made where AREA_FILE_KEY is not set.",
    );
  }
  if (secret === null) {
    return refuse("scores", "The scores are sealed: set AREA_FILE_KEY as where the file was made.");
  }
  const opened = openSeal(scores, secret);
  if (opened === null) {
    return refuse(
      "scores",
      "AREA_FILE_KEY does not open the scores: it is another one than where the file was made.",
    );
  }
  const read = confidentialSchema.safeParse(opened);
  return read.success
    ? { confidential: read.data }
    : { problems: listIssues(read.error, ["scores (sealed)"]) };
}
