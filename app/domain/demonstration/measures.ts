import { z } from "zod";
import type { Finding } from "../model/content-document.ts";
import { findRepeats } from "../model/cross-check.ts";
import { keySchema, textSchema } from "../model/edition.ts";
import { citationSchema, instantSchema } from "./fields.ts";

/** How a quarterly return says a measure stands against its plan. */
const RETURN_STATUSES = ["on-track", "on-track-not-to-target", "no-improvement"] as const;

const periodSchema = z
  .string()
  .regex(/^\d{4}-\d{2} Q[1-4]$/, "must be a quarter such as 2016-17 Q4");

const valueSchema = z
  .strictObject({
    period: periodSchema,
    plan: z.number().optional(),
    actual: z.number().optional(),
    numerator: z.int().nonnegative().optional(),
    denominator: z.int().positive().optional(),
    /** The publication gives the figure as about so much. */
    approximate: z.boolean().default(false),
    status: z.enum(RETURN_STATUSES).optional(),
    source: citationSchema,
    note: textSchema.optional(),
  })
  .refine((value) => value.actual !== undefined || value.status !== undefined, {
    error: "must give a figure or a status",
  });

/** What a lead, or whoever runs the rounds, answered where an agreed level and a measure differ. */
const answerSchema = z.strictObject({
  round: keySchema,
  row: z.string(),
  measure: keySchema,
  period: periodSchema,
  by: keySchema,
  at: instantSchema,
  text: textSchema,
});

/** The file form of `content/demonstration/measures.yaml`. */
export const measureValuesFileSchema = z.strictObject({
  series: z.array(z.strictObject({ measure: keySchema, values: z.array(valueSchema).min(1) })),
  answers: z.array(answerSchema).default([]),
});

type MeasuresFile = z.infer<typeof measureValuesFileSchema>;
export type DemonstrationSeries = MeasuresFile["series"][number];
export type DemonstrationAnswer = MeasuresFile["answers"][number];

/** Measures or quarters that stand twice, and answers to a figure that is not there. */
export function checkMeasureValues({ series, answers }: MeasuresFile): Finding[] {
  return [
    ...findRepeats(series.map(({ measure }, at) => ({ value: measure, path: ["series", at] }))),
    ...series.flatMap(({ values }, at) =>
      findRepeats(
        values.map(({ period }, index) => ({
          value: period,
          path: ["series", at, "values", index],
        })),
      ),
    ),
    ...answers.flatMap(({ measure, period }, at) =>
      findFigure({ series }, { measure, period })
        ? []
        : [{ path: ["answers", at], message: "answers a quarter without a figure" }],
    ),
  ];
}

/** The figure that came in a quarter, with its plan; undefined where there is none. */
export function findFigure(
  { series }: Pick<MeasuresFile, "series">,
  { measure, period }: Pick<DemonstrationAnswer, "measure" | "period">,
): { actual: number; plan: number | undefined } | undefined {
  const found = series
    .find((each) => each.measure === measure)
    ?.values.find((value) => value.period === period);
  return found?.actual === undefined ? undefined : { actual: found.actual, plan: found.plan };
}
