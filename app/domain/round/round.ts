import { DomainError } from "../errors.ts";
import type { Pass } from "../score/score.ts";

/** preparing → open → draft (the record goes round) → closed. A draft can be taken back to open. */
export type RoundStatus = "preparing" | "open" | "draft" | "closed";

/**
 * The state of one pass of one row. "hidden" is a pass whose reveal was taken back: it is
 * unrevealed again, but never open to scoring again.
 */
export type PassState = "not-started" | "scoring" | "revealed" | "hidden";

/** What the room made of a row. */
export type RowOutcome = "none" | "agreed" | "parked";

/** A row's state within a round. */
export type RowState = {
  pass1: PassState;
  pass1At: number | null;
  pass2: PassState;
  pass2At: number | null;
  outcome: RowOutcome;
};

export type RowEvent =
  | "reveal"
  | "take-back"
  | "start-second"
  | "reveal-second"
  | "take-back-second"
  | "agree"
  | "reopen"
  | "park";

/** How long after a reveal it can be taken back, in milliseconds. */
export const TAKE_BACK_WINDOW = 60_000;

type Transition = {
  /** Whether the event may happen in this state; a code says why not. */
  refuse: (row: RowState, now: number) => "row-state" | "not-revealed" | "too-late" | null;
  next: (row: RowState, now: number) => RowState;
};

const within = (at: number | null, now: number) => at !== null && now - at <= TAKE_BACK_WINDOW;

/** The transitions of a row: the one table of what may follow what. */
const TRANSITIONS: Record<RowEvent, Transition> = {
  reveal: {
    refuse: (row) => (row.pass1 === "scoring" || row.pass1 === "hidden" ? null : "row-state"),
    next: (row, now) => ({ ...row, pass1: "revealed", pass1At: now }),
  },
  "take-back": {
    refuse: (row, now) => {
      if (row.pass1 !== "revealed") return "not-revealed";
      if (row.outcome === "agreed" || row.pass2 !== "not-started") return "row-state";
      return within(row.pass1At, now) ? null : "too-late";
    },
    next: (row) => ({ ...row, pass1: "hidden" }),
  },
  "start-second": {
    refuse: (row) => {
      if (row.pass1 !== "revealed") return "not-revealed";
      return row.pass2 === "not-started" && row.outcome !== "agreed" ? null : "row-state";
    },
    next: (row) => ({ ...row, pass2: "scoring" }),
  },
  "reveal-second": {
    refuse: (row) => (row.pass2 === "scoring" || row.pass2 === "hidden" ? null : "row-state"),
    next: (row, now) => ({ ...row, pass2: "revealed", pass2At: now }),
  },
  "take-back-second": {
    refuse: (row, now) => {
      if (row.pass2 !== "revealed") return "not-revealed";
      if (row.outcome === "agreed") return "row-state";
      return within(row.pass2At, now) ? null : "too-late";
    },
    next: (row) => ({ ...row, pass2: "hidden" }),
  },
  agree: {
    refuse: (row) => {
      if (row.pass1 !== "revealed") return "not-revealed";
      return row.pass2 === "scoring" || row.pass2 === "hidden" ? "not-revealed" : null;
    },
    next: (row) => ({ ...row, outcome: "agreed" }),
  },
  reopen: {
    refuse: (row) => (row.outcome === "none" ? "row-state" : null),
    next: (row) => ({ ...row, outcome: "none" }),
  },
  park: {
    refuse: (row) => (row.outcome === "none" ? null : "row-state"),
    next: (row) => ({ ...row, outcome: "parked" }),
  },
};

/** The state of a row on which nobody has scored. */
export const NEW_ROW: RowState = {
  pass1: "scoring",
  pass1At: null,
  pass2: "not-started",
  pass2At: null,
  outcome: "none",
};

/**
 * The row after an event at `now` (milliseconds). Refuses with `row-state`, `not-revealed` or
 * `too-late` when the event cannot happen in the row's state.
 */
export function moveRow(row: RowState, event: RowEvent, now: number): RowState {
  const refusal = TRANSITIONS[event].refuse(row, now);
  if (refusal) throw new DomainError(refusal);
  return TRANSITIONS[event].next(row, now);
}

/** Whether the event can happen to the row at `now`. */
export function canMove(row: RowState, event: RowEvent, now: number): boolean {
  return TRANSITIONS[event].refuse(row, now) === null;
}

/** The pass that takes scores for a row now, or null when none does. */
export function openPass(row: Pick<RowState, "pass1" | "pass2">): Pass | null {
  if (row.pass1 === "scoring") return 1;
  return row.pass2 === "scoring" ? 2 : null;
}

/** The latest revealed pass, from which labels and suggestions come, or null before any reveal. */
export function latestRevealed(row: Pick<RowState, "pass1" | "pass2">): Pass | null {
  if (row.pass1 !== "revealed") return null;
  return row.pass2 === "revealed" ? 2 : 1;
}

/**
 * Refuses a score in a pass that takes none: `round-closed`, `round-not-open`, or `pass-revealed`
 * with the pass that is `open` instead, or null.
 */
export function refuseScore(
  status: RoundStatus,
  row: Pick<RowState, "pass1" | "pass2">,
  pass: Pass,
): void {
  if (status === "closed") throw new DomainError("round-closed");
  if (status !== "open") throw new DomainError("round-not-open");
  const open = openPass(row);
  if (open !== pass) throw new DomainError("pass-revealed", { open });
}
