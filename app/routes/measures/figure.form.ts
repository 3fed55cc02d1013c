import { z } from "zod";
import { type Figure, readFigure } from "#app/domain/measure/figure.ts";
import type { Measure } from "#app/domain/measure/measure.ts";

/** A typed figure of a measure; what is wrong with it is told after the words of `about`. */
export const figureOf = (measure: Pick<Measure, "per" | "denominator" | "unit">, about = "") =>
  z
    .string()
    .default("")
    .transform((typed, context): Figure | null => {
      const read = readFigure(measure, typed);
      if ("figure" in read) return read.figure;
      context.addIssue({ code: "custom", message: `${about}${read.refusal}` });
      return z.NEVER;
    });
