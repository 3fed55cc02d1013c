import { z } from "zod";
import { line, version } from "#app/ui/text.form.ts";

/** What the form for a signatory sends. */
export const signatoryForm = z.object({
  form: z.literal("signatory"),
  version,
  capacity: line(160).min(1, "Say in what capacity they sign, such as “Chair of the board”"),
  memberId: z.string().transform((id) => id || null),
  years: z.array(z.string()).default([]),
});

/** All that a signatory's page takes. */
export const signatoryForms = z.discriminatedUnion("form", [
  signatoryForm,
  z.object({ form: z.literal("remove"), version }),
]);
