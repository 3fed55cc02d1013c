import { z } from "zod";
import { isDate } from "#app/domain/dates.ts";
import type { Measure } from "#app/domain/measure/measure.ts";
import { SERIES, type Series } from "#app/domain/measure/series.ts";
import { figureOf } from "./figure.form.ts";

type Row = Pick<Measure, "key" | "name" | "per" | "denominator" | "unit">;
type Figures = Record<Series, z.output<ReturnType<typeof figureOf>>>;

/** A quarter's grid: for each of these measures its three figures and where they come from. */
export function quarterForm(rows: readonly Row[]) {
  const fields = Object.fromEntries(
    rows.flatMap((row) =>
      SERIES.map((series) => [`${series}-${row.key}`, figureOf(row, `${row.name}: `)]),
    ),
  );
  // Not an intersection: zod refuses one whose parts read a field differently.
  return z
    .looseObject({
      ...fields,
      version: z.coerce.number().int(),
      dated: z.string().refine(isDate, "Enter the date of the figures, such as 21 6 2017."),
    })
    .transform((values: Record<string, unknown> & { version: number; dated: string }, context) => {
      const entries = rows.map(({ key, name }) => {
        const figures = Object.fromEntries(
          SERIES.map((series) => [series, values[`${series}-${key}`] ?? null]),
        ) as Figures;
        const source = String(values[`source-${key}`] ?? "").trim();
        const refuse = (message: string) =>
          context.addIssue({
            code: "custom",
            path: [`source-${key}`],
            message: `${name}: ${message}`,
          });
        if (source === "" && SERIES.some((series) => figures[series] !== null)) {
          refuse("say where the figures come from.");
        }
        if (source.length > 300) refuse("name the source in 300 characters at most.");
        return { measureKey: key, figures, source };
      });
      return { version: values.version, dated: values.dated, entries };
    });
}
