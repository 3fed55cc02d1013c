import { z } from "zod";
import { areaFileSchema } from "../demonstration/area.ts";
import { fundingFileSchema } from "../demonstration/funding.ts";
import { graduationFileSchema } from "../demonstration/graduation.ts";
import { measureValuesFileSchema } from "../demonstration/measures.ts";
import { meetingsFileSchema } from "../demonstration/meetings.ts";
import { peopleFileSchema } from "../demonstration/people.ts";
import { planFileSchema } from "../demonstration/plan.ts";
import { roundFileSchema } from "../demonstration/round.ts";
import {
  conditionsFileSchema,
  nationalFileSchema,
  purposesFileSchema,
  stepsFileSchema,
} from "../funding/funding-content.ts";
import { waveFileSchema } from "../graduation/wave.ts";
import { articleSchema } from "../guidance/article.ts";
import { integrationModelFileSchema } from "../integration/model-of-integration.ts";
import { measureFileSchema } from "../measure/measure.ts";
import { returnFileSchema } from "../return/return-file.ts";
import { returnListsFileSchema, returnTemplateFileSchema } from "../return/template-file.ts";
import { benchmarkFileSchema } from "./benchmark.ts";
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
  steps: stepsFileSchema,
  purposes: purposesFileSchema,
  conditions: conditionsFileSchema,
  benchmarks: benchmarkFileSchema,
  national: nationalFileSchema,
  guidance: articleSchema,
  "integration-models": integrationModelFileSchema,
  graduation: waveFileSchema,
  "return-template": returnTemplateFileSchema,
  "return-lists": returnListsFileSchema,
  "return-file": returnFileSchema,
  "demonstration-area": areaFileSchema,
  "demonstration-people": peopleFileSchema,
  "demonstration-round": roundFileSchema,
  "demonstration-plan": planFileSchema,
  "demonstration-meetings": meetingsFileSchema,
  "demonstration-funding": fundingFileSchema,
  "demonstration-measures": measureValuesFileSchema,
  "demonstration-graduation": graduationFileSchema,
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
