import { z } from "zod";

/** Something to add for the board to decide, or an item to take off or put back by its id. */
export const itemForm = z
  .object({
    remove: z.string().optional(),
    restore: z.string().optional(),
    text: z
      .string()
      .default("")
      .transform((text) => text.replace(/\s+/g, " ").trim()),
  })
  .superRefine(({ remove, restore, text }, context) => {
    if (remove || restore || (text !== "" && text.length <= 400)) return;
    context.addIssue({
      code: "custom",
      path: ["text"],
      message: text === "" ? "Say what the board is asked to decide" : "Use at most 400 characters",
    });
  });
