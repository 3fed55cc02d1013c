/** The roles a member can hold in an area. */
export const ROLES = [
  "facilitator",
  "deputy",
  "recorder",
  "partner-member",
  "partner-lead",
  "board-member",
  "finance-lead",
  "signatory",
  "observer",
  "guest",
] as const;

export type Role = (typeof ROLES)[number];

/** The roles a facilitator gives to people. A guest is one by joining a round, for that round alone. */
export const MEMBER_ROLES = ROLES.filter((role) => role !== "guest");

/** What a role is called on a page, and what it is for. */
export const ROLE_NAMES: Record<Role, { name: string; purpose: string }> = {
  facilitator: { name: "Facilitator", purpose: "prepares and runs the rounds" },
  deputy: { name: "Deputy facilitator", purpose: "stands in for the facilitator" },
  recorder: { name: "Recorder", purpose: "types in paper scores" },
  "partner-member": { name: "Partner member", purpose: "scores for an organisation" },
  "partner-lead": { name: "Partner lead", purpose: "scores, and agrees for an organisation" },
  "board-member": { name: "Board member", purpose: "reads the board's view of closed rounds" },
  "finance-lead": { name: "Finance lead", purpose: "keeps the grant, schemes and conditions" },
  signatory: { name: "Signatory", purpose: "signs off the use of the grant" },
  observer: { name: "Observer", purpose: "reads what a board may read" },
  guest: { name: "Guest", purpose: "scores in one round" },
};
