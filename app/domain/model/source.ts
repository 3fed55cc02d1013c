import { z } from "zod";
import { keySchema, textSchema } from "./edition.ts";

const sourceSchema = z.strictObject({
  id: keySchema,
  title: textSchema,
  publisher: textSchema,
  /** As exact as the publication gives it. */
  date: z
    .string()
    .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, "must be a year, year-month or year-month-day, in quotes"),
  licence: textSchema,
  note: textSchema,
});

/** The file form of `content/sources.yaml`. */
export const sourceFileSchema = z.strictObject({ sources: z.array(sourceSchema) });

/** A publication that citations name by its id. */
export type Source = z.infer<typeof sourceSchema>;
