import { z } from "zod";
import { isDate } from "../dates.ts";
import { keySchema, levelSchema, textSchema } from "../model/edition.ts";

/** A calendar date in London, `YYYY-MM-DD`. */
export const dateSchema = z.string().refine(isDate, "must be a date such as 2017-06-21");

/** An instant written as `2017-03-15T13:05:00Z`, read as UTC milliseconds. */
export const instantSchema = z.iso
  .datetime({ error: "must be an instant such as 2017-03-15T13:05:00Z" })
  .transform((text) => Date.parse(text));

/** A financial year, such as `2017-18`. */
export const financialYearSchema = z
  .string()
  .regex(/^\d{4}-\d{2}$/, "must be a financial year such as 2017-18");

/** Where a published figure stands: the publication's id, and the page or place in it. */
export const citationSchema = z.strictObject({
  publication: keySchema,
  page: z.int().positive().optional(),
  place: textSchema,
});

/** Whole pounds in the file, whole pence in the program. */
export const poundsSchema = z
  .int()
  .nonnegative()
  .transform((pounds) => pounds * 100);

/** A level to be reached by a date. */
export const targetSchema = z.strictObject({ level: levelSchema, date: dateSchema });
