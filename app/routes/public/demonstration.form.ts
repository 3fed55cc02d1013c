import { z } from "zod";

/** Whom to enter the demonstration as. */
export const demonstrationForm = z.object({
  member: z.string("Choose a person to enter as").min(1),
});
