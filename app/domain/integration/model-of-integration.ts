import { z } from "zod";
import type { Finding } from "../model/content-document.ts";
import { findRepeats } from "../model/cross-check.ts";
import { keySchema, textSchema } from "../model/edition.ts";
import { OWN_MODEL } from "./integration-choice.ts";

const integrationModelSchema = z.strictObject({
  key: keySchema.refine((key) => key !== OWN_MODEL, "is kept for an area's own model"),
  name: textSchema,
  /** What it is, in one sentence. */
  words: textSchema,
  characteristics: z.array(textSchema).min(1, "must hold at least one characteristic"),
  /** An area that worked so, as the source tells it. */
  example: textSchema,
  source: z.strictObject({ publication: keySchema, place: textSchema }),
});

/** The file form of `content/integration-models.yaml`. */
export const integrationModelFileSchema = z.strictObject({
  models: z.array(integrationModelSchema).min(1),
});

/** A way of joining health and social care that an area may choose. */
export type IntegrationModel = z.infer<typeof integrationModelSchema>;

/** What is wrong inside the file: a key used twice. */
export function checkIntegrationModels({
  models,
}: z.infer<typeof integrationModelFileSchema>): Finding[] {
  return findRepeats(models.map(({ key }, at) => ({ value: key, path: ["models", at, "key"] })));
}
