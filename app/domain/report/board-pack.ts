import { z } from "zod";
import { SERIES } from "../measure/series.ts";
import { levelSchema } from "../model/edition.ts";
import { ACTION_STATUSES, type ActionStatus } from "../plan/action.ts";
import { standingSchema } from "./board-standing.ts";

/** The form in which packs are stored; a later form is read beside it, never instead of it. */
export const PACK_VERSION = 1;

const STATUSES = Object.keys(ACTION_STATUSES) as [ActionStatus, ...ActionStatus[]];
const dateSchema = z.iso.date();
const figure = z.number().nullable();

const partnerSchema = z.object({
  id: z.string(),
  name: z.string(),
  shortName: z.string(),
  shape: z.string(),
  colour: z.number(),
});

/** A link within the area: the part of its address after the area's own. */
const linkSchema = z.object({ href: z.string(), label: z.string() });

const actionSchema = z.object({
  id: z.string(),
  change: z.number(),
  topic: z.string(),
  whatToDo: z.string(),
  owner: partnerSchema.nullable(),
  /** The named lead, apart from the organisation, so that it can be left out. */
  lead: z.string(),
  due: z.string(),
  status: z.enum(STATUSES),
  statusName: z.string(),
  overdue: z.boolean(),
  lateness: z.string(),
  note: z.object({ on: z.string(), text: z.string() }).nullable(),
  /** The meeting asked about it, and nothing was said until its papers were due. */
  noUpdate: z.boolean(),
});

const pointSchema = z.object({
  period: z.string(),
  plan: figure,
  forecast: figure,
  actual: figure,
  /** The series whose figure is given as about so much. */
  about: z.array(z.enum(SERIES)).readonly(),
});

const measureSchema = z.object({
  key: z.string(),
  name: z.string(),
  unit: z.string(),
  decimals: z.number(),
  points: z.array(pointSchema),
  target: figure,
  stretch: figure,
  status: z.enum(["better", "on-plan", "worse"]).nullable(),
  sentence: z.string(),
  /** Where the last figure stands published. */
  source: z.string(),
});

const panel = <Chart extends z.ZodType>(chart: Chart) =>
  z.object({
    title: z.string(),
    /** The one figure, in a few words: "3 overdue". */
    figure: z.string(),
    words: z.array(z.string()),
    chart: chart.nullable(),
    /** Where the panel's figures come from. */
    from: linkSchema,
  });

const stepsSchema = z.object({
  before: z.string().nullable(),
  after: z.string(),
  changes: z.array(
    z.object({
      number: z.number(),
      name: z.string(),
      before: levelSchema.nullable(),
      after: levelSchema.nullable(),
      target: levelSchema.nullable(),
    }),
  ),
});
const marksSchema = z.object({
  changes: z.array(
    z.object({
      number: z.number(),
      name: z.string(),
      marks: z.array(z.object({ status: z.enum(STATUSES), overdue: z.boolean() })),
    }),
  ),
});
const yearsSchema = z.object({
  years: z.array(
    z.object({
      year: z.string(),
      firm: z.boolean().nullable(),
      grant: z.number(),
      planned: z.number(),
      /** Null where nothing is reported. */
      spent: z.number().nullable(),
    }),
  ),
});
const sparksSchema = z.object({
  measures: z.array(
    measureSchema.pick({
      key: true,
      name: true,
      unit: true,
      decimals: true,
      points: true,
      status: true,
    }),
  ),
});

/** What it is about, which leads to its place within the area; then the rest of the sentence. */
const sentenceFields = { about: z.string(), text: z.string(), href: z.string() };

const lineSchema = z.object({
  ...sentenceFields,
  /** The date it happened on, in words; empty where nobody noted one. */
  on: z.string(),
});

const answerSchema = z.object({
  text: z.string(),
  /** Apart from the organisation, so that it can be left out. */
  person: z.string(),
  partner: partnerSchema.nullable(),
  on: z.string(),
});

const storySchema = z.object({
  key: z.string(),
  place: z.object({
    roundId: z.string(),
    rowKey: z.string(),
    measureKey: z.string(),
    period: z.string(),
  }),
  change: z.object({ number: z.number(), name: z.string() }),
  topic: z.string(),
  measureName: z.string(),
  story: z.string(),
  numbers: z.string(),
  answer: answerSchema.nullable(),
  earlier: answerSchema.extend({ of: z.string() }).nullable(),
});

/**
 * All that a board reads, as figures and sentences: made once, shown by the page and the PDF, and
 * kept whole when a pack is issued. Money in whole pence, dates in words unless they end in `On`.
 */
export const boardPackSchema = z.object({
  format: z.literal("board-pack"),
  version: z.literal(PACK_VERSION),
  title: z.string(),
  area: z.string(),
  notice: z.string().nullable(),
  asAt: z.string(),
  asAtOn: dateSchema,
  /** The meeting it is for, with its date. */
  meeting: z.string().nullable(),
  /** "Pack 1, issued on 29 March 2017"; or since when the area has been there. */
  since: z.string(),
  panels: z.object({
    moved: panel(stepsSchema),
    late: panel(marksSchema),
    money: panel(yearsSchema),
    measures: panel(sparksSchema),
  }),
  /** `own` ones are asked by the facilitator, and lead nowhere. */
  decisions: z.array(z.object({ ...sentenceFields, key: z.string(), own: z.boolean() })),
  changed: z.array(z.object({ name: z.string(), nothing: z.string(), lines: z.array(lineSchema) })),
  /** What needs attention first, the rest after it in the plan's order. */
  actions: z.array(actionSchema),
  plan: z.object({
    sentences: z.array(z.string()),
    owners: z.array(partnerSchema),
    chart: z.object({
      from: dateSchema,
      to: dateSchema,
      today: dateSchema,
      lanes: z.array(
        z.object({
          number: z.number(),
          name: z.string(),
          bars: z.array(
            z.object({
              id: z.string(),
              title: z.string(),
              start: dateSchema.nullable(),
              end: dateSchema.nullable(),
              status: z.enum(STATUSES),
              overdue: z.boolean(),
              owner: partnerSchema.nullable(),
            }),
          ),
        }),
      ),
    }),
  }),
  measures: z.array(measureSchema),
  risks: z.object({
    /** Of the actions, in a sentence. */
    actions: z.string(),
    conditions: z.array(
      z.object({
        title: z.string(),
        statusName: z.string(),
        sentences: z.array(z.string()),
        clause: z.string(),
      }),
    ),
    stories: z.array(storySchema),
  }),
  /** The facts that the next review is compared with. */
  standing: standingSchema,
});

export type BoardPack = z.infer<typeof boardPackSchema>;
export type BoardAction = z.infer<typeof actionSchema>;
export type BoardMeasure = z.infer<typeof measureSchema>;
export type BoardDecision = BoardPack["decisions"][number];
export type BoardLine = z.infer<typeof lineSchema>;
export type ChangeStepsData = z.infer<typeof stepsSchema>;
export type ActionMarksData = z.infer<typeof marksSchema>;
export type MoneyYearsData = z.infer<typeof yearsSchema>;
export type MeasureSparksData = z.infer<typeof sparksSchema>;
