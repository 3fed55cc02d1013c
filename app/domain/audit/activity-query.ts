import type { AuditGroup } from "./audit.ts";

/** What the activity log is searched for; null and "" ask for everything. */
export type ActivityQuery = {
  /** The member who did it. */
  person: string | null;
  round: string | null;
  group: AuditGroup | null;
  /** Days (YYYY-MM-DD), both included. */
  from: string | null;
  to: string | null;
  /** Words in what was done, by whom or to what. */
  text: string;
};

/** The log as it opens. */
export const EVERYTHING: ActivityQuery = {
  person: null,
  round: null,
  group: null,
  from: null,
  to: null,
  text: "",
};
