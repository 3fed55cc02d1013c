import { z } from "zod";

/** Something to add for the board to decide, or an item to take off or put back by its id. */
export const itemForm = z.union([
  z.object({ remove: z.string().min(1) }),
  z.object({ restore: z.string().min(1) }),
  z.object({
    text: z
      .string()
      .trim()
      .transform((text) => text.replace(/\s+/g, " "))
      .pipe(
        z
          .string()
          .min(1, "Say what the board is asked to decide")
          .max(400, "Use at most 400 characters"),
      ),
  }),
]);
