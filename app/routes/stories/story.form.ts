import { z } from "zod";

/** What is answered, to the level and figures that were seen. */
export const storyForm = z
  .object({
    mark: z.string(),
    version: z.coerce.number().int(),
    text: z.string().trim().max(1000, "Use 1,000 characters at most.").default(""),
  })
  .transform(({ text, ...seen }) => ({ seen, text }));
