import { z } from "zod";
import type { Finding } from "../model/content-document.ts";
import { findRepeats } from "../model/cross-check.ts";
import { keySchema, levelSchema, textSchema } from "../model/edition.ts";
import { ACTION_STATUSES, type ActionStatus } from "../plan/action.ts";
import { dateSchema, instantSchema } from "./fields.ts";

const STATUSES = Object.keys(ACTION_STATUSES) as [ActionStatus, ...ActionStatus[]];

const actionSchema = z.strictObject({
  key: keySchema,
  row: z.string(),
  /** The level the action would reach: one above the agreed one. */
  level: levelSchema,
  owner: keySchema,
  /** The named lead: a person of the area, or somebody without an account. */
  lead: z.union([z.strictObject({ person: keySchema }), z.strictObject({ name: textSchema })]),
  startDate: dateSchema.optional(),
  dueDate: dateSchema,
  /** A measure and what it is to come to, in place of the model's suggestion. */
  measure: z.strictObject({ key: keySchema, target: z.number().min(0) }).optional(),
  /** Keys of the actions it waits for. */
  waitsFor: z.array(keySchema).default([]),
  status: z.enum(STATUSES),
  stopReason: textSchema.optional(),
  /** Words a person put in place of the model's suggestion. */
  whatToDo: textSchema.optional(),
  howKnow: textSchema.optional(),
  notes: z
    .array(z.strictObject({ at: instantSchema, by: keySchema, text: textSchema }))
    .default([]),
});

/** The file form of `content/demonstration/plan.yaml`. */
export const planFileSchema = z.strictObject({
  /** The round whose proposals were taken, and when. */
  round: keySchema,
  takenAt: instantSchema,
  actions: z.array(actionSchema).min(1),
});

export type DemonstrationPlan = z.infer<typeof planFileSchema>;

/** Repeated keys, two actions for one step of a row, a stop without a reason, waiting for nothing. */
export function checkPlan(plan: DemonstrationPlan): Finding[] {
  return [
    ...findRepeats(
      plan.actions.map(({ key }, at) => ({ value: key, path: ["actions", at, "key"] })),
    ),
    ...findRepeats(
      plan.actions.map(({ row, level }, at) => ({
        value: `${row} to ${level}`,
        path: ["actions", at, "row"],
      })),
    ),
    ...plan.actions.flatMap((action, at) =>
      action.waitsFor
        .filter((key) => !plan.actions.some((other) => other.key === key))
        .map((key) => ({
          path: ["actions", at, "waitsFor"],
          message: `${key} is none of the actions`,
        })),
    ),
    ...plan.actions.flatMap((action, at) =>
      ACTION_STATUSES[action.status].needsReason && action.stopReason === undefined
        ? [{ path: ["actions", at, "status"], message: "needs a stopReason" }]
        : [],
    ),
  ];
}
