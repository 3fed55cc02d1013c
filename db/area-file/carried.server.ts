import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import { agendaItems } from "../schema/desk.server.ts";
import * as funding from "../schema/funding.server.ts";
import * as consultation from "../schema/funding-consultation.server.ts";
import * as fundingRecord from "../schema/funding-record.server.ts";
import * as graduation from "../schema/graduation.server.ts";
import { guests } from "../schema/guests.server.ts";
import { integrationChoices } from "../schema/integration.server.ts";
import * as measures from "../schema/measures.server.ts";
import * as meetings from "../schema/meetings.server.ts";
import { boardItems, packs } from "../schema/packs.server.ts";
import { members, partners } from "../schema/people.server.ts";
import * as plan from "../schema/plan.server.ts";
import { planImportActions, planImports } from "../schema/plan-imports.server.ts";
import { retentionTerms } from "../schema/retention.server.ts";
import * as returns from "../schema/returns.server.ts";
import * as rounds from "../schema/rounds.server.ts";
import { storyAnswers } from "../schema/stories.server.ts";
import * as updates from "../schema/updates.server.ts";

/** How a table's rows go into an area file and come out of it. */
export type Carried = {
  table: SQLiteTable;
  /** The column by which a row belongs to another carried one; without it, it belongs to the area. */
  via?: string;
  /** Columns that stay behind, whose defaults take their place. */
  leaves?: readonly string[];
  /** What a row says until everything is in: its triggers freeze what belongs to it from then on. */
  until?: Readonly<Record<string, unknown>>;
};

/**
 * Every table that an area file carries, under the name it has there. Whatever may be revealed only
 * to its organisation is not among them: see `sealed.server.ts`.
 */
export const CARRIED = {
  partners: { table: partners },
  members: { table: members, leaves: ["accountId"] },
  retentionTerms: { table: retentionTerms },
  areaEditions: { table: rounds.areaEditions },
  rounds: {
    table: rounds.rounds,
    leaves: ["revision", "deskRevision"],
    until: { status: "open" },
  },
  roundPartners: { table: rounds.roundPartners, via: "roundId" },
  roundScorers: { table: rounds.roundScorers, via: "roundId" },
  roundChanges: { table: rounds.roundChanges, via: "roundId" },
  roundRows: { table: rounds.roundRows, via: "roundId" },
  differentViews: { table: rounds.differentViews, via: "roundId" },
  positionShares: { table: rounds.positionShares, via: "roundId" },
  corrections: { table: rounds.corrections, via: "roundId" },
  agendaItems: { table: agendaItems, via: "roundId" },
  guests: { table: guests, via: "roundId" },
  actions: { table: plan.actions },
  actionWaits: { table: plan.actionWaits, via: "actionId" },
  actionHistory: { table: plan.actionHistory, via: "actionId", leaves: ["id"] },
  progressNotes: { table: plan.progressNotes, via: "actionId" },
  takenRounds: { table: plan.takenRounds },
  togetherChanges: { table: plan.togetherChanges },
  planImports: { table: planImports },
  planImportActions: { table: planImportActions, via: "importId" },
  grants: { table: funding.grants },
  grantRevisions: { table: fundingRecord.grantRevisions },
  schemes: { table: funding.schemes },
  schemeAmounts: { table: funding.schemeAmounts, via: "schemeId" },
  schemeActions: { table: funding.schemeActions, via: "schemeId" },
  schemeSpend: { table: fundingRecord.schemeSpend, via: "schemeId" },
  virements: { table: fundingRecord.virements },
  fundingTerms: { table: funding.fundingTerms },
  signatories: { table: funding.signatories },
  signOffs: { table: funding.signOffs, via: "signatoryId" },
  allocationVersions: { table: consultation.allocationVersions },
  consultations: { table: consultation.consultations },
  consultationComments: { table: consultation.consultationComments, via: "consultationId" },
  localMeasures: { table: measures.localMeasures },
  measureValues: { table: measures.measureValues },
  measureTargets: { table: measures.measureTargets },
  measureImports: { table: measures.measureImports },
  measureHistory: { table: measures.measureHistory },
  storyAnswers: { table: storyAnswers },
  integrationChoices: { table: integrationChoices },
  meetings: { table: meetings.meetings },
  decisions: { table: meetings.decisions, via: "meetingId" },
  decisionCorrections: { table: meetings.decisionCorrections, via: "decisionId" },
  decisionActions: { table: meetings.decisionActions, via: "decisionId" },
  packs: { table: packs },
  boardItems: { table: boardItems },
  askedOwners: { table: updates.askedOwners, via: "meetingId" },
  updateRequests: { table: updates.updateRequests, via: "meetingId" },
  actionUpdates: { table: updates.actionUpdates, via: "requestId" },
  returns: { table: returns.returns, until: { submittedOn: null } },
  returnSections: { table: returns.returnSections, via: "returnId" },
  returnExplanations: { table: returns.returnExplanations, via: "returnId" },
  returnSignOffs: { table: returns.returnSignOffs, via: "returnId" },
  returnCorrections: { table: returns.returnCorrections, via: "returnId" },
  graduationCases: { table: graduation.graduationCases },
  graduationCriteria: { table: graduation.graduationCriteria, via: "caseId" },
  graduationEvidence: { table: graduation.graduationEvidence, via: "caseId" },
  graduationComments: { table: graduation.graduationComments, via: "caseId" },
  graduationAskings: {
    table: graduation.graduationAskings,
    via: "caseId",
    until: { revealedAt: null },
  },
  graduationDates: { table: graduation.graduationDates, via: "caseId" },
  graduationObjectives: { table: graduation.graduationObjectives, via: "caseId" },
  graduationProgress: { table: graduation.graduationProgress, via: "objectiveId" },
  graduationSignatories: { table: graduation.graduationSignatories, via: "caseId" },
  graduationSignOffs: { table: graduation.graduationSignOffs, via: "signatoryId" },
  graduationVersions: { table: graduation.graduationVersions, via: "caseId" },
} as const satisfies Record<string, Carried>;

export type CarriedName = keyof typeof CARRIED;

/** The carried tables in the order in which they stand in a file and come in. */
export const CARRIED_TABLES = Object.entries(CARRIED) as [CarriedName, Carried][];

/** Tables of which an area file holds nothing as it stands, and why. */
export const LEFT_BEHIND: Readonly<Record<string, string>> = {
  areas: "stands at the head of the file",
  editions: "those that the area’s rounds stand on stand beside the records",
  scores: "the revealed ones stand in the sealed part, the others nowhere",
  graduation_readiness: "what is revealed stands in the sealed part, the rest nowhere",
  audit_events:
    "an installation’s log says what it saw itself; the redactions of a record go along",
  accounts: "a sign-in belongs to an installation: everybody is invited anew",
  identities: "a sign-in",
  sessions: "a sign-in",
  second_steps: "a sign-in",
  recovery_codes: "a sign-in",
  guest_sessions: "a sign-in",
  links: "a way in",
  join_codes: "a way in",
  partner_links: "a way in",
  update_links: "a way in",
  shares: "a way in",
  share_openings: "of links that do not go along",
  desks: "who holds a desk, and a running clock",
  score_keys: "keys of saves that came, which no device of another installation repeats",
  jobs: "work that waits; a pack’s deadline is put down anew",
};
