import { z } from "zod";

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
