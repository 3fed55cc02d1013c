import { z } from "zod";
import { parseDate } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";

const until = z.string().transform((typed, context) => {
  try {
    return parseDate(typed);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    context.addIssue({ code: "custom", message: error.message });
    return z.NEVER;
  }
});

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
    until,
  }),
  z.object({ deed: z.literal("revoke"), link: z.string() }),
]);
