import { z } from "zod";
import { keySchema, textSchema } from "../model/edition.ts";
import { citationSchema, dateSchema } from "./fields.ts";

/** The file form of `content/demonstration/area.yaml`. */
export const areaFileSchema = z.strictObject({
  slug: keySchema,
  name: textSchema,
  /** The one line on every page of the area that says what is made up and what is published. */
  notice: textSchema,
  /** The area's own today. */
  today: dateSchema,
  sources: z.array(citationSchema),
  /** The published priorities, with the step each is funded under and the rows it shows in. */
  priorities: z.array(
    z.strictObject({
      name: textSchema,
      step: z.int().min(1).max(9),
      rows: z.array(z.string()).min(1),
    }),
  ),
  prioritiesSource: citationSchema,
});

export type DemonstrationArea = z.infer<typeof areaFileSchema>;
