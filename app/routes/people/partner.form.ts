import { z } from "zod";
import { PARTNER_SHAPES, SHORT_NAME_LENGTH } from "#app/domain/access/partner-look.ts";

const version = z.coerce.number().int().min(0);

/** What the form for a partner sends. */
export const partnerForm = z.object({
  form: z.literal("partner"),
  version,
  name: z
    .string()
    .trim()
    .min(1, "Enter the organisation’s name")
    .max(120, "Use at most 120 characters"),
  shortName: z
    .string()
    .trim()
    .min(1, "Enter a short name")
    .max(SHORT_NAME_LENGTH, `Use at most ${SHORT_NAME_LENGTH} characters, so that it fits charts`),
  kind: z.string().min(1, "Choose a kind of organisation"),
  shape: z.enum(PARTNER_SHAPES, "Choose a shape"),
  colour: z
    .string("Choose a colour")
    .regex(/^[0-7]$/, "Choose a colour")
    .transform(Number),
});

/** All that a partner's page takes: its form, or taking it out of use and back. */
export const partnerAction = z.discriminatedUnion("form", [
  partnerForm,
  z.object({ form: z.literal("use"), version, active: z.enum(["yes", "no"]) }),
]);
