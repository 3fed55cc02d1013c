import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import type { CaseBoard, CriterionFacts, EvidenceKind } from "#app/domain/graduation/case.ts";
import type { CaseContent } from "#app/domain/graduation/case-version.ts";
import type { ObjectiveState } from "#app/domain/graduation/objectives.ts";
import type { Snapshot } from "#app/domain/graduation/snapshot.ts";
import type { Answer } from "#app/domain/score/score.ts";
import type { Sharing } from "#app/domain/score/sharing.ts";
import { areas, members, partners } from "./people.server.ts";

/** A case for graduation from the Better Care Fund, of one board or several. */
export const graduationCases = sqliteTable(
  "graduation_cases",
  {
    id: text().primaryKey(),
    areaId: text("area_id")
      .notNull()
      .references(() => areas.id),
    name: text().notNull(),
    /** Id of the wave in the content. */
    wave: text().notNull(),
    boards: text({ mode: "json" }).$type<CaseBoard[]>().notNull(),
    /** The covering letter. */
    letter: text().notNull().default(""),
    letterVersion: integer("letter_version").notNull().default(1),
    createdAt: integer("created_at").notNull(),
    deletedAt: integer("deleted_at"),
    version: integer().notNull().default(1),
  },
  (t) => [index("graduation_cases_area").on(t.areaId, t.createdAt)],
);

const caseId = () =>
  text("case_id")
    .notNull()
    .references(() => graduationCases.id);

/** What is written for a criterion of a case, and who looks after it. */
export const graduationCriteria = sqliteTable(
  "graduation_criteria",
  {
    caseId: caseId(),
    /** The criterion's key in its wave. */
    key: text().notNull(),
    /** A text for each part, by the part's key. */
    texts: text({ mode: "json" }).$type<Record<string, string>>().notNull(),
    facts: text({ mode: "json" }).$type<CriterionFacts>().notNull(),
    ownerPartnerId: text("owner_partner_id").references(() => partners.id),
    ownerName: text("owner_name").notNull().default(""),
    dueOn: text("due_on"),
    /** Owner and date are saved apart from the texts. */
    careVersion: integer("care_version").notNull().default(0),
    version: integer().notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.key] })],
);

/** Evidence for a criterion: the area's own record as it stood on a day, or a page elsewhere. */
export const graduationEvidence = sqliteTable(
  "graduation_evidence",
  {
    id: text().primaryKey(),
    caseId: caseId(),
    criterion: text().notNull(),
    kind: text().$type<EvidenceKind>().notNull(),
    /** The id or key of what it was taken from; the address of a page elsewhere. */
    source: text().notNull(),
    snapshot: text({ mode: "json" }).$type<Snapshot>().notNull(),
    /** The area's day on which it was kept (YYYY-MM-DD). */
    keptOn: text("kept_on").notNull(),
    keptBy: text("kept_by")
      .notNull()
      .references(() => members.id),
    at: integer().notNull(),
    removedAt: integer("removed_at"),
  },
  (t) => [index("graduation_evidence_case").on(t.caseId, t.at)],
);

/** A remark on a criterion; append-only. */
export const graduationComments = sqliteTable(
  "graduation_comments",
  {
    id: text().primaryKey(),
    caseId: caseId(),
    criterion: text().notNull(),
    memberId: text("member_id")
      .notNull()
      .references(() => members.id),
    partnerId: text("partner_id").references(() => partners.id),
    text: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [index("graduation_comments_case").on(t.caseId, t.at)],
);

/** One asking of the partners how ready the case is; what they say is shown once it is revealed. */
export const graduationAskings = sqliteTable(
  "graduation_askings",
  {
    id: text().primaryKey(),
    caseId: caseId(),
    /** 1, 2, 3… within the case. */
    number: integer().notNull(),
    askedAt: integer("asked_at").notNull(),
    revealedAt: integer("revealed_at"),
    /** Who was asked, as it stood when the answers were revealed. */
    panel: text({ mode: "json" }).$type<{ memberId: string; partnerId: string }[]>(),
  },
  (t) => [uniqueIndex("graduation_askings_number").on(t.caseId, t.number)],
);

/** How ready one person thinks a criterion is. */
export const graduationReadiness = sqliteTable(
  "graduation_readiness",
  {
    askingId: text("asking_id")
      .notNull()
      .references(() => graduationAskings.id),
    criterion: text().notNull(),
    memberId: text("member_id")
      .notNull()
      .references(() => members.id),
    partnerId: text("partner_id")
      .notNull()
      .references(() => partners.id),
    answer: text({ mode: "json" }).$type<Answer>().notNull(),
    reason: text().notNull().default(""),
    sharing: text().$type<Sharing>().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.askingId, t.criterion, t.memberId] })],
);

/** What the area says of a date of the process. */
export const graduationDates = sqliteTable(
  "graduation_dates",
  {
    caseId: caseId(),
    /** The date's key in the wave. */
    key: text().notNull(),
    dueOn: text("due_on"),
    doneOn: text("done_on"),
    note: text().notNull().default(""),
    version: integer().notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.key] })],
);

/** An objective or milestone that the panel agreed with the area. */
export const graduationObjectives = sqliteTable(
  "graduation_objectives",
  {
    id: text().primaryKey(),
    caseId: caseId(),
    kind: text().$type<"objective" | "milestone">().notNull(),
    words: text().notNull(),
    measure: text().notNull().default(""),
    agreedOn: text("agreed_on"),
    dueOn: text("due_on"),
    state: text().$type<ObjectiveState>().notNull(),
    createdAt: integer("created_at").notNull(),
    deletedAt: integer("deleted_at"),
    version: integer().notNull().default(1),
  },
  (t) => [index("graduation_objectives_case").on(t.caseId, t.createdAt)],
);

/** How an objective stood when somebody said so; append-only. */
export const graduationProgress = sqliteTable(
  "graduation_progress",
  {
    id: text().primaryKey(),
    objectiveId: text("objective_id")
      .notNull()
      .references(() => graduationObjectives.id),
    memberId: text("member_id")
      .notNull()
      .references(() => members.id),
    state: text().$type<ObjectiveState>().notNull(),
    note: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [index("graduation_progress_objective").on(t.objectiveId, t.at)],
);

/** Who must sign for a case. */
export const graduationSignatories = sqliteTable(
  "graduation_signatories",
  {
    id: text().primaryKey(),
    caseId: caseId(),
    capacity: text().notNull(),
    memberId: text("member_id").references(() => members.id),
    /** The day the person left this capacity (YYYY-MM-DD): asked for no more, and kept on record. */
    leftOn: text("left_on"),
    position: integer().notNull(),
    version: integer().notNull().default(1),
  },
  (t) => [index("graduation_signatories_case").on(t.caseId, t.position)],
);

/** A signature on one version of a case, by an account or recorded from a letter or minute. */
export const graduationSignOffs = sqliteTable(
  "graduation_sign_offs",
  {
    id: text().primaryKey(),
    signatoryId: text("signatory_id")
      .notNull()
      .references(() => graduationSignatories.id),
    /** The version it covers: see `graduation_versions`. */
    mark: text().notNull(),
    recordedBy: text("recorded_by")
      .notNull()
      .references(() => members.id),
    at: integer().notNull(),
    reference: text().notNull().default(""),
    signedOn: text("signed_on").notNull(),
    withdrawnAt: integer("withdrawn_at"),
  },
  (t) => [index("graduation_sign_offs_signatory").on(t.signatoryId, t.at)],
);

/** What a version that was signed said; append-only. */
export const graduationVersions = sqliteTable(
  "graduation_versions",
  {
    caseId: caseId(),
    mark: text().notNull(),
    content: text({ mode: "json" }).$type<CaseContent>().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.mark] })],
);
