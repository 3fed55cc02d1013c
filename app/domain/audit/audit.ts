/*
 * The kinds of audit event, by subject, and the sentence each stands for on the activity page.
 */

const PEOPLE = {
  "area-created": "set up the area",
  "area-exported": "took the whole area away as a file",
  "area-imported": "brought the area in from a file",
  "partner-saved": "added or changed a partner",
  "partner-merged": "merged a partner into another",
  "member-saved": "added or changed a person",
  "member-erased": "erased a person, or was erased",
  "guests-erased": "erased the names of a round’s guests",
  "reasons-erased": "blanked the reasons and evidence of a closed round",
  "retention-saved": "changed how long things are kept",
  "invitation-made": "made an invitation link",
  "invitation-accepted": "accepted an invitation",
  "code-made": "opened a round to guests with a join code",
  "code-changed": "changed until when a join code works",
  "code-ended": "closed a round to guests",
  "partner-link-made": "made a partner’s link into a round",
  "partner-link-ended": "ended a partner’s link into a round",
  "guest-joined": "joined a round as a guest",
  "guest-changed": "put right what they joined as",
  "guest-accepted": "let a guest in",
  "guest-corrected": "corrected a guest’s organisation",
  "guest-struck": "took a guest out of a round",
  "reminders-asked": "sent reminders to score",
  "invitation-mailed": "had an invitation sent by e-mail",
  "signed-in": "signed in",
  "signed-out": "signed out",
  "password-changed": "changed a password",
  "password-reset": "set a new password by a link",
  "second-step-on": "set up a second step at sign-in",
  "second-step-off": "took away their second step at sign-in",
  "second-step-taken-off": "took off somebody’s second step, as who looks after the service",
  "identity-added": "added single sign-on to their account",
  "identity-removed": "took single sign-on off their account",
  "reset-made": "made a link for a new password",
  "sessions-ended": "ended other sessions",
} as const;

const ROUNDS = {
  "edition-offered": "offered an edition of the area’s own",
  "edition-withdrawn": "withdrew an edition of the area’s own",
  "round-created": "prepared a round",
  "round-changed": "changed a round’s scope",
  "round-opened": "opened a round",
  scored: "scored",
  "sheet-typed": "typed in a paper sheet",
  "sheets-imported": "read paper sheets from a file",
  "sheet-struck": "struck a paper sheet",
  revealed: "revealed",
  "reveal-taken-back": "took back a reveal",
  "desk-taken": "took the facilitator’s desk",
  "agenda-saved": "changed the agenda",
  "second-started": "started a second score",
  "second-revealed": "revealed the second score",
  agreed: "recorded an agreed level",
  reopened: "reopened a row",
  parked: "parked a row",
  "change-agreed": "recorded a change’s level or target",
  "view-recorded": "recorded a different view",
  "view-removed": "removed a different view",
  "view-confirmed": "confirmed a different view",
  "draft-sent": "sent the draft record round",
  "draft-withdrawn": "took the draft record back",
  "round-closed": "closed a round",
  "positions-shared": "agreed to share positions with boards",
  "positions-unshared": "withdrew the sharing of positions",
  corrected: "added a correction beside a closed record",
  redacted: "redacted a text of a closed record",
} as const;

const PLAN = {
  "proposals-taken": "took proposals into the plan",
  "action-saved": "added or changed an action",
  "action-deleted": "deleted an action",
  "action-restored": "restored an action",
  "action-noted": "added a progress note",
  "actions-changed": "changed several actions at once",
  "actions-change-undone": "took back a change of several actions",
  "plan-imported": "read a plan from a file",
  "plan-import-undone": "took a file of the plan back",
  "plan-downloaded": "downloaded the plan",
} as const;

const MEETINGS = {
  "meeting-saved": "planned or changed a meeting",
  "meeting-cancelled": "cancelled a meeting",
  "updates-asked": "asked owners for updates before a meeting",
  "updates-reminded": "reminded owners of updates before a meeting",
  "update-link-made": "made a personal link for updates before a meeting",
  "update-links-ended": "ended personal links for updates before a meeting",
  "update-given": "gave an update before a meeting",
  "decision-recorded": "recorded a decision of a meeting",
  "decision-corrected": "added a correction beside a decision of a meeting",
  "calendar-downloaded": "took dates away as a calendar file",
} as const;

const MEASURES = {
  "measures-saved": "changed figures or targets of measures",
  "share-made": "made a link to read something from outside the area",
  "share-ended": "took back a link to read something from outside the area",
  "story-answered": "answered where a level and a measure differ",
  "measure-defined": "added or changed a measure of the area’s own",
  "measures-imported": "read in a file of figures",
  "measures-import-undone": "took a file of figures back",
  "integration-chosen": "recorded the area’s model of integration",
} as const;

const FUNDING = {
  "grant-saved": "added or changed a year’s grant",
  "grant-removed": "took a year of the grant away",
  "money-moved": "moved money between schemes",
  "spend-saved": "reported what a scheme spent",
  "allocation-saved": "saved a version of the suggested split",
  "allocation-deleted": "deleted a version of the suggested split",
  "plan-circulated": "sent a version of the use of the grant to partners",
  "consultation-changed": "changed a consultation or recorded its outcome",
  "comment-made": "commented on the use of the grant",
  "comment-answered": "responded to a comment on the use of the grant",
  "funding-downloaded": "downloaded the use of the grant",
  "scheme-saved": "added or changed a scheme",
  "scheme-deleted": "deleted a scheme",
  "scheme-restored": "restored a scheme",
  "terms-saved": "answered the grant conditions",
  "choices-saved": "changed the choices for the suggested split",
  "signatory-saved": "added or changed a signatory",
  "signatory-removed": "took a signatory away",
  "signed-off": "recorded a sign-off",
  "sign-off-withdrawn": "changed an amount, which withdrew a sign-off",
  "sign-off-taken-back": "took back a sign-off",
} as const;

const BOARD = {
  "pack-issued": "issued a board pack",
  "pack-downloaded": "downloaded a board pack",
  "board-item-added": "added something for the board to decide",
  "board-item-removed": "took something off the board’s list",
  "board-item-restored": "put something back on the board’s list",
} as const;

const RETURNS = {
  "return-opened": "began a quarterly return",
  "return-saved": "answered a section of a quarterly return",
  "return-explained": "explained an answer of a quarterly return",
  "return-signed": "recorded a sign-off of a quarterly return",
  "return-sign-off-withdrawn": "changed a quarterly return, which withdrew its sign-off",
  "return-sign-off-taken-back": "took back a sign-off of a quarterly return",
  "return-submitted": "submitted a quarterly return",
  "return-corrected": "added a correction beside a submitted return",
  "return-read-in": "read in a quarterly return from a file",
  "return-taken-back": "took back a quarterly return that was read in",
  "return-downloaded": "downloaded a quarterly return",
} as const;

const GRADUATION = {
  "case-saved": "added or changed a graduation case",
  "case-deleted": "deleted a graduation case",
  "case-restored": "restored a graduation case",
  "case-written": "changed the words of a graduation case",
  "case-care-saved": "said who looks after a criterion",
  "case-commented": "commented on a graduation case",
  "case-evidence-kept": "kept evidence for graduation",
  "case-evidence-removed": "took evidence out of a graduation case",
  "case-date-saved": "recorded a date of the graduation process",
  "case-objective-saved": "recorded an objective of the graduation panel",
  "case-objective-removed": "took an objective of the graduation panel away",
  "readiness-asked": "asked partners how ready a case is",
  "readiness-given": "said how ready a case is",
  "readiness-revealed": "revealed how ready partners think a case is",
  "case-signatory-saved": "added or changed a signatory of a graduation case",
  "case-signatory-removed": "took a signatory of a graduation case away",
  "case-signed-off": "signed a graduation case, or recorded a signature",
  "case-sign-off-withdrawn": "changed a graduation case, which withdrew a signature",
  "case-sign-off-taken-back": "took back a signature on a graduation case",
  "case-downloaded": "downloaded a graduation case",
} as const;

const READING = {
  "scores-read": "read the revealed scores and reasons",
  "record-downloaded": "downloaded the record",
  "readiness-read": "read how ready partners think a graduation case is",
  "results-read": "read the results",
  "results-downloaded": "took the results away as a file",
  "activity-downloaded": "took the activity log away as a file",
} as const;

/** The subjects by which the activity page can be searched, in its order. */
export const AUDIT_GROUPS = {
  people: { name: "People and sign-in", kinds: PEOPLE },
  rounds: { name: "Rounds and scores", kinds: ROUNDS },
  plan: { name: "Plan", kinds: PLAN },
  meetings: { name: "Meetings", kinds: MEETINGS },
  measures: { name: "Measures, the model of integration and links to read", kinds: MEASURES },
  funding: { name: "Funding", kinds: FUNDING },
  board: { name: "Board and packs", kinds: BOARD },
  returns: { name: "Quarterly returns", kinds: RETURNS },
  graduation: { name: "Graduation", kinds: GRADUATION },
  reading: { name: "Reading of scores, reasons and results", kinds: READING },
} as const;

export type AuditGroup = keyof typeof AUDIT_GROUPS;

/** Every kind of audit event and its sentence. */
export const AUDIT_KINDS = {
  ...PEOPLE,
  ...ROUNDS,
  ...PLAN,
  ...MEETINGS,
  ...MEASURES,
  ...FUNDING,
  ...BOARD,
  ...RETURNS,
  ...GRADUATION,
  ...READING,
};

export type AuditKind = keyof typeof AUDIT_KINDS;
