import { index, integer, primaryKey, real, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { areas, members, partners } from "./people.server.ts";
import { actions } from "./plan.server.ts";

/** The grant of one financial year, in pence. */
export const grants = sqliteTable(
  "grants",
  {
    areaId: text("area_id")
      .notNull()
      .references(() => areas.id),
    /** Financial year, such as "2017-18". */
    year: text().notNull(),
    amount: integer().notNull(),
    firm: integer({ mode: "boolean" }).notNull(),
    source: text().notNull().default(""),
    version: integer().notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.areaId, t.year] })],
);

/** A scheme: what a part of the grant pays for. */
export const schemes = sqliteTable(
  "schemes",
  {
    id: text().primaryKey(),
    areaId: text("area_id")
      .notNull()
      .references(() => areas.id),
    name: text().notNull(),
    description: text().notNull().default(""),
    leadPartnerId: text("lead_partner_id").references(() => partners.id),
    provider: text().notNull().default(""),
    step: integer().notNull(),
    /** Percentages by permitted purpose, totalling 100. */
    purposes: text({ mode: "json" }).$type<Record<string, number>>().notNull(),
    continuing: integer({ mode: "boolean" }).notNull(),
    /** A committed scheme is kept as it is by the suggestion. */
    committed: integer({ mode: "boolean" }).notNull(),
    /** First and last day (YYYY-MM-DD); null where nobody has said. */
    startsOn: text("starts_on"),
    endsOn: text("ends_on"),
    notes: text().notNull().default(""),
    /** Keys of the measures it should move. */
    measures: text({ mode: "json" }).$type<string[]>().notNull().default([]),
    /** What was spent is reported apart from what is planned. */
    spendVersion: integer("spend_version").notNull().default(1),
    deletedAt: integer("deleted_at"),
    version: integer().notNull().default(1),
  },
  (t) => [index("schemes_area").on(t.areaId, t.step)],
);

/** A scheme's amount for one financial year, in pence. */
export const schemeAmounts = sqliteTable(
  "scheme_amounts",
  {
    schemeId: text("scheme_id")
      .notNull()
      .references(() => schemes.id),
    year: text().notNull(),
    amount: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.schemeId, t.year] })],
);

/** The actions a scheme pays for. */
export const schemeActions = sqliteTable(
  "scheme_actions",
  {
    schemeId: text("scheme_id")
      .notNull()
      .references(() => schemes.id),
    actionId: text("action_id")
      .notNull()
      .references(() => actions.id),
  },
  (t) => [
    primaryKey({ columns: [t.schemeId, t.actionId] }),
    index("scheme_actions_action").on(t.actionId),
  ],
);

/** An area's answers to the grant conditions, and its choices for the suggestion. */
export const fundingTerms = sqliteTable("funding_terms", {
  areaId: text("area_id")
    .primaryKey()
    .references(() => areas.id),
  pooling: text().$type<"pooled" | "exempted">(),
  /** The agreement that pools it, or the minister's letter: reference and date. */
  poolingReference: text("pooling_reference").notNull().default(""),
  reportingLead: text("reporting_lead").notNull().default(""),
  /** The s151 officer's statement that the spending is additional. */
  additionality: text().notNull().default(""),
  /** Whether money is offset against the NHS minimum contribution. */
  offset: integer({ mode: "boolean" }),
  /** Schemes or joint work recorded towards national condition 4. */
  jointWork: text("joint_work").notNull().default(""),
  /** What a reader should know first about these figures, such as which of them are illustrations. */
  note: text().notNull().default(""),
  version: integer().notNull().default(1),
  /** Step 9's share in percent: asked for, without default. */
  stepNineShare: integer("step_nine_share"),
  /** Steps of the agreed priorities; null means those of the last closed round's priority rows. */
  priorities: text({ mode: "json" }).$type<number[]>(),
  /** How many times a priority's need counts. */
  priorityWeight: real("priority_weight").notNull().default(1.5),
  /** The choices for the suggestion are saved apart from the answers to the conditions. */
  choicesVersion: integer("choices_version").notNull().default(1),
});

/** Who must sign for an area's use of the grant. */
export const signatories = sqliteTable(
  "signatories",
  {
    id: text().primaryKey(),
    areaId: text("area_id")
      .notNull()
      .references(() => areas.id),
    capacity: text().notNull(),
    memberId: text("member_id").references(() => members.id),
    /** The financial years this signature is asked for. */
    years: text({ mode: "json" }).$type<string[]>().notNull(),
    position: integer().notNull(),
    version: integer().notNull().default(1),
  },
  (t) => [index("signatories_area").on(t.areaId)],
);

/** A sign-off of one financial year, by an account or recorded from a letter or minute. */
export const signOffs = sqliteTable(
  "sign_offs",
  {
    id: text().primaryKey(),
    signatoryId: text("signatory_id")
      .notNull()
      .references(() => signatories.id),
    year: text().notNull(),
    recordedBy: text("recorded_by")
      .notNull()
      .references(() => members.id),
    at: integer().notNull(),
    reference: text().notNull().default(""),
    signedOn: text("signed_on").notNull(),
    withdrawnAt: integer("withdrawn_at"),
  },
  (t) => [index("sign_offs_signatory").on(t.signatoryId, t.year)],
);
