import { z } from "zod";
import { isQuarter } from "../measure/period.ts";
import { keySchema, textSchema } from "../model/edition.ts";

/** What kind of answer a question takes. */
const ANSWER_TYPES = [
  "text",
  "long-text",
  "choice",
  "number",
  "money",
  "percent",
  "date",
  "go-live",
] as const;

const placeSchema = z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/, "must be keys joined by stops");
const quarterSchema = z.string().refine(isQuarter, "must be a quarter such as 2016-17 Q4");

/** When a question must be answered. A place that begins with a stop lies in the same row. */
const askedSchema = z.union([
  z.literal("optional"),
  z.strictObject({
    when: z.string().regex(/^\.?[a-z0-9-]+(\.[a-z0-9-]+)*$/, "must be keys joined by stops"),
    is: z.array(z.string()).min(1).optional(),
    blank: z.literal(true).optional(),
  }),
  /** When the sums of this table differ from their total. */
  z.strictObject({ differs: keySchema }),
]);

/** Where the tool may hold the answer already. */
const pullSchema = z.union([
  z.strictObject({ measure: keySchema, figure: z.enum(["value", "numerator"]) }),
  z.strictObject({ funding: z.enum(["grant", "planned", "spent"]) }),
  z.strictObject({ round: z.enum(["level", "target", "rationale"]) }),
  z.strictObject({ plan: z.literal("milestones") }),
]);
export type Pull = z.infer<typeof pullSchema>;

const cellShape = {
  type: z.enum(ANSWER_TYPES).optional(),
  /** A list of `lists.yaml`. */
  answers: keySchema.optional(),
  asked: askedSchema.optional(),
  /** Whether the template's check sheet counts it. */
  counted: z.boolean().optional(),
  /** Questions that share a check are counted as one. */
  check: keySchema.optional(),
  /** In a table: the whole row is counted as one. */
  checkRow: z.boolean().optional(),
  /** Starts from the answer of the quarter before. */
  carried: z.boolean().optional(),
  /** As `carried`, but not across the end of a financial year. */
  carriedInYear: z.boolean().optional(),
  whole: z.boolean().optional(),
  longest: z.int().positive().optional(),
  hint: textSchema.optional(),
  pull: pullSchema.optional(),
};
const cellSchema = z.strictObject(cellShape);
export type Cell = z.infer<typeof cellSchema>;

const namedSchema = z.strictObject({
  key: keySchema,
  name: textSchema,
  help: textSchema.optional(),
});
export type Named = z.infer<typeof namedSchema>;

const columnSchema = z.strictObject({
  ...namedSchema.shape,
  cell: cellSchema.optional(),
  /** Asked in these rows alone. */
  only: z.array(keySchema).optional(),
});
const rowSchema = z.strictObject({
  ...namedSchema.shape,
  cell: cellSchema.optional(),
  /** Columns are quarters, and those still to come are not asked. */
  toDate: z.boolean().optional(),
});

const gridSchema = z.strictObject({
  grid: keySchema,
  name: textSchema,
  help: textSchema.optional(),
  /** A list of `lists.yaml`, or the rows themselves. */
  rows: z.union([keySchema, z.array(rowSchema)]),
  columns: z.union([keySchema, z.array(columnSchema)]),
  cells: cellSchema.optional(),
  /** The measure that tells of a row. */
  measures: z.record(keySchema, keySchema).optional(),
});
export type GridFile = z.infer<typeof gridSchema>;

const questionSchema = z.strictObject({
  question: z.strictObject({ key: keySchema, name: textSchema, ...cellShape }),
});

const sumSchema = z.strictObject({
  grid: keySchema,
  /** The question that holds what each of these rows adds up to over the year. */
  total: placeSchema,
  rows: z.array(keySchema).min(1),
  /** A row whose figure of this quarter is compared with these rows' figures of it. */
  quarter: keySchema.optional(),
});
export type Sum = z.infer<typeof sumSchema>;

const ownSectionSchema = z.strictObject({
  key: keySchema,
  name: textSchema,
  help: textSchema.optional(),
  parts: z.array(z.union([questionSchema, gridSchema])).min(1),
  sums: z.array(sumSchema).optional(),
});
/** A section that is the same as another template's. */
const sameSectionSchema = z.strictObject({ key: keySchema, as: keySchema });
export type SectionFile = z.infer<typeof ownSectionSchema>;

const says = z.array(z.string()).min(1);
const contradictionSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("target-missed"),
    grid: keySchema,
    progress: keySchema,
    says,
    comment: keySchema,
    /** Rows of which less is better. */
    lower: z.array(keySchema),
  }),
  z.strictObject({
    kind: z.literal("budgets"),
    total: placeSchema,
    began: placeSchema,
    stopped: placeSchema,
  }),
  z.strictObject({
    kind: z.literal("denied"),
    answer: placeSchema,
    says,
    by: z.strictObject({
      grid: keySchema,
      row: keySchema.optional(),
      column: keySchema.optional(),
      is: says,
    }),
  }),
  z.strictObject({
    kind: z.literal("go-live-passed"),
    grid: keySchema,
    status: keySchema,
    says,
    date: keySchema,
  }),
  z.strictObject({
    kind: z.literal("no-improvement"),
    says,
    agrees: says,
    pairs: z.array(z.strictObject({ progress: placeSchema, statement: placeSchema })).min(1),
  }),
  z.strictObject({ kind: z.literal("another-quarter") }),
]);
/** A way in which two answers may contradict each other. */
export type ContradictionRule = z.infer<typeof contradictionSchema>;

/** The file form of a template: `content/returns/*.yaml` but `lists.yaml`. */
export const returnTemplateFileSchema = z.strictObject({
  id: keySchema,
  title: textSchema,
  note: textSchema.optional(),
  /** The first and the last quarter it is for. */
  from: quarterSchema,
  to: quarterSchema,
  source: z.strictObject({
    publication: keySchema,
    page: z.int().positive().optional(),
    place: textSchema,
  }),
  sections: z.array(z.union([ownSectionSchema, sameSectionSchema])).min(1),
  contradictionsAs: keySchema.optional(),
  contradictions: z.array(contradictionSchema).optional(),
});
export type ReturnTemplateFile = z.infer<typeof returnTemplateFileSchema>;

/** The file form of `content/returns/lists.yaml`. */
export const returnListsFileSchema = z.strictObject({
  answers: z.record(keySchema, z.array(namedSchema).min(2)),
  places: z.record(keySchema, z.array(namedSchema).min(1)),
});
export type ReturnListsFile = z.infer<typeof returnListsFileSchema>;
