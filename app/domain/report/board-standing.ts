import { z } from "zod";
import { formatFigure } from "../measure/figure.ts";
import { levelSchema } from "../model/edition.ts";
import { ACTION_STATUSES, type ActionStatus } from "../plan/action.ts";

const STATUSES = Object.keys(ACTION_STATUSES) as [ActionStatus, ...ActionStatus[]];
const amounts = z.array(z.object({ year: z.string(), amount: z.number() }));

/**
 * The facts of a review, so that the next one can say what changed: agreed levels, actions, money in
 * whole pence, and each measure's last figure.
 */
export const standingSchema = z.object({
  /** The last closed round; null before there is one. */
  round: z.object({ id: z.string(), name: z.string() }).nullable(),
  levels: z.array(
    z.object({
      key: z.string(),
      number: z.number(),
      name: z.string(),
      level: levelSchema.nullable(),
    }),
  ),
  actions: z.array(
    z.object({
      id: z.string(),
      change: z.number(),
      topic: z.string(),
      status: z.enum(STATUSES),
      due: z.iso.date().nullable(),
      overdue: z.boolean(),
      /** To be done now, waiting for later, or reached or no longer asked for. */
      shelf: z.enum(["now", "later", "past"]),
    }),
  ),
  grants: z.array(z.object({ year: z.string(), amount: z.number(), firm: z.boolean() })),
  schemes: z.array(z.object({ id: z.string(), name: z.string(), amounts })),
  /** What is reported as spent, by year. */
  spent: amounts,
  measures: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      unit: z.string(),
      decimals: z.number(),
      period: z.string(),
      value: z.number(),
      /** Given as about so much. */
      about: z.boolean(),
      status: z.enum(["better", "on-plan", "worse"]).nullable(),
    }),
  ),
});

export type Standing = z.infer<typeof standingSchema>;
export type StandingAction = Standing["actions"][number];
export type StandingMeasure = Standing["measures"][number];

/** How things stood before there was anything. */
export const NOTHING_YET: Standing = {
  round: null,
  levels: [],
  actions: [],
  grants: [],
  schemes: [],
  spent: [],
  measures: [],
};

/** A measure's last figure with its unit: "75 per cent". */
export function showFigure(
  measure: Pick<StandingMeasure, "decimals" | "unit" | "value" | "about">,
): string {
  return `${formatFigure(measure, measure.value, measure.about)} ${measure.unit}`;
}
