import { z } from "zod";
import { dateOrNone } from "#app/ui/date.form.ts";
import { recordForm } from "#app/ui/record-sign-off.form.ts";
import { line, version } from "#app/ui/text.form.ts";

/** All that the page for signing a case takes. */
export const caseSignOffForms = z.discriminatedUnion("form", [
  recordForm,
  z.object({
    form: z.literal("sign"),
    signatoryId: z.string().min(1),
    seen: z.string().min(1),
  }),
  z.object({ form: z.literal("take-back"), signOffId: z.string().min(1) }),
]);

/** What the form for a signatory of a case sends. */
export const caseSignatoryForm = z.object({
  form: z.literal("signatory"),
  version,
  capacity: line(160).min(1, "Say in what capacity they sign, such as “Chair of the board”"),
  memberId: z.string().transform((id) => id || null),
  leftOn: dateOrNone,
});

/** All that a signatory’s page takes. */
export const caseSignatoryForms = z.discriminatedUnion("form", [
  caseSignatoryForm,
  z.object({ form: z.literal("remove"), version }),
]);
