import { z } from "zod";
import { recordForm } from "#app/ui/record-sign-off.form.ts";

const seen = z.string().min(1);

/** All that the sign-off page of a year takes. */
export const signOffForms = z.discriminatedUnion("form", [
  z.object({ form: z.literal("sign"), seen, signatoryId: z.string().min(1) }),
  recordForm,
  z.object({ form: z.literal("take-back"), signOffId: z.string().min(1) }),
]);
