import {
  AREA_FILE_FORMAT,
  AREA_FILE_VERSION,
  hashAreaFile,
} from "#app/domain/area-file/area-file.ts";
import { DomainError } from "#app/domain/errors.ts";
import type { AreaFile } from "#db/area-file/file-schema.server.ts";
import { readArea } from "#db/area-file/read.server.ts";
import { sealScores } from "../area-seal.server.ts";
import type { AreaFileOrder, Bytes } from "./reports.ts";

/** A whole area as one JSON file, as it stands at one instant. Refuses `not-found`. */
export async function makeAreaFile(order: AreaFileOrder): Promise<Bytes> {
  const { databasePath, areaId, address, secret, at } = order;
  const content = readArea(databasePath, areaId);
  if (!content) throw new DomainError("not-found");
  const { area, editions, records, redactions, migrations, confidential } = content;
  const said = { area, editions, records, redactions, scores: sealScores(confidential, secret) };
  const file: AreaFile = {
    $schema: `${address}/schema/area-${AREA_FILE_VERSION}.json`,
    format: AREA_FILE_FORMAT,
    version: AREA_FILE_VERSION,
    migrations,
    made: { at: new Date(at).toISOString(), address },
    hash: hashAreaFile(said),
    ...said,
  };
  return new TextEncoder().encode(`${JSON.stringify(file, null, 1)}\n`);
}
