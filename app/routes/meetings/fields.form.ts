import { z } from "zod";
import { parseDate } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";

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

/** A text of several lines, without the carriage returns that browsers post. */
export const longText = (most: number) =>
  z
    .string()
    .transform((typed) => typed.replace(/\r\n?/g, "\n").trim())
    .pipe(z.string().max(most, `Use at most ${most.toLocaleString("en-GB")} characters`));

/** The same where something has to be typed. */
export const neededText = (most: number, sentence: string) =>
  longText(most).pipe(z.string().min(1, sentence));

/** One line of text. */
export const line = (most: number) => z.string().trim().max(most, `Use at most ${most} characters`);

/** The version of what a form was opened on. */
export const version = z.coerce.number().int().min(0);

/** What makes a form that is sent twice one deed. */
export const formKey = z.string().regex(/^[\w-]{8,64}$/);
