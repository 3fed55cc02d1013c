import { z } from "zod";
import { money } from "#app/ui/money.form.ts";
import { longText } from "#app/ui/text.form.ts";

/** What a move of money between two schemes sends. */
export const virementForm = z.object({
  year: z.string().min(1, "Choose the financial year"),
  from: z.string().min(1, "Choose the scheme the money comes from"),
  to: z.string().min(1, "Choose the scheme the money goes to"),
  amount: money,
  reason: longText(1000).refine((typed) => typed !== "", "Say why the money moves"),
});
