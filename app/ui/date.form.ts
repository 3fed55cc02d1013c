import { z } from "zod";
import { DomainError } from "#app/domain/errors.ts";
import { parseDate } from "#app/domain/typed-dates.ts";

function readDate(typed: string, context: z.RefinementCtx): string {
  try {
    return parseDate(typed);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    context.addIssue({ code: "custom", message: error.message });
    return z.NEVER;
  }
}

/** A date as three fields give it, as YYYY-MM-DD. */
export const date = z.string().transform(readDate);

/** The same where nothing may be typed. */
export const dateOrNone = z
  .string()
  .default("")
  .transform((typed, context) => (typed.trim() === "" ? null : readDate(typed, context)));
