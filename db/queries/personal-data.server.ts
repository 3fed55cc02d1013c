import { sql } from "drizzle-orm";
import type { Database } from "../client.server.ts";

/**
 * One place where the database points at a person: a column that holds a member or an account.
 * `what` is what stands there, to the person; `shows` are the columns that say something of the
 * person or were written by them. Whatever else a row holds is about others and never leaves in
 * their name.
 */
type Holding = { what: string; shows: readonly string[] };

/**
 * Every column of the schema that points at a member or an account; a test compares the list with
 * the schema, so that a new one is thought of on its first day.
 */
export const HOLDINGS = {
  "sessions.account_id": {
    what: "Browsers you are signed in with",
    shows: ["device", "created_at", "last_seen_at", "expires_at"],
  },
  "identities.account_id": {
    what: "Accounts elsewhere that you sign in with",
    shows: ["issuer", "subject", "name", "created_at"],
  },
  "second_steps.account_id": {
    what: "Your second step at sign-in",
    shows: ["created_at", "confirmed_at"],
  },
  "recovery_codes.account_id": {
    what: "Recovery codes, which are stored so that they cannot be read",
    shows: ["used_at"],
  },
  "links.account_id": {
    what: "Sign-ins that wait for a second step",
    shows: ["created_at", "expires_at", "used_at"],
  },
  "links.member_id": {
    what: "Links made for you",
    shows: ["purpose", "created_at", "expires_at", "used_at"],
  },
  "members.account_id": {
    what: "You in the area",
    shows: ["name", "title", "email", "partner_id", "roles", "active"],
  },
  "guests.member_id": {
    what: "Rounds you joined as a guest",
    shows: ["round_id", "status", "joined_at"],
  },
  "guest_sessions.member_id": {
    what: "Browsers you joined a round with",
    shows: ["created_at", "last_seen_at", "expires_at"],
  },
  "round_scorers.member_id": {
    what: "Rounds you scored in, and for whom",
    shows: ["round_id", "partner_id"],
  },
  "scores.member_id": {
    what: "Your scores, reasons and evidence",
    shows: [
      "round_id",
      "row_key",
      "pass",
      "partner_id",
      "answer",
      "reason",
      "sharing",
      "evidence",
      "evidence_link",
      "origin",
      "updated_at",
    ],
  },
  "score_keys.member_id": { what: "Marks that keep a score from being saved twice", shows: ["at"] },
  // What somebody else put on paper is not the recorder's: see paper-is-write-only.md.
  "scores.entered_by": { what: "Rows of paper sheets you typed in", shows: ["round_id"] },
  "guests.decided_by": { what: "Guests you let in or took out", shows: ["round_id", "decided_at"] },
  "desks.held_by": { what: "The facilitator’s desk you hold", shows: ["round_id", "held_at"] },
  "different_views.confirmed_by": {
    what: "Different views you confirmed",
    shows: ["round_id", "row_key", "partner_id", "level", "sentence", "confirmed_at"],
  },
  "position_shares.member_id": {
    what: "Positions you agreed to share",
    shows: ["round_id", "partner_id", "at"],
  },
  "corrections.member_id": {
    what: "Corrections you added to a record",
    shows: ["round_id", "row_key", "text", "at"],
  },
  "area_editions.offered_by": {
    what: "Editions you offered",
    shows: ["offered_at", "withdrawn_at"],
  },
  "actions.owner_member_id": {
    what: "Actions you lead",
    shows: ["what_to_do", "due_date", "status"],
  },
  "action_history.member_id": {
    what: "Changes you made to actions",
    shows: ["action_id", "field", "after", "at"],
  },
  "progress_notes.member_id": {
    what: "Progress notes you wrote",
    shows: ["action_id", "text", "at"],
  },
  "action_updates.member_id": {
    what: "Updates you gave before a meeting",
    shows: ["status_after", "due_after", "at"],
  },
  "asked_owners.member_id": {
    what: "Meetings you were asked for updates before",
    shows: ["meeting_id", "asked_at", "reminded_at"],
  },
  "taken_rounds.member_id": {
    what: "Proposals you took into the plan",
    shows: ["round_id", "at"],
  },
  "together_changes.member_id": {
    what: "Changes you made to several actions at once",
    shows: ["at", "undone_at"],
  },
  "plan_imports.member_id": {
    what: "Plans you read in",
    shows: ["file_name", "at", "undone_at"],
  },
  "decisions.member_id": {
    what: "Decisions you recorded",
    shows: ["meeting_id", "text", "what_to_do", "due_date", "at"],
  },
  "decision_corrections.member_id": {
    what: "Corrections you added to decisions",
    shows: ["text", "at"],
  },
  "measure_history.member_id": {
    what: "Figures you changed",
    shows: ["measure_key", "period", "series", "after", "at"],
  },
  "measure_imports.member_id": {
    what: "Files of figures you read in",
    shows: ["file_name", "rows", "at", "undone_at"],
  },
  "story_answers.member_id": {
    what: "What you answered where a level and a measure differ",
    shows: ["round_id", "row_key", "measure_key", "text", "at"],
  },
  "integration_choices.chosen_by": {
    what: "Models of integration you recorded",
    shows: ["model", "own_name", "own_characteristics", "why", "chosen_at"],
  },
  "shares.created_by": {
    what: "Links to read that you made",
    shows: ["kind", "note", "created_at", "expires_at", "revoked_at"],
  },
  "signatories.member_id": { what: "What you sign for", shows: ["capacity", "years"] },
  "sign_offs.recorded_by": {
    what: "Sign-offs of the grant you gave or recorded",
    shows: ["year", "reference", "signed_on", "at", "withdrawn_at"],
  },
  "grant_revisions.replaced_by": {
    what: "Years of the grant you changed",
    shows: ["year", "replaced_at"],
  },
  "virements.moved_by": {
    what: "Money you moved between schemes",
    shows: ["year", "amount", "reason", "at"],
  },
  "allocation_versions.saved_by": {
    what: "Versions of the suggested split you saved",
    shows: ["name", "saved_at"],
  },
  "consultations.circulated_by": {
    what: "Versions you sent round for comment",
    shows: ["number", "message", "closes_on", "circulated_at"],
  },
  "consultation_comments.member_id": {
    what: "Comments you made on the use of the grant",
    shows: ["partner_id", "text", "reference", "at"],
  },
  "packs.issued_by": { what: "Packs you issued", shows: ["number", "as_at", "issued_at"] },
  "board_items.added_by": {
    what: "What you added for the board to decide",
    shows: ["text", "added_at", "removed_at"],
  },
  "returns.opened_by": { what: "Quarterly returns you began", shows: ["quarter", "opened_at"] },
  "returns.submitted_by": {
    what: "Quarterly returns you submitted",
    shows: ["quarter", "submitted_on"],
  },
  "return_sections.saved_by": {
    what: "Sections of returns you saved last",
    shows: ["section", "saved_at"],
  },
  "return_explanations.saved_by": {
    what: "Answers of returns you explained",
    shows: ["question", "explanation", "saved_at"],
  },
  "return_corrections.corrected_by": {
    what: "Corrections you added to returns",
    shows: ["question", "becomes", "reason", "at"],
  },
  "return_sign_offs.recorded_by": {
    what: "Sign-offs of returns you gave or recorded",
    shows: ["capacity", "reference", "signed_on", "at", "withdrawn_at"],
  },
  "graduation_comments.member_id": {
    what: "Comments you made on a graduation case",
    shows: ["case_id", "criterion", "text", "at"],
  },
  "graduation_evidence.kept_by": {
    what: "Evidence you kept for a graduation case",
    shows: ["case_id", "criterion", "kind", "kept_on", "at", "removed_at"],
  },
  "graduation_progress.member_id": {
    what: "What you said of an objective of the panel",
    shows: ["state", "note", "at"],
  },
  "graduation_readiness.member_id": {
    what: "How ready you said a case is",
    shows: ["criterion", "partner_id", "answer", "reason", "sharing", "at"],
  },
  "graduation_signatories.member_id": {
    what: "What you sign of a graduation case",
    shows: ["case_id", "capacity"],
  },
  "graduation_sign_offs.recorded_by": {
    what: "Signatures of a graduation case you gave or recorded",
    shows: ["reference", "signed_on", "at", "withdrawn_at"],
  },
  "audit_events.member_id": {
    what: "The activity log: what you did",
    shows: ["at", "kind", "subject_id", "part"],
  },
} as const satisfies Record<string, Holding>;

export type HoldingKey = keyof typeof HOLDINGS;

/** What stands in one place of one person: the columns shown, row by row. */
export type Held = {
  key: HoldingKey;
  what: string;
  columns: readonly string[];
  rows: Record<string, unknown>[];
};

/** Columns of each place, before an export: quoted, since names come from the list above alone. */
const list = (columns: readonly string[]) =>
  sql.join(
    columns.map((column) => sql.identifier(column)),
    sql`, `,
  );

/** Scores are found through their rounds: their key begins with one. */
const OF_AREA: Partial<Record<HoldingKey, string>> = { "scores.member_id": "round_id" };

/**
 * Everything held of a member (by its id) or of an account, place by place; places with nothing are
 * left out. It reads whole tables where they have no index for it: somebody asks for this once in years.
 */
export function listHeld(
  db: Database,
  of: { account: string } | { member: string; area: string },
): Held[] {
  const isAccount = "account" in of;
  const id = isAccount ? of.account : of.member;
  return (Object.keys(HOLDINGS) as HoldingKey[]).flatMap((key) => {
    const [table = "", column = ""] = key.split(".");
    // A membership is told with its area, by whoever asks.
    if (column.startsWith("account") !== isAccount || key === "members.account_id") return [];
    const { what, shows } = HOLDINGS[key];
    const byRound = OF_AREA[key];
    const scope =
      byRound && !isAccount
        ? sql` AND ${sql.identifier(byRound)} IN (SELECT id FROM rounds WHERE area_id = ${of.area})`
        : sql``;
    const rows = db.orm.all<Record<string, unknown>>(
      sql`SELECT ${list(shows)} FROM ${sql.identifier(table)} WHERE ${sql.identifier(column)} = ${id}${scope} ORDER BY rowid`,
    );
    return rows.length === 0 ? [] : [{ key, what, columns: shows, rows }];
  });
}
