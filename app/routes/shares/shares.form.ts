import { z } from "zod";
import { date } from "#app/ui/date.form.ts";

/** What is done on the page of links. */
export const sharesForm = z.discriminatedUnion("deed", [
  z.object({
    deed: z.literal("make"),
    what: z.string("Choose what to share.").min(1, "Choose what to share."),
    note: z
      .string()
      .trim()
      .min(1, "Say for whom it is, such as “Peer review, September”.")
      .max(120, "Use 120 characters at most."),
    until: date,
  }),
  z.object({ deed: z.literal("revoke"), link: z.string() }),
]);
