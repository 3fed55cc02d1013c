import { z } from "zod";
import { keySchema, textSchema } from "#app/domain/model/edition.ts";
import { PURPOSES, STEPS } from "./grant.ts";

const sourceSchema = z.strictObject({
  publication: keySchema,
  page: z.int().positive().optional(),
  place: textSchema,
});
const stepSchema = z.literal(STEPS);

/** Whether the numbers of a list run from 1 to its length. */
const runsFromOne = (numbers: readonly number[]) => numbers.every((n, at) => n === at + 1);

/** The file form of `content/funding/steps.yaml`. */
export const stepsFileSchema = z.strictObject({
  steps: z
    .array(z.strictObject({ number: stepSchema, key: keySchema, name: textSchema }))
    .length(9, "must hold nine steps")
    .refine((steps) => runsFromOne(steps.map(({ number }) => number)), "must run from 1 to 9"),
  /** What single areas published that they mean to spend under each step. */
  areas: z.array(
    z.strictObject({
      key: keySchema,
      name: textSchema,
      uses: z
        .array(z.strictObject({ step: stepSchema, text: textSchema }))
        .refine((lines) => runsFromOne(lines.map(({ step }) => step)), "must run from step 1"),
      source: sourceSchema,
    }),
  ),
});
export type StepsFile = z.infer<typeof stepsFileSchema>;

/** The file form of `content/funding/purposes.yaml`. */
export const purposesFileSchema = z.strictObject({
  purposes: z
    .array(
      z.strictObject({
        key: z.literal(PURPOSES),
        name: textSchema,
        words: textSchema,
        source: sourceSchema,
      }),
    )
    .refine(
      (purposes) => PURPOSES.every((key, at) => purposes[at]?.key === key),
      "must hold the three permitted purposes, in order",
    ),
});
export type PurposesFile = z.infer<typeof purposesFileSchema>;

/** The file form of `content/funding/national.yaml`; amounts come out in whole pence. */
export const nationalFileSchema = z.strictObject({
  years: z
    .array(
      z
        .strictObject({
          year: z.string().regex(/^\d{4}-\d{2}$/, "must be a financial year such as 2017-18"),
          pounds: z.int().positive(),
        })
        .transform(({ year, pounds }) => ({ year, amount: pounds * 100 })),
    )
    .refine(
      (years) => new Set(years.map(({ year }) => year)).size === years.length,
      "must hold each year once",
    ),
  words: textSchema,
  source: sourceSchema,
});
export type NationalFile = z.infer<typeof nationalFileSchema>;

/** The file form of `content/conditions/*.yaml`. */
export const conditionsFileSchema = z.strictObject({
  id: keySchema,
  title: textSchema,
  note: textSchema,
  conditions: z
    .array(
      z.strictObject({
        key: keySchema,
        kind: z.enum(["grant", "national", "framework"]),
        title: textSchema,
        /** What the condition asks for, in plain words of our own. */
        words: textSchema,
        source: sourceSchema,
        alsoAt: sourceSchema.optional(),
      }),
    )
    .refine(
      (conditions) => new Set(conditions.map(({ key }) => key)).size === conditions.length,
      "must hold each key once",
    ),
});
export type ConditionsFile = z.infer<typeof conditionsFileSchema>;
