import { z } from "zod";

/** What the sign-in form sends. */
export const signInForm = z.object({
  email: z.string().trim().min(1, "Enter your e-mail address"),
  password: z.string().min(1, "Enter your password"),
});
