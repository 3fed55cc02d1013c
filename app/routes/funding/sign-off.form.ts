import { z } from "zod";
import { parseDate } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import { line } from "./text.form.ts";

const seen = z.string().min(1);

const date = z.string().transform((typed, context) => {
  try {
    return parseDate(typed);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    context.addIssue({ code: "custom", message: error.message });
    return z.NEVER;
  }
});

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
