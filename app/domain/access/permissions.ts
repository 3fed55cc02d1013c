import { DomainError } from "../errors.ts";
import { MEMBER_ROLES, type Role } from "./roles.ts";

/** Each thing a use case may ask for, and the roles that may do it: the one table of permissions. */
const PERMISSIONS = {
  "area.read": MEMBER_ROLES,
  "people.read": ["facilitator", "deputy"],
  "people.manage": ["facilitator"],
  /** To take the whole area away as a file. */
  "area.export": ["facilitator"],
  "edition.manage": ["facilitator", "deputy"],
  "round.manage": ["facilitator", "deputy"],
  "round.run": ["facilitator", "deputy"],
  "sheet.print": ["facilitator", "deputy", "recorder", "partner-member", "partner-lead"],
  "sheet.read": ["facilitator", "deputy", "recorder"],
  "sheet.record": ["recorder"],
  "sheet.strike": ["facilitator", "deputy", "recorder"],
  /** To invite partners into a round, let guests in, and send reminders. */
  "guests.manage": ["facilitator", "deputy"],
  /** A guest's own part: what it picked while joining. */
  "guest.self": ["guest"],
  "round.take-part": [
    "facilitator",
    "deputy",
    "recorder",
    "partner-member",
    "partner-lead",
    "guest",
  ],
  "round.read-closed": MEMBER_ROLES,
  "score.record": ["partner-member", "partner-lead", "guest"],
  "view.confirm": ["partner-lead"],
  "record.redact": ["facilitator"],
  "plan.read": MEMBER_ROLES,
  "plan.manage": ["facilitator", "deputy"],
  "plan.edit": ["facilitator", "deputy", "partner-lead"],
  "plan.note": ["facilitator", "deputy", "partner-lead", "partner-member"],
  "meeting.read": MEMBER_ROLES,
  /** To plan meetings, ask owners for updates, freeze the pack, and record decisions. */
  "meeting.manage": ["facilitator", "deputy"],
  "measures.read": MEMBER_ROLES,
  "measures.edit": ["facilitator", "deputy", "finance-lead", "partner-lead"],
  "integration.choose": ["facilitator", "deputy"],
  /** To answer where an agreed level and a measure differ. */
  "story.answer": ["facilitator", "deputy", "partner-lead"],
  /** To share a closed round, the plan or a pack by a link with somebody outside the area. */
  "share.manage": ["facilitator", "deputy"],
  "funding.read": [
    "facilitator",
    "deputy",
    "partner-lead",
    "partner-member",
    "board-member",
    "finance-lead",
    "signatory",
    "observer",
  ],
  "funding.edit": ["facilitator", "deputy", "finance-lead"],
  "funding.sign": ["signatory"],
  "funding.comment": ["partner-lead", "partner-member", "board-member"],
  /** To read what a board reads: the board page and the packs issued. */
  "board.read": [
    "facilitator",
    "deputy",
    "partner-lead",
    "partner-member",
    "board-member",
    "finance-lead",
    "signatory",
    "observer",
  ],
  /** To issue packs, and to say what a board is asked to decide. */
  "board.manage": ["facilitator", "deputy"],
  "return.read": MEMBER_ROLES,
  "return.edit": ["facilitator", "deputy", "finance-lead"],
  "return.sign": ["signatory"],
  "graduation.read": [
    "facilitator",
    "deputy",
    "partner-lead",
    "partner-member",
    "board-member",
    "finance-lead",
    "signatory",
    "observer",
  ],
  "graduation.manage": ["facilitator", "deputy"],
  "graduation.write": ["facilitator", "deputy", "finance-lead", "partner-lead"],
  "graduation.comment": [
    "facilitator",
    "deputy",
    "partner-lead",
    "partner-member",
    "board-member",
    "finance-lead",
    "signatory",
  ],
  /** To say, for one's organisation, how ready a case is. */
  "graduation.judge": ["partner-lead", "partner-member"],
  "graduation.sign": ["signatory"],
  "activity.read": ["facilitator", "deputy"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

/** Whether any of a member's roles holds the permission. */
export function may(roles: readonly Role[], permission: Permission): boolean {
  const holders: readonly Role[] = PERMISSIONS[permission];
  return roles.some((role) => holders.includes(role));
}

/** Refuses with `forbidden` when none of the member's roles holds the permission. */
export function permit(roles: readonly Role[], permission: Permission): void {
  if (!may(roles, permission)) throw new DomainError("forbidden");
}
