import { z } from "zod";
import { money } from "#app/ui/money.form.ts";
import { longText, version } from "#app/ui/text.form.ts";

const fields = {
  amount: money,
  firm: z
    .enum(["yes", "no"], "Say whether the amount is firm")
    .transform((answer) => answer === "yes"),
  source: longText(500),
};

/** What the form for a new year of the grant sends. */
export const newYearForm = z.object({
  year: z.string().min(1, "Choose the financial year"),
  ...fields,
});

/** What the form for a year of the grant sends. */
export const yearForm = z.object({ form: z.literal("year"), version, ...fields });

/** All that the page of a year takes. */
export const yearForms = z.discriminatedUnion("form", [
  yearForm,
  z.object({ form: z.literal("remove"), version }),
]);
