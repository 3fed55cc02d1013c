import { z } from "zod";
import { keySchema, textSchema } from "../model/edition.ts";

/** A measure's definition: what is counted, over what, how often, and which way is better. */
export const measureSchema = z.strictObject({
  key: keySchema,
  /** Its letter and number where a publication gives one: "A1". */
  code: textSchema.optional(),
  name: textSchema,
  /** Where it comes from: a national metric, the draft interface scorecard, the quarterly return, or Homeward. */
  set: z.enum(["national", "interface", "return", "suggested"]),
  unit: textSchema,
  numerator: textSchema,
  /** Null for a plain count or an index. */
  denominator: textSchema.nullable(),
  /** value = numerator / denominator × per: 100 for a percentage, 1 for a count. */
  per: z.int().positive(),
  /** The direction that is better; "none" for a figure that only gives context. */
  good: z.enum(["up", "down", "none"]),
  period: z.enum(["month", "quarter", "year"]),
  /** Decimal places to show. */
  decimals: z.int().min(0).max(3),
  source: z.strictObject({
    publication: keySchema,
    page: z.int().positive().optional(),
    place: textSchema.optional(),
  }),
  note: textSchema.optional(),
});

/** The file form of `content/measures/*.yaml`. */
export const measureFileSchema = z.strictObject({ measures: z.array(measureSchema) });

/** A measure of the content, or of an area's own. */
export type Measure = Omit<z.infer<typeof measureSchema>, "set"> & {
  set: z.infer<typeof measureSchema>["set"] | "own";
};
