import { z } from "zod";
import { date } from "./date.form.ts";
import { line } from "./text.form.ts";

/** What recording a sign-off from a letter or minute sends. */
export const recordForm = z.object({
  form: z.literal("record"),
  seen: z.string().min(1),
  signatoryId: z.string().min(1, "Choose who signed"),
  reference: line(200).min(1, "Name the letter or minute, such as “Minute 12 of 21 June 2017”"),
  signedOn: date,
});
