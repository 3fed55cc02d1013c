import { MEMBER_ROLES, ROLES, type Role } from "#app/domain/access/roles.ts";

/** How a round stands: prepared, open for scoring, its first change revealed, its draft gone round, closed. */
export const STATES = ["prepared", "open", "revealed", "draft", "closed"] as const;
export type State = (typeof STATES)[number];

/** Whoever can be let in: a role, or a guest of the round whom nobody has let in yet. */
export type Who = Role | "waiting-guest";

/** Everybody who asks. The last four are let in nowhere in an area. */
export const PERSONS = [
  ...ROLES,
  "waiting-guest",
  "struck-guest",
  "signed-out",
  "of-another-area",
  "of-no-area",
] as const;
export type Person = (typeof PERSONS)[number];

/** What a browser sends. "{round}", "{row}" and "{waiting}" stand for versions and ids of the place. */
export type Form = Readonly<Record<string, string | readonly string[]>> | File;

/** Who may, and when. Everybody else is refused (403), in whatever state the round is. */
export type Rule = {
  by: readonly Who[] | Readonly<Record<State, readonly Who[]>>;
  /** The states of the round in which it can be; in the others it is refused as not now (409). */
  in?: readonly State[];
  /** The states in which there is what is asked for; in the others whoever may is told 404. */
  found?: readonly State[];
};

/** One thing that can be done on a page. Where it is refused, nothing is written. */
export type Deed = Rule & { form: Form };

/** Who may open a page, and who may do what there. */
export type AreaEntry = {
  read?: readonly Who[] | Rule;
  deeds?: Readonly<Record<string, Deed>>;
  /** What stands for parameters of the address where it is not what usually does. */
  at?: Readonly<Record<string, string>>;
  /** Nothing in the address is an area's: somebody of another area finds its own there. */
  namesNothing?: true;
};

/** A page outside any area: what it answers everybody, or those who are signed in alone. */
export type PublicEntry = {
  to: "everybody" | "whoever-is-signed-in";
  get?: number;
  /** What it answers whoever is signed in, where that is something else. */
  signedIn?: number;
  post?: { status: number; form: Form };
};

/** Those who take part while a round is under way, and everybody of the area once it is closed. */
export const untilClosed = (before: readonly Who[]): Record<State, readonly Who[]> => ({
  ...{ prepared: before, open: before, revealed: before, draft: before },
  closed: EVERYONE,
});

export const EVERYONE: readonly Who[] = MEMBER_ROLES;
export const FACILITATOR: readonly Who[] = ["facilitator"];
export const FACILITATORS: readonly Who[] = ["facilitator", "deputy"];
export const RECORDER: readonly Who[] = ["recorder"];
export const LEAD: readonly Who[] = ["partner-lead"];
export const SCORERS: readonly Who[] = ["partner-member", "partner-lead"];
/** Those who score: members for their organisation, and guests, even before they are let in. */
export const SCORING: readonly Who[] = [...SCORERS, "guest", "waiting-guest"];
/** The members who take part in a round, and may know of it before it is closed. */
export const TAKING_PART: readonly Who[] = [...FACILITATORS, "recorder", ...SCORERS];
export const SHEET_READERS: readonly Who[] = [...FACILITATORS, "recorder"];
/** Money, the board's papers and graduation: everyone but a recorder, who only types in paper. */
export const BOARDROOM: readonly Who[] = EVERYONE.filter((who) => who !== "recorder");
export const MONEY: readonly Who[] = [...FACILITATORS, "finance-lead"];
export const FIGURES: readonly Who[] = [...MONEY, "partner-lead"];
export const PLANNERS: readonly Who[] = [...FACILITATORS, "partner-lead"];
export const SIGNATORY: readonly Who[] = ["signatory"];
