import { z } from "zod";
import type { Level } from "#app/domain/model/edition.ts";
import { date } from "#app/ui/date.form.ts";

const text = (needed: string, most: number) =>
  z.string().trim().min(1, needed).max(most, `Use at most ${most} characters`);

/** A whole number that may be left out; commas and spaces between figures are read over. */
const wholeNumber = (least: number, most: number, sentence: string) =>
  z
    .string()
    .transform((typed) => typed.replace(/[,\s]/g, ""))
    .pipe(
      z.union(
        [
          z.literal("").transform(() => null),
          z
            .string()
            .regex(/^\d{1,9}$/)
            .transform(Number)
            .pipe(z.number().min(least).max(most)),
        ],
        { error: sentence },
      ),
    );

/** What the form for a round's scope sends. */
export const roundForm = z.object({
  version: z.coerce.number().int().min(0),
  editionKey: z.string(),
  name: text("Give the round a name, such as “June 2017 self-assessment”", 100),
  hospitals: text("Name the hospitals it is about", 300),
  population: wholeNumber(
    1,
    100_000_000,
    "Enter the population as a whole number, such as 180,000",
  ),
  footprint: text("Say which area it covers", 300),
  asAt: date,
  evidenceFrom: z.enum(["1", "2", "3", "4", "5"]).transform((level) => Number(level) as Level),
  /** Not on the form of an edition that asks for no figure of the area's own. */
  homeOnDatePercent: wholeNumber(1, 100, "Enter a whole number from 1 to 100").prefault(""),
  changes: z
    .array(z.string(), "Choose at least one of them")
    .min(1, "Choose at least one of them")
    .transform((numbers) => numbers.map(Number)),
  /** "partner id:change number" for each tick of the table. */
  asked: z
    .array(z.string(), "Ask at least one partner about one of them")
    .min(1, "Ask at least one partner about one of them"),
});

/** The ticks of the table as the numbers of the changes each partner is asked about. */
export function readAsked(ticks: readonly string[]): Record<string, number[]> {
  const asked: Record<string, number[]> = {};
  for (const tick of ticks) {
    const at = tick.lastIndexOf(":");
    const partner = tick.slice(0, at);
    asked[partner] = [...(asked[partner] ?? []), Number(tick.slice(at + 1))];
  }
  return asked;
}

const version = z.coerce.number().int().min(0);
const paragraph = (most: number) =>
  z
    .string()
    .transform((typed) => typed.replace(/\r\n?/g, "\n").trim())
    .pipe(z.string().max(most, `Use at most ${most} characters`));

/** All that a round's own page takes, told apart by which of its forms was sent. */
export const roundDeeds = z.discriminatedUnion("form", [
  z.object({ form: z.literal("open"), version }),
  z.object({ form: z.literal("send-draft"), version, deadline: date }),
  z.object({ form: z.literal("take-back"), version }),
  z.object({ form: z.literal("share"), share: z.enum(["yes", "no"]) }),
  z.object({
    form: z.literal("correct"),
    rowKey: z.string().transform((key) => key || null),
    correction: paragraph(2000).pipe(z.string().min(1, "Write the correction first")),
  }),
]);

/** A lead's own sentence for a different view; `form` holds which of the page's forms it is. */
export const viewForm = z.object({
  form: z.string(),
  rowKey: z.string(),
  version,
  sentence: paragraph(600),
});
