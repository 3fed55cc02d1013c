import { z } from "zod";
import { longText, version } from "#app/ui/text.form.ts";

/** What the covering letter of an expression of interest sends. */
export const letterForm = z.object({
  form: z.literal("letter"),
  version,
  letter: longText(20_000),
});
