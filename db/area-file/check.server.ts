import { type AreaFileProblem, writePath } from "#app/domain/area-file/area-file.ts";
import { CARRIED_TABLES, type CarriedName } from "./carried.server.ts";
import type { AreaFile, FileRow } from "./file-schema.server.ts";
import { hasOwnId, referencesOf, uniquesOf } from "./links.server.ts";

/** What is called what in a sentence about a record that is missing. */
const nameKind = (kind: CarriedName | "editions") => `“${kind}”`;

/**
 * What the database would refuse of a file whose form is right: records that speak of others which
 * are not there, and two that say the same where only one may.
 */
export function checkRecords({ records, editions, redactions }: AreaFile): AreaFileProblem[] {
  const known = new Map<CarriedName | "editions", ReadonlySet<unknown>>([
    ["editions", new Set(editions.map(({ hash }) => hash))],
    ...CARRIED_TABLES.filter(([, carried]) => hasOwnId(carried)).map(
      ([name]) => [name, new Set(records[name].map(({ id }) => id))] as const,
    ),
  ]);
  const missing = (kind: CarriedName | "editions", id: unknown, path: PropertyKey[]) =>
    id === null || known.get(kind)?.has(id)
      ? []
      : [{ path: writePath(path), sentence: `“${id}” is not among ${nameKind(kind)}.` }];
  return [
    ...CARRIED_TABLES.flatMap(([name, carried]) => {
      const references = referencesOf(carried);
      return records[name].flatMap((row, at) =>
        references.flatMap(({ field, kind }) =>
          missing(kind, row[field], ["records", name, at, field]),
        ),
      );
    }),
    ...CARRIED_TABLES.flatMap(([name, carried]) =>
      uniquesOf(carried).flatMap((unique) => findRepeated(name, records[name], unique)),
    ),
    ...(["fundingTerms", "retentionTerms"] as const).flatMap((name) =>
      records[name].length > 1
        ? [{ path: `records.${name}`, sentence: "An area has one of these at most." }]
        : [],
    ),
    ...redactions.flatMap(({ roundId, memberId }, at) => [
      ...missing("rounds", roundId, ["redactions", at, "roundId"]),
      ...missing("members", memberId, ["redactions", at, "memberId"]),
    ]),
  ];
}

function findRepeated(
  name: CarriedName,
  rows: readonly FileRow[],
  { fields, blankCounts }: { fields: string[]; blankCounts: boolean },
): AreaFileProblem[] {
  if (fields.length === 0) return [];
  const seen = new Map<string, number>();
  return rows.flatMap((row, at) => {
    const values = fields.map((field) => row[field]);
    if (values.some((value) => value === null || (!blankCounts && value === ""))) return [];
    const said = JSON.stringify(values);
    const first = seen.get(said);
    if (first === undefined) {
      seen.set(said, at);
      return [];
    }
    const sentence = `Says the same as [${first}] in ${fields.join(", ")}.`;
    return [{ path: writePath(["records", name, at]), sentence }];
  });
}
