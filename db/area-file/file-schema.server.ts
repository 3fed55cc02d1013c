import { getTableColumns } from "drizzle-orm";
import { z } from "zod";
import {
  AREA_FILE_FORMAT,
  AREA_FILE_VERSION,
  areaSchema,
  editionsSchema,
  sealedSchema,
} from "#app/domain/area-file/area-file.ts";
import { CARRIED_TABLES, type Carried, type CarriedName } from "./carried.server.ts";
import { ruleOf } from "./row-rules.server.ts";

/** The most characters of one text: the longest that a form takes has far fewer. */
const LONGEST_TEXT = 100_000;

const key = z.string().min(1).max(200);

type Column = ReturnType<typeof getTableColumns<Carried["table"]>>[string];

/** The columns of a carried table that stand in a file, by their names there. */
export function columnsOf({ table, leaves = [] }: Carried): [string, Column][] {
  return Object.entries(getTableColumns(table)).filter(
    ([name]) => name !== "areaId" && !leaves.includes(name),
  );
}

/** What a column takes when a file made by an earlier version does not have it yet. */
function columnSchema(name: CarriedName, field: string, column: Column): z.ZodType {
  const schema = ruleOf(name, field) ?? typeSchema(name, field, column);
  if (!column.notNull) return schema.nullable().default(null);
  return column.hasDefault && column.default !== undefined
    ? schema.default(column.default as never)
    : schema;
}

function typeSchema(name: CarriedName, field: string, column: Column): z.ZodType {
  if (column.dataType === "boolean") return z.boolean();
  if (column.dataType === "number") {
    return column.getSQLType() === "integer" ? z.int() : z.number();
  }
  if (column.dataType !== "string") throw new Error(`No rule says what ${name}.${field} holds.`);
  return column.primary || /(^|[a-z])(id|key|hash)$/i.test(field)
    ? key
    : z.string().max(LONGEST_TEXT);
}

const records = z.strictObject(
  Object.fromEntries(
    CARRIED_TABLES.map(([name, carried]) => [
      name,
      z
        .array(
          z.strictObject(
            Object.fromEntries(
              columnsOf(carried).map(([field, column]) => [
                field,
                columnSchema(name, field, column),
              ]),
            ),
          ),
        )
        .default([]),
    ]),
  ) as unknown as Record<CarriedName, z.ZodDefault<z.ZodArray<z.ZodRecord>>>,
);

const redaction = z.strictObject({
  roundId: key,
  memberId: key.nullable(),
  at: z.int(),
  part: z.string().max(200).nullable(),
});

/** An area file, as it is published at /schema/area-1.json. */
export const areaFileSchema = z.strictObject({
  $schema: z.string().optional(),
  format: z.literal(AREA_FILE_FORMAT),
  version: z.literal(AREA_FILE_VERSION),
  migrations: z
    .int()
    .positive()
    .describe("How many migrations the database had: a file with more is from a newer version."),
  made: z
    .strictObject({ at: z.iso.datetime(), address: z.string() })
    .describe("When it was made, and where. Not part of the hash."),
  hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe(
      "SHA-256, in hex, of `area`, `editions`, `records`, `redactions` and `scores` as one object of JSON without spaces, the keys of every object in order.",
    ),
  area: areaSchema,
  editions: editionsSchema,
  records: records.describe("The rows of the area by table, in the order they were written."),
  redactions: z
    .array(redaction)
    .describe("When texts of closed rounds were redacted, and by whom."),
  scores: sealedSchema,
});

export type AreaFile = z.infer<typeof areaFileSchema>;
export type FileRow = Record<string, unknown>;

/** The published JSON schema, under the address it stands at. */
export function areaJsonSchema(address: string): unknown {
  return {
    ...z.toJSONSchema(areaFileSchema, { io: "input", unrepresentable: "any" }),
    $id: address,
    title: "Homeward area file",
    description:
      "A whole area, to be taken to another installation. The scores that were revealed are sealed with the installation’s own key; nothing that was not revealed is in it.",
  };
}
