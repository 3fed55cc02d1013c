import { z } from "zod";

/** Asking for a link by e-mail. */
export const forgottenForm = z.object({
  email: z
    .string()
    .trim()
    .max(254, "Use at most 254 characters")
    .pipe(z.email("Enter an e-mail address, such as name@example.org")),
});

/** Choosing a new password by a link. */
export const resetForm = z.object({ password: z.string().min(1, "Enter a password") });
