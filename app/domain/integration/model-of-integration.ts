import { z } from "zod";
import type { Finding } from "../model/content-document.ts";
import { findRepeats } from "../model/cross-check.ts";
import { keySchema, textSchema } from "../model/edition.ts";

/** What stands for a key where an area describes a model of its own. */
export const OWN_MODEL = "own";

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

/** An area's choice as it was recorded, without who and when. */
export type IntegrationChoice = {
  /** A model's key, or {@link OWN_MODEL}. */
  model: string;
  /** Of a model of the area's own; empty for others. */
  ownName: string;
  ownCharacteristics: string;
  why: string;
};

/** What the chosen model is called; a key that is no longer in the content stays itself. */
export function nameChoice(
  { model, ownName }: Pick<IntegrationChoice, "model" | "ownName">,
  models: readonly Pick<IntegrationModel, "key" | "name">[],
): string {
  if (model === OWN_MODEL) return ownName;
  return models.find(({ key }) => key === model)?.name ?? model;
}

/** Its characteristics, one a line as they were typed where the area described its own. */
export function characteristicsOf(
  { model, ownCharacteristics }: Pick<IntegrationChoice, "model" | "ownCharacteristics">,
  models: readonly Pick<IntegrationModel, "key" | "characteristics">[],
): readonly string[] {
  if (model !== OWN_MODEL) return models.find(({ key }) => key === model)?.characteristics ?? [];
  return ownCharacteristics
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
}
