import { z } from "zod";
import { PARTNER_COLOURS, PARTNER_SHAPES } from "#app/domain/access/partner-look.ts";
import { ROLES } from "#app/domain/access/roles.ts";
import { EVIDENCE_KINDS } from "#app/domain/graduation/case.ts";
import { OBJECTIVE_STATES } from "#app/domain/graduation/objectives.ts";
import { measureSchema } from "#app/domain/measure/measure.ts";
import { SERIES } from "#app/domain/measure/series.ts";
import { MEETING_KINDS } from "#app/domain/meeting/meeting.ts";
import { levelSchema } from "#app/domain/model/edition.ts";
import { ACTION_STATUSES } from "#app/domain/plan/action.ts";
import { boardPackSchema } from "#app/domain/report/board-pack.ts";
import type { CarriedName } from "./carried.server.ts";

const keysOf = <Key extends string>(record: Record<Key, unknown>) =>
  z.enum(Object.keys(record) as [Key, ...Key[]]);

const date = z.iso.date();
const year = z.string().regex(/^\d{4}-\d{2}$/, "must be a financial year such as 2017-18");
const quarter = z.string().regex(/^\d{4}-\d{2} Q[1-4]$/, "must be a quarter such as 2016-17 Q4");
const texts = z.array(z.string());
const colour = z
  .int()
  .min(0)
  .max(PARTNER_COLOURS.length - 1);
const passState = z.enum(["not-started", "scoring", "revealed", "hidden"]);
const status = keysOf(ACTION_STATUSES);

/** What a column of this name holds wherever it stands. */
const BY_NAME: Readonly<Record<string, z.ZodType>> = {
  ...Object.fromEntries(
    ["level", "agreedLevel", "targetLevel", "evidenceFrom"].map((name) => [name, levelSchema]),
  ),
  ...Object.fromEntries(
    [
      ...["asAt", "draftDeadline", "targetDate", "startDate", "dueDate", "dueBefore", "dueAfter"],
      ...["date", "papersDeadline", "closesOn", "startsOn", "endsOn", "signedOn", "submittedOn"],
      ...["dueOn", "doneOn", "agreedOn", "keptOn", "leftOn", "dated"],
    ].map((name) => [name, date]),
  ),
  year,
  years: z.array(year),
  period: quarter,
  series: z.enum(SERIES),
  shape: z.enum(PARTNER_SHAPES),
  statusBefore: status,
  statusAfter: status,
  state: z.enum(OBJECTIVE_STATES),
};

const storedValue = z
  .strictObject({
    value: z.number().nullable(),
    numerator: z.number().nullable(),
    denominator: z.number().nullable(),
    approximate: z.boolean(),
    status: z.string(),
    source: z.string(),
    dated: z.string().nullable(),
  })
  .nullable();

const together = z.strictObject({
  status: status.optional(),
  stopReason: z.string().optional(),
  ownerPartnerId: z.string().nullable().optional(),
  ownerMemberId: z.string().nullable().optional(),
  ownerName: z.string().optional(),
  priority: z.enum(["now", "later"]).optional(),
  dueDate: date.nullable().optional(),
});

const byYear = z.array(z.looseObject({ year: z.string(), amount: z.number() }));
const circulated = z.strictObject({
  title: z.string(),
  basis: z.string(),
  asAt: z.string(),
  years: z.array(
    z.strictObject({
      year: z.string(),
      firm: z.boolean().nullable(),
      grant: z.number(),
      planned: z.number(),
    }),
  ),
  steps: z.array(
    z.strictObject({ number: z.number(), name: z.string(), byYear, total: z.number() }),
  ),
  schemes: z.array(
    z.strictObject({
      name: z.string(),
      step: z.number(),
      lead: z.string(),
      byYear,
      total: z.number(),
    }),
  ),
});

const board = z.strictObject({
  name: z.string(),
  supports: z.boolean().nullable(),
  reference: z.string(),
});
const facts = z.strictObject({
  directions: z.boolean().nullable().optional(),
  speedUp: z.record(z.string(), z.string()).optional(),
  pooling: z
    .strictObject({
      route: z.enum(["pool", "align"]).nullable(),
      minimum: z.number().nullable(),
      planned: z.number().nullable(),
      scope: z.enum(["smaller", "equal", "greater"]).nullable(),
      services: z.string(),
    })
    .optional(),
  committed: z.boolean().nullable().optional(),
});
const snapshot = z.strictObject({
  title: z.string(),
  lines: z.array(z.strictObject({ label: z.string(), words: z.string() })),
  figures: z
    .strictObject({ current: z.string().nullable(), stretch: z.string().nullable() })
    .optional(),
});
const caseContent = z.strictObject({
  name: z.string(),
  wave: z.string(),
  boards: z.array(board),
  letter: z.string(),
  criteria: z.record(
    z.string(),
    z.strictObject({ texts: z.record(z.string(), z.string()), facts }),
  ),
  evidence: z.array(
    z.strictObject({ criterion: z.string(), kind: z.string(), keptOn: z.string(), snapshot }),
  ),
});

/** A submitted return as it stood: shown as it is, so the parts that its pages walk are looked at. */
const returnRecord = z
  .record(z.string(), z.json())
  .refine(
    (record) =>
      ["completion", "sections", "contradictions", "signatures"].every((part) =>
        Array.isArray(record[part]),
      ),
    "must be the record of a return",
  );

/** What a column holds beyond what the database would take; every column of JSON is here. */
const BY_PLACE: Partial<Record<CarriedName, Readonly<Record<string, z.ZodType>>>> = {
  partners: { colour },
  members: { roles: z.array(z.enum(ROLES)) },
  rounds: {
    status: z.enum(["preparing", "open", "draft", "closed"]),
    homeOnDatePercent: z.int().min(0).max(100),
  },
  roundPartners: { changes: texts, colour },
  roundRows: {
    pass1: passState,
    pass2: passState,
    outcome: z.enum(["none", "agreed", "parked"]),
  },
  agendaItems: { minutes: z.int().min(0).max(10_000) },
  guests: {
    kind: z.enum(["device", "paper"]),
    status: z.enum(["waiting", "accepted", "struck"]),
  },
  actions: {
    priority: z.enum(["now", "later"]),
    status,
    proposal: z.enum(["own", "current", "reached", "superseded"]),
    edited: texts,
    proposed: z.strictObject({
      whereNow: z.string(),
      whatToDo: z.string(),
      dueDate: date.nullable(),
      howKnow: z.string(),
      measureKey: z.string().nullable(),
      priority: z.enum(["now", "later"]),
      roundId: z.string(),
      kept: texts,
    }),
  },
  togetherChanges: {
    changes: z.array(
      z.strictObject({ actionId: z.string(), before: together, after: together, edited: texts }),
    ),
  },
  schemes: {
    step: z.int().min(1).max(9),
    purposes: z.record(z.string(), z.number()),
    measures: texts,
  },
  schemeSpend: { quarter: z.int().min(1).max(4) },
  fundingTerms: {
    pooling: z.enum(["pooled", "exempted"]),
    stepNineShare: z.int().min(0).max(100),
    priorities: z.array(z.int().min(1).max(9)),
  },
  allocationVersions: {
    choices: z.strictObject({
      basis: z.enum(["round", "equal"]),
      stepNineShare: z.number(),
      weights: z.array(z.number()),
      committed: texts,
    }),
    result: circulated,
  },
  consultations: { plan: circulated, partnerIds: texts },
  localMeasures: {
    definition: z.strictObject({
      name: z.string(),
      unit: z.string(),
      numerator: z.string(),
      denominator: z.string().nullable(),
      per: z.int().positive(),
      good: measureSchema.shape.good,
      decimals: measureSchema.shape.decimals,
    }),
  },
  measureHistory: { before: storedValue, after: storedValue },
  meetings: { kind: keysOf(MEETING_KINDS) },
  packs: { report: boardPackSchema },
  returns: { quarter, record: returnRecord },
  returnSections: {
    answers: z.record(z.string(), z.string()),
    pulled: z.record(z.string(), z.strictObject({ answer: z.string(), source: z.string() })),
  },
  graduationCases: { boards: z.array(board) },
  graduationCriteria: { texts: z.record(z.string(), z.string()), facts },
  graduationEvidence: { kind: z.enum(EVIDENCE_KINDS), snapshot },
  graduationAskings: {
    panel: z.array(z.strictObject({ memberId: z.string(), partnerId: z.string() })),
  },
  graduationObjectives: { kind: z.enum(["objective", "milestone"]) },
  graduationVersions: { content: caseContent },
};

/** What a column holds beyond its type; undefined where its type says all. */
export function ruleOf(name: CarriedName, column: string): z.ZodType | undefined {
  return BY_PLACE[name]?.[column] ?? BY_NAME[column];
}
