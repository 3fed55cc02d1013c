import { z } from "zod";
import { measureFileSchema } from "../measure/measure.ts";
import { editionSchema } from "./edition.ts";
import { glossaryFileSchema } from "./glossary.ts";
import { partnerKindFileSchema } from "./partner-kind.ts";
import { sourceFileSchema } from "./source.ts";

const FILE_SCHEMAS = {
  edition: editionSchema,
  measures: measureFileSchema,
  sources: sourceFileSchema,
  partners: partnerKindFileSchema,
  glossary: glossaryFileSchema,
};

/** The JSON schemas that editors check content files against, by file name. */
export function contentJsonSchemas(): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(FILE_SCHEMAS).map(([name, schema]) => [
      `${name}.schema.json`,
      // Draft 7 is what editors' YAML support reads best.
      z.toJSONSchema(schema, { target: "draft-7", io: "input" }),
    ]),
  );
}
