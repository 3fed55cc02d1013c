import { z } from "zod";

/** What a change of password sends. */
export const passwordForm = z.object({
  presentPassword: z.string().min(1, "Enter your present password"),
  newPassword: z
    .string()
    .min(1, "Enter a new password")
    .refine((text) => [...text].length >= 12, "Use at least 12 characters, such as three words"),
});

/** Which browser to sign out. */
export const sessionForm = z.object({ session: z.string() });
