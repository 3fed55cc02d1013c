import { z } from "zod";
import { LEVELS, MODELS } from "./level.ts";

export type Level = (typeof LEVELS)[number];

/** A level as a number, 1 to 5. */
export const levelSchema = z.literal(LEVELS);

/** The High Impact Change Model with areas' own editions of it, or the Integration Standard. */
export type Model = (typeof MODELS)[number];

/** A key in kebab case, such as `home-first`. */
export const keySchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be lower-case words joined by hyphens");

/** Text that says something. */
export const textSchema = z.string().trim().min(1, "must not be empty");

const rowKeySchema = z
  .string()
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*$/,
    "must be a change key, a full stop and a row key",
  );

const namedLevelSchema = z.strictObject({
  value: levelSchema,
  name: textSchema,
  meaning: textSchema,
});

const settingSchema = z.strictObject({
  key: keySchema,
  row: rowKeySchema,
  /** What stands in the row's text for the figure, before the unit: "X". */
  placeholder: textSchema,
  unit: textSchema,
  question: textSchema,
});

const rowSchema = z.strictObject({
  key: rowKeySchema,
  topic: textSchema,
  descriptors: z.array(textSchema).length(5, "must hold five descriptors, for levels 1 to 5"),
  /** What tells the five levels apart, in a few words each, for a screen read from afar. */
  keyWords: z
    .array(textSchema.max(48, "must be a few words"))
    .length(5, "must hold five, for levels 1 to 5")
    .optional(),
  actions: z.array(textSchema).length(4, "must hold four actions, for levels 2 to 5"),
  successMeasures: z
    .array(textSchema)
    .length(4, "must hold four success measures, for levels 2 to 5"),
  measures: z.array(keySchema),
  source: z.strictObject({
    publication: keySchema,
    page: z.int().positive(),
    row: z.int().positive(),
  }),
  note: textSchema.optional(),
});

const changeSchema = z.strictObject({
  number: z.int().positive(),
  key: keySchema,
  name: textSchema,
  shortName: textSchema,
  definition: textSchema,
  /** What it promises the person, restated: one sentence each. */
  experience: z.array(textSchema).min(1).optional(),
  /** The system change printed for it; one text may stand for several. */
  systemChange: textSchema.optional(),
  /** Changes of another edition that it touches. */
  touches: z.strictObject({ edition: keySchema, changes: z.array(keySchema).min(1) }).optional(),
  note: textSchema.optional(),
  rows: z.array(rowSchema).min(1, "must hold at least one row"),
});

/** One published version of a model: its levels, changes and rows. The file form of `content/editions/*`. */
export const editionSchema = z.strictObject({
  id: keySchema,
  /** Its family; editions written before there were two do not say, and are of the first. */
  model: z.enum(MODELS).optional(),
  title: textSchema,
  /** Id of the publication, in `content/sources.yaml`. */
  publication: keySchema,
  /** Whose wording this is, as printed beside the model. */
  wording: textSchema,
  levels: z.array(namedLevelSchema).length(5, "must hold five levels"),
  /** Figures that an area sets for itself before a round opens. */
  settings: z.array(settingSchema),
  changes: z.array(changeSchema).min(1, "must hold at least one change"),
});

export type Edition = z.infer<typeof editionSchema>;
export type Change = Edition["changes"][number];
export type Row = Change["rows"][number];
