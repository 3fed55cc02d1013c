import { z } from "zod";
import type { Finding, Path } from "../model/content-document.ts";
import { findRepeats } from "../model/cross-check.ts";
import { keySchema, levelSchema, textSchema } from "../model/edition.ts";
import { answerSchema } from "../score/answer-schema.ts";
import { SHARINGS } from "../score/sharing.ts";
import { citationSchema, dateSchema, instantSchema, targetSchema } from "./fields.ts";

/** What people said of one row in one pass: answers by person, then words beside some of them. */
const saidFields = {
  answers: z.record(keySchema, answerSchema),
  reasons: z
    .array(z.strictObject({ by: keySchema, sharing: z.enum(SHARINGS), text: textSchema }))
    .default([]),
  evidence: z
    .array(z.strictObject({ by: keySchema, text: textSchema, link: z.url().optional() }))
    .default([]),
};

const decisionSchema = z.discriminatedUnion("outcome", [
  z.strictObject({
    outcome: z.literal("agreed"),
    level: levelSchema,
    rationale: textSchema.optional(),
    priority: z.boolean().default(false),
    /** The row's own target; else its change's holds. */
    target: targetSchema.optional(),
    differentViews: z
      .array(
        z.strictObject({
          partner: keySchema,
          level: levelSchema,
          sentence: textSchema.optional(),
        }),
      )
      .default([]),
  }),
  z.strictObject({ outcome: z.literal("parked"), note: textSchema }),
]);

const rowSchema = z.strictObject({
  row: z.string(),
  ...saidFields,
  secondPass: z
    .strictObject({ startedAt: instantSchema, revealedAt: instantSchema, ...saidFields })
    .optional(),
  decision: decisionSchema.optional(),
});

/** The file form of `content/demonstration/round-*.yaml`. */
export const roundFileSchema = z.strictObject({
  key: keySchema,
  name: textSchema,
  edition: keySchema,
  status: z.enum(["open", "closed"]),
  scope: z.strictObject({
    hospitals: textSchema,
    population: z.int().positive(),
    populationSource: citationSchema,
    footprint: textSchema,
    asAt: dateSchema,
  }),
  /** The area's own figure for the model's "X per cent". */
  homeOnDatePercent: z.int().min(1).max(100),
  evidenceFrom: levelSchema,
  openedAt: instantSchema,
  /** How a closed round was closed: the draft's way round, and each lead's confirmation. */
  closing: z
    .strictObject({
      draftSentAt: instantSchema,
      deadline: dateSchema,
      confirmations: z.array(z.strictObject({ partner: keySchema, at: instantSchema })),
      closedAt: instantSchema,
    })
    .optional(),
  /** When each person sat down to answer which changes. */
  sittings: z.array(
    z.strictObject({
      person: keySchema,
      startedAt: instantSchema,
      changes: z.array(z.int().positive()).min(1),
    }),
  ),
  /** People who scored on paper, whose sheets the recorder typed in. */
  onPaper: z.array(keySchema).default([]),
  changes: z
    .array(
      z.strictObject({
        change: keySchema,
        revealedAt: instantSchema,
        agreedAt: instantSchema,
        level: levelSchema,
        sentence: textSchema,
        target: targetSchema,
      }),
    )
    .default([]),
  rows: z.array(rowSchema).min(1),
});

export type RoundFile = z.infer<typeof roundFileSchema>;
type RoundRow = RoundFile["rows"][number];
type Said = Pick<RoundRow, "answers" | "reasons" | "evidence">;

/** What is wrong inside one round: words without an answer, a closed round without its decisions. */
export function checkRound(round: RoundFile): Finding[] {
  const closed = round.status === "closed";
  return [
    ...findRepeats(round.rows.map(({ row }, at) => ({ value: row, path: ["rows", at, "row"] }))),
    ...findRepeats(
      round.changes.map(({ change }, at) => ({ value: change, path: ["changes", at, "change"] })),
    ),
    ...(closed === (round.closing !== undefined)
      ? []
      : [{ path: ["closing"], message: "belongs to a closed round, and only there" }]),
    ...round.rows.flatMap((row, at) => checkRow(row, ["rows", at], closed)),
  ];
}

function checkRow(row: RoundRow, path: Path, closed: boolean): Finding[] {
  const level = row.decision?.outcome === "agreed" ? row.decision.level : null;
  const views = row.decision?.outcome === "agreed" ? row.decision.differentViews : [];
  return [
    ...checkSaid(row, path),
    ...(row.secondPass ? checkSaid(row.secondPass, [...path, "secondPass"]) : []),
    ...(closed === (row.decision !== undefined)
      ? []
      : [{ path, message: "a row has a decision when its round is closed, and only then" }]),
    ...views.flatMap((view, at) =>
      view.level === level
        ? [
            {
              path: [...path, "decision", "differentViews", at, "level"],
              message: "is the agreed level, so no different view",
            },
          ]
        : [],
    ),
  ];
}

function checkSaid(said: Said, path: Path): Finding[] {
  return (["reasons", "evidence"] as const).flatMap((field) => [
    ...findRepeats(said[field].map(({ by }, at) => ({ value: by, path: [...path, field, at] }))),
    ...said[field].flatMap(({ by }, at) =>
      by in said.answers
        ? []
        : [{ path: [...path, field, at, "by"], message: `"${by}" gave no answer here` }],
    ),
  ]);
}
