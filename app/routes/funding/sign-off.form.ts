import { z } from "zod";
import { date } from "./date.form.ts";
import { line } from "./text.form.ts";

const seen = z.string().min(1);

/** What recording a sign-off from a letter or minute sends. */
export const recordForm = z.object({
  form: z.literal("record"),
  seen,
  signatoryId: z.string().min(1, "Choose who signed"),
  reference: line(200).min(1, "Name the letter or minute, such as “Minute 12 of 21 June 2017”"),
  signedOn: date,
});

/** All that the sign-off page of a year takes. */
export const signOffForms = z.discriminatedUnion("form", [
  z.object({ form: z.literal("sign"), seen, signatoryId: z.string().min(1) }),
  recordForm,
  z.object({ form: z.literal("take-back"), signOffId: z.string().min(1) }),
]);
