import { z } from "zod";
import { date } from "#app/ui/date.form.ts";

const seen = z.coerce.number().int();
const line = (most: number, empty: string) =>
  z.string().trim().min(1, empty).max(most, `Use at most ${most} characters.`);

/** All that the page for checking and signing a return takes. */
export const signForms = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("explain"),
    contradiction: z.string(),
    version: z.coerce.number().int(),
    explanation: line(4000, "Write what explains it."),
  }),
  z.object({ intent: z.literal("sign"), seen, capacity: z.string() }),
  z.object({
    intent: z.literal("record"),
    seen,
    capacity: line(200, "Say in what capacity they signed."),
    reference: line(200, "Name the letter or minute, such as “Minute 12 of 21 June 2017”."),
    signedOn: date,
  }),
  z.object({ intent: z.literal("take-back"), signOffId: z.string() }),
  z.object({ intent: z.literal("submit"), seen }),
]);

/** What a correction of a submitted return takes. */
export const correctForm = z.object({
  question: z.string().min(1, "Choose a question."),
  becomes: z.string().max(40_000, "Keep to 40,000 characters."),
  reason: line(4000, "Say why it is corrected."),
});
