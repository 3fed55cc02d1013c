import { z } from "zod";
import { isDate } from "../dates.ts";
import type { Finding } from "../model/content-document.ts";
import { findRepeats } from "../model/cross-check.ts";
import { keySchema, textSchema } from "../model/edition.ts";

/** What a criterion itself demands, beyond what people say of it: see `checkCase`. */
export const CRITERION_CHECKS = [
  "maturity",
  "signatories",
  "metrics",
  "pooling",
  "commitment",
  "capacity",
  "discussion",
] as const;

export type CriterionCheck = (typeof CRITERION_CHECKS)[number];

const sourceSchema = z.strictObject({
  publication: keySchema,
  page: z.int().positive().optional(),
  place: textSchema,
});
const dateSchema = z.string().refine(isDate, "must be a date such as 2017-04-28");

const processDateSchema = z.strictObject({
  key: keySchema,
  name: textSchema,
  words: textSchema,
  /** First and last day; a wave that published none leaves them to the area. */
  from: dateSchema.optional(),
  until: dateSchema.optional(),
  source: sourceSchema,
});

const criterionSchema = z.strictObject({
  key: keySchema,
  letter: z.string().regex(/^[a-z]$/, "must be one small letter"),
  kind: z.enum(["eligibility", "selection"]),
  name: textSchema,
  words: textSchema,
  /** False where it describes the group of areas chosen: a fact, neither met nor failed. */
  judged: z.boolean(),
  check: z.enum(CRITERION_CHECKS).optional(),
  parts: z
    .array(z.strictObject({ key: keySchema, name: textSchema, words: textSchema }))
    .min(1, "must hold at least one part"),
  source: sourceSchema,
});

/** The file form of `content/graduation/*.yaml`: one wave of graduation from the Better Care Fund. */
export const waveFileSchema = z.strictObject({
  id: keySchema,
  /** Its place among the waves. */
  position: z.int().positive(),
  title: textSchema,
  words: textSchema,
  source: sourceSchema,
  submission: z.strictObject({
    pages: z.int().positive(),
    words: textSchema,
    source: sourceSchema,
  }),
  boards: z.strictObject({ words: textSchema, source: sourceSchema }),
  dates: z.array(processDateSchema).min(1, "must hold at least one date"),
  criteria: z.array(criterionSchema).min(1, "must hold at least one criterion"),
});

export type Wave = z.infer<typeof waveFileSchema>;
export type Criterion = Wave["criteria"][number];
export type ProcessDate = Wave["dates"][number];

/** What is wrong inside a wave of the right shape: repeated keys, letters that skip, dates the wrong way round. */
export function checkWave({ dates, criteria }: Wave): Finding[] {
  const lettered = (kind: Criterion["kind"]) =>
    criteria
      .map((criterion, at) => ({ criterion, at }))
      .filter(({ criterion }) => criterion.kind === kind)
      .flatMap(({ criterion, at }, place) => {
        const letter = "abcdefghijklmnopqrstuvwxyz"[place];
        return criterion.letter === letter
          ? []
          : [{ path: ["criteria", at, "letter"], message: `must be "${letter}": letters run on` }];
      });
  return [
    ...findRepeats(dates.map(({ key }, at) => ({ value: key, path: ["dates", at, "key"] }))),
    ...findRepeats(criteria.map(({ key }, at) => ({ value: key, path: ["criteria", at, "key"] }))),
    ...criteria.flatMap(({ parts }, at) =>
      findRepeats(
        parts.map(({ key }, part) => ({
          value: key,
          path: ["criteria", at, "parts", part, "key"],
        })),
      ),
    ),
    ...lettered("eligibility"),
    ...lettered("selection"),
    ...dates.flatMap(({ from, until }, at) =>
      from !== undefined && until !== undefined && from > until
        ? [{ path: ["dates", at, "until"], message: "must not be before its first day" }]
        : [],
    ),
    ...criteria.flatMap(({ judged, check }, at) =>
      judged === (check !== undefined)
        ? []
        : [
            {
              path: ["criteria", at, "check"],
              message: judged
                ? "must say what the criterion demands"
                : "must be left out: what describes the group is not checked",
            },
          ],
    ),
  ];
}

/** "a" of the eligibility criteria, "selection a" of the others: as a sentence names a criterion. */
export function nameCriterion({ kind, letter }: Pick<Criterion, "kind" | "letter">): string {
  return kind === "eligibility" ? `Criterion ${letter}` : `Selection criterion ${letter}`;
}
