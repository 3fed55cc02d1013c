import { z } from "zod";
import { roleSchema } from "#app/domain/access/role-schema.ts";

const version = z.coerce.number().int().min(0);

/** What the form for a person sends. */
export const memberForm = z.object({
  form: z.literal("member"),
  version,
  name: z.string().trim().min(1, "Enter the person’s name").max(100, "Use at most 100 characters"),
  title: z.string().trim().max(120, "Use at most 120 characters"),
  email: z
    .string()
    .trim()
    .toLowerCase()
    .max(254, "Use at most 254 characters")
    .pipe(z.email("Enter an e-mail address, such as name@example.org")),
  partnerId: z.string().transform((id) => id || null),
  roles: z.array(roleSchema, "Choose at least one role").min(1, "Choose at least one role"),
});

/** All that a person's page takes: its form, taking access away and giving it back, or a
 * link for a new password. */
export const memberAction = z.discriminatedUnion("form", [
  memberForm,
  z.object({ form: z.literal("access"), version, active: z.enum(["yes", "no"]) }),
  z.object({ form: z.literal("password") }),
]);
