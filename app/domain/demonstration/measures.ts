import { z } from "zod";
import type { Finding } from "../model/content-document.ts";
import { findRepeats } from "../model/cross-check.ts";
import { keySchema, textSchema } from "../model/edition.ts";
import { citationSchema } from "./fields.ts";

/** How a quarterly return says a measure stands against its plan. */
const RETURN_STATUSES = ["on-track", "on-track-not-to-target", "no-improvement"] as const;

const valueSchema = z
  .strictObject({
    period: z.string().regex(/^\d{4}-\d{2} Q[1-4]$/, "must be a quarter such as 2016-17 Q4"),
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

/** The file form of `content/demonstration/measures.yaml`. */
export const measureValuesFileSchema = z.strictObject({
  series: z.array(z.strictObject({ measure: keySchema, values: z.array(valueSchema).min(1) })),
});

export type DemonstrationSeries = z.infer<typeof measureValuesFileSchema>["series"][number];

/** Measures or quarters that stand twice. */
export function checkMeasureValues({ series }: z.infer<typeof measureValuesFileSchema>): Finding[] {
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
  ];
}
