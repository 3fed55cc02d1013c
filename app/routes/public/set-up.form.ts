import { z } from "zod";

/** What setting up a new installation sends. */
export const setUpForm = z.object({
  area: z
    .string()
    .trim()
    .min(1, "Enter the name of the area")
    .max(100, "Use at most 100 characters"),
  name: z.string().trim().min(1, "Enter your name").max(100, "Use at most 100 characters"),
  email: z
    .string()
    .trim()
    .toLowerCase()
    .pipe(z.email("Enter an e-mail address, such as name@example.org"))
    .pipe(z.string().max(254, "Use at most 254 characters")),
  password: z.string().min(1, "Choose a password"),
});
