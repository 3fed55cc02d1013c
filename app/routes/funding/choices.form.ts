import { z } from "zod";
import { version } from "#app/ui/text.form.ts";

const NO_SHARE = "Enter step 9’s share as a whole percentage from 0 to 100, such as 30";
const NO_WEIGHT = "Enter how many times a priority counts, from 1 to 5, such as 1.5";

/** What the choices for the suggested split send. */
export const choicesForm = z.object({
  form: z.literal("choices"),
  version,
  stepNineShare: z
    .string()
    .trim()
    .regex(/^\d{1,3}\s*%?$/, NO_SHARE)
    .transform((typed) => Number.parseInt(typed, 10))
    .refine((percent) => percent <= 100, NO_SHARE),
  priorities: z
    .array(
      z
        .string()
        .regex(/^[1-8]$/, "Choose steps from the list")
        .transform(Number),
    )
    .default([]),
  priorityWeight: z
    .string()
    .trim()
    .regex(/^\d(\.\d{1,2})?$/, NO_WEIGHT)
    .transform(Number)
    .refine((weight) => weight >= 1 && weight <= 5, NO_WEIGHT),
});
