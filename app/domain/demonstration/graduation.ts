import { z } from "zod";
import { isDate } from "../dates.ts";
import type { Wave } from "../graduation/wave.ts";
import type { Measure } from "../measure/measure.ts";
import type { Finding, Path } from "../model/content-document.ts";
import { findRepeats } from "../model/cross-check.ts";
import { keySchema, textSchema } from "../model/edition.ts";
import { answerSchema } from "../score/answer-schema.ts";
import { instantSchema } from "./fields.ts";
import type { DemonstrationPartner, DemonstrationPerson } from "./people.ts";

const dateSchema = z.string().refine(isDate, "must be a date such as 2017-06-21");

/** The file form of `content/demonstration/graduation.yaml`. */
export const graduationFileSchema = z.strictObject({
  key: keySchema,
  name: textSchema,
  /** Id of the wave in `content/graduation`. */
  wave: keySchema,
  createdAt: instantSchema,
  boards: z.array(
    z.strictObject({
      name: textSchema,
      supports: z.boolean().nullable(),
      reference: z.string().default(""),
    }),
  ),
  criteria: z.array(
    z.strictObject({
      key: keySchema,
      owner: keySchema.nullable(),
      lead: z.string().default(""),
      dueOn: dateSchema.nullable(),
      directions: z.boolean().optional(),
      committed: z.boolean().optional(),
      texts: z.record(keySchema, textSchema),
      speedUp: z.record(keySchema, textSchema).optional(),
    }),
  ),
  evidence: z.array(
    z.strictObject({
      criterion: keySchema,
      round: keySchema,
      keptOn: dateSchema,
      keptBy: keySchema,
      at: instantSchema,
    }),
  ),
  comments: z.array(
    z.strictObject({ criterion: keySchema, by: keySchema, at: instantSchema, text: textSchema }),
  ),
  dates: z.array(
    z.strictObject({ key: keySchema, doneOn: dateSchema, note: z.string().default("") }),
  ),
  asked: z.strictObject({
    at: instantSchema,
    /** What people said, by person and criterion; none of it is revealed. */
    answers: z.record(keySchema, z.record(keySchema, answerSchema)),
  }),
});

export type DemonstrationGraduation = z.infer<typeof graduationFileSchema>;

/** What the file repeats. */
export function checkGraduation({ criteria }: DemonstrationGraduation): Finding[] {
  return findRepeats(
    criteria.map(({ key }, at) => ({ value: key, path: ["criteria", at, "key"] })),
  );
}

type Known = {
  waves: readonly Wave[];
  rounds: readonly { key: string; status: string }[];
  partners: readonly DemonstrationPartner[];
  people: readonly DemonstrationPerson[];
  measures: readonly Pick<Measure, "key">[];
};

/** What the file refers to that does not exist. */
export function crossCheckGraduation(file: DemonstrationGraduation, known: Known): Finding[] {
  const wave = known.waves.find(({ id }) => id === file.wave);
  if (!wave) return [{ path: ["wave"], message: `no wave has the id "${file.wave}"` }];
  const missing = (kind: string, keys: readonly string[], key: string, path: Path): Finding[] =>
    keys.includes(key) ? [] : [{ path, message: `no ${kind} has the key "${key}"` }];
  const criteria = wave.criteria.map(({ key }) => key);
  const people = known.people.map(({ key }) => key);
  const partners = known.partners.map(({ key }) => key);
  const closed = known.rounds.filter(({ status }) => status === "closed").map(({ key }) => key);
  return [
    ...file.criteria.flatMap(({ key, owner, texts, speedUp = {} }, at) => {
      const parts = wave.criteria.find((each) => each.key === key)?.parts ?? [];
      const path = ["criteria", at];
      return [
        ...missing("criterion", criteria, key, [...path, "key"]),
        ...(owner === null ? [] : missing("partner", partners, owner, [...path, "owner"])),
        ...Object.keys(texts).flatMap((part) =>
          missing(
            "part",
            parts.map((each) => each.key),
            part,
            [...path, "texts", part],
          ),
        ),
        ...Object.keys(speedUp).flatMap((measure) =>
          missing(
            "measure",
            known.measures.map((each) => each.key),
            measure,
            [...path, "speedUp", measure],
          ),
        ),
      ];
    }),
    ...file.evidence.flatMap(({ criterion, round, keptBy }, at) => [
      ...missing("criterion", criteria, criterion, ["evidence", at, "criterion"]),
      ...missing("closed round", closed, round, ["evidence", at, "round"]),
      ...missing("person", people, keptBy, ["evidence", at, "keptBy"]),
    ]),
    ...file.comments.flatMap(({ criterion, by }, at) => [
      ...missing("criterion", criteria, criterion, ["comments", at, "criterion"]),
      ...missing("person", people, by, ["comments", at, "by"]),
    ]),
    ...file.dates.flatMap(({ key }, at) =>
      missing(
        "date",
        wave.dates.map((each) => each.key),
        key,
        ["dates", at, "key"],
      ),
    ),
    ...Object.entries(file.asked.answers).flatMap(([person, answers]) => [
      ...missing(
        "person of a partner",
        known.people.filter(({ partner }) => partner !== null).map(({ key }) => key),
        person,
        ["asked", "answers", person],
      ),
      ...Object.keys(answers).flatMap((key) =>
        missing("criterion", criteria, key, ["asked", "answers", person, key]),
      ),
    ]),
  ];
}
