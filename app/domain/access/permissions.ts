import { DomainError } from "../errors.ts";
import { ROLES, type Role } from "./roles.ts";

/** Each thing a use case may ask for, and the roles that may do it: the one table of permissions. */
const PERMISSIONS = {
  "area.read": ROLES,
  "people.read": ["facilitator", "deputy"],
  "people.manage": ["facilitator"],
  "edition.manage": ["facilitator", "deputy"],
  "round.manage": ["facilitator", "deputy"],
  "round.run": ["facilitator", "deputy"],
  "round.take-part": ["facilitator", "deputy", "recorder", "partner-member", "partner-lead"],
  "round.read-closed": ROLES,
  "score.record": ["partner-member", "partner-lead"],
  "sheet.read": ["facilitator", "deputy", "recorder"],
  "sheet.record": ["recorder"],
  "sheet.strike": ["facilitator", "deputy", "recorder"],
  "view.confirm": ["partner-lead"],
  "record.redact": ["facilitator"],
  "plan.read": ROLES,
  "plan.manage": ["facilitator", "deputy"],
  "plan.edit": ["facilitator", "deputy", "partner-lead"],
  "plan.note": ["facilitator", "deputy", "partner-lead", "partner-member"],
  "measures.read": ROLES,
  "measures.edit": ["facilitator", "deputy", "finance-lead", "partner-lead"],
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
