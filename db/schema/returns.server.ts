import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import type { ReturnReport } from "#app/domain/report/return-report.ts";
import type { Answers } from "#app/domain/return/answers.ts";
import type { Pulled } from "#app/domain/return/pulled.ts";
import { areas, members } from "./people.server.ts";

/** A quarterly return of an area; once submitted it can never change. */
export const returns = sqliteTable(
  "returns",
  {
    id: text().primaryKey(),
    areaId: text("area_id")
      .notNull()
      .references(() => areas.id),
    /** A quarter such as "2016-17 Q4". */
    quarter: text().notNull(),
    templateId: text("template_id").notNull(),
    openedAt: integer("opened_at").notNull(),
    openedBy: text("opened_by")
      .notNull()
      .references(() => members.id),
    /** The name of the file it was read in from; null for one that began here. */
    fileName: text("file_name"),
    /** The day it was submitted (YYYY-MM-DD); null while it is open. */
    submittedOn: text("submitted_on"),
    submittedBy: text("submitted_by").references(() => members.id),
    /** The whole of it as it stood when it was submitted. */
    record: text({ mode: "json" }).$type<ReturnReport>(),
    /** Counts on with every change of an answer or explanation: what a signature is for. */
    version: integer().notNull().default(1),
  },
  (t) => [uniqueIndex("returns_quarter").on(t.areaId, t.quarter)],
);

/** The answers of one section; no row where nothing was saved yet. */
export const returnSections = sqliteTable(
  "return_sections",
  {
    returnId: text("return_id")
      .notNull()
      .references(() => returns.id),
    section: text().notNull(),
    answers: text({ mode: "json" }).$type<Answers>().notNull(),
    /** By question: what the tool held when the answer was saved. */
    pulled: text({ mode: "json" }).$type<Record<string, Pulled>>().notNull(),
    savedAt: integer("saved_at").notNull(),
    savedBy: text("saved_by")
      .notNull()
      .references(() => members.id),
    version: integer().notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.returnId, t.section] })],
);

/** What was said to a question about answers that seem to contradict each other. */
export const returnExplanations = sqliteTable(
  "return_explanations",
  {
    returnId: text("return_id")
      .notNull()
      .references(() => returns.id),
    contradiction: text().notNull(),
    /** The question as it was asked: another one is asked again. */
    question: text().notNull(),
    explanation: text().notNull(),
    savedAt: integer("saved_at").notNull(),
    savedBy: text("saved_by")
      .notNull()
      .references(() => members.id),
    version: integer().notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.returnId, t.contradiction] })],
);

/** A sign-off of a return, by an account or recorded from a letter or minute. */
export const returnSignOffs = sqliteTable(
  "return_sign_offs",
  {
    id: text().primaryKey(),
    returnId: text("return_id")
      .notNull()
      .references(() => returns.id),
    capacity: text().notNull(),
    recordedBy: text("recorded_by")
      .notNull()
      .references(() => members.id),
    at: integer().notNull(),
    reference: text().notNull().default(""),
    signedOn: text("signed_on").notNull(),
    /** When an answer was changed, or the sign-off taken back. */
    withdrawnAt: integer("withdrawn_at"),
  },
  (t) => [index("return_sign_offs_return").on(t.returnId)],
);

/** A dated correction of a submitted return; it grows only. */
export const returnCorrections = sqliteTable(
  "return_corrections",
  {
    id: text().primaryKey(),
    returnId: text("return_id")
      .notNull()
      .references(() => returns.id),
    question: text().notNull(),
    was: text().notNull(),
    becomes: text().notNull(),
    reason: text().notNull(),
    at: integer().notNull(),
    correctedBy: text("corrected_by")
      .notNull()
      .references(() => members.id),
  },
  (t) => [index("return_corrections_return").on(t.returnId)],
);
