import { describe, expect, it } from "vitest";
import {
  canMove,
  latestRevealed,
  moveRow,
  NEW_ROW,
  openPass,
  type PassState,
  type RowEvent,
  type RowOutcome,
  type RowState,
  refuseScore,
  TAKE_BACK_WINDOW,
} from "./round.ts";

const NOW = 1_000_000;
const PASSES: PassState[] = ["not-started", "scoring", "revealed", "hidden"];
const OUTCOMES: RowOutcome[] = ["none", "agreed", "parked"];
const EVENTS: RowEvent[] = [
  "reveal",
  "take-back",
  "start-second",
  "reveal-second",
  "take-back-second",
  "agree",
  "reopen",
  "park",
];

/** A row both of whose passes were last revealed `ago` milliseconds before now. */
const row = (pass1: PassState, pass2: PassState, outcome: RowOutcome, ago = 0): RowState => ({
  pass1,
  pass1At: NOW - ago,
  pass2,
  pass2At: NOW - ago,
  outcome,
});

const refusal = (state: RowState, event: RowEvent): string => {
  try {
    moveRow(state, event, NOW);
    return "moves";
  } catch (error) {
    return (error as { code: string }).code;
  }
};

/**
 * What each event meets, written out for every pair of pass states and every outcome:
 * the first that fits holds, "*" fits anything.
 */
type Line = [pass1: string, pass2: string, outcome: string, verdict: string];
const RULES: Record<RowEvent, Line[]> = {
  reveal: [
    ["scoring", "*", "*", "moves"],
    ["hidden", "*", "*", "moves"],
    ["*", "*", "*", "row-state"],
  ],
  "take-back": [
    ["revealed", "*", "agreed", "row-state"],
    ["revealed", "not-started", "*", "moves"],
    ["revealed", "*", "*", "row-state"],
    ["*", "*", "*", "not-revealed"],
  ],
  "start-second": [
    ["revealed", "not-started", "agreed", "row-state"],
    ["revealed", "not-started", "*", "moves"],
    ["revealed", "*", "*", "row-state"],
    ["*", "*", "*", "not-revealed"],
  ],
  "reveal-second": [
    ["*", "scoring", "*", "moves"],
    ["*", "hidden", "*", "moves"],
    ["*", "*", "*", "row-state"],
  ],
  "take-back-second": [
    ["*", "revealed", "agreed", "row-state"],
    ["*", "revealed", "*", "moves"],
    ["*", "*", "*", "not-revealed"],
  ],
  agree: [
    ["revealed", "not-started", "*", "moves"],
    ["revealed", "revealed", "*", "moves"],
    ["*", "*", "*", "not-revealed"],
  ],
  reopen: [
    ["*", "*", "none", "row-state"],
    ["*", "*", "*", "moves"],
  ],
  park: [
    ["*", "*", "none", "moves"],
    ["*", "*", "*", "row-state"],
  ],
};

const cases = EVENTS.flatMap((event) =>
  PASSES.flatMap((pass1) =>
    PASSES.flatMap((pass2) =>
      OUTCOMES.map((outcome) => {
        const fits = (pattern: string, value: string) => pattern === "*" || pattern === value;
        const line = RULES[event].find(
          ([one, two, made]) => fits(one, pass1) && fits(two, pass2) && fits(made, outcome),
        );
        return { event, pass1, pass2, outcome, verdict: line?.[3] ?? "no rule" };
      }),
    ),
  ),
);

describe("the transitions of a row", () => {
  it("has a written verdict for each event in each of the 48 states", () => {
    expect(cases).toHaveLength(8 * 4 * 4 * 3);
    expect(cases.filter((each) => each.verdict === "no rule")).toEqual([]);
  });

  it.each(cases)("$event with $pass1, $pass2, $outcome: $verdict", (each) => {
    const state = row(each.pass1, each.pass2, each.outcome);
    expect(refusal(state, each.event)).toBe(each.verdict);
    expect(canMove(state, each.event, NOW)).toBe(each.verdict === "moves");
  });

  it("changes nothing but what the event is about", () => {
    const revealed = row("revealed", "not-started", "none", 30_000);
    expect(moveRow(row("scoring", "not-started", "none"), "reveal", NOW)).toMatchObject({
      pass1: "revealed",
      pass1At: NOW,
      pass2: "not-started",
    });
    expect(moveRow(revealed, "take-back", NOW)).toEqual({ ...revealed, pass1: "hidden" });
    expect(moveRow(revealed, "start-second", NOW)).toEqual({ ...revealed, pass2: "scoring" });
    const second = row("revealed", "scoring", "none");
    expect(moveRow(second, "reveal-second", NOW + 5)).toEqual({
      ...second,
      pass2: "revealed",
      pass2At: NOW + 5,
    });
    const both = row("revealed", "revealed", "none");
    expect(moveRow(both, "take-back-second", NOW)).toEqual({ ...both, pass2: "hidden" });
    expect(moveRow(both, "agree", NOW)).toEqual({ ...both, outcome: "agreed" });
    expect(moveRow(both, "park", NOW)).toEqual({ ...both, outcome: "parked" });
    expect(moveRow({ ...both, outcome: "agreed" }, "reopen", NOW)).toEqual(both);
  });

  it("leaves the row it was given as it was", () => {
    const before = row("scoring", "not-started", "none");
    moveRow(before, "reveal", NOW);
    expect(before).toEqual(row("scoring", "not-started", "none"));
  });
});

describe("taking a reveal back", () => {
  it.each(["take-back", "take-back-second"] as const)(
    "%s is possible to the last millisecond of a minute, and not after",
    (event) => {
      const pass2 = event === "take-back" ? "not-started" : "revealed";
      expect(refusal(row("revealed", pass2, "none", TAKE_BACK_WINDOW), event)).toBe("moves");
      expect(refusal(row("revealed", pass2, "none", TAKE_BACK_WINDOW + 1), event)).toBe("too-late");
    },
  );

  it("never opens the first pass to scoring again", () => {
    const hidden = moveRow(row("revealed", "not-started", "none"), "take-back", NOW);
    expect(openPass(hidden)).toBeNull();
    expect(latestRevealed(hidden)).toBeNull();
    expect(openPass(moveRow(hidden, "reveal", NOW))).toBeNull();
  });

  it("hides a second pass that stays closed, while the first stays revealed", () => {
    const hidden = moveRow(row("revealed", "revealed", "none"), "take-back-second", NOW);
    expect(openPass(hidden)).toBeNull();
    expect(latestRevealed(hidden)).toBe(1);
  });
});

describe("which pass takes scores and which is shown", () => {
  it("is the first until its reveal, then the second while it is open", () => {
    let now: RowState = NEW_ROW;
    expect([openPass(now), latestRevealed(now)]).toEqual([1, null]);
    now = moveRow(now, "reveal", NOW);
    expect([openPass(now), latestRevealed(now)]).toEqual([null, 1]);
    now = moveRow(now, "start-second", NOW);
    expect([openPass(now), latestRevealed(now)]).toEqual([2, 1]);
    now = moveRow(now, "reveal-second", NOW);
    expect([openPass(now), latestRevealed(now)]).toEqual([null, 2]);
  });

  const scoring = (status: Parameters<typeof refuseScore>[0], state: RowState, pass: 1 | 2) => {
    try {
      refuseScore(status, state, pass);
      return "taken";
    } catch (error) {
      return (error as { code: string }).code;
    }
  };

  it("lets someone who arrives after the reveal score in the second pass only", () => {
    const revealed = moveRow(NEW_ROW, "reveal", NOW);
    expect(scoring("open", revealed, 1)).toBe("pass-revealed");
    expect(scoring("open", revealed, 2)).toBe("pass-revealed");
    const second = moveRow(revealed, "start-second", NOW);
    expect(scoring("open", second, 1)).toBe("pass-revealed");
    expect(scoring("open", second, 2)).toBe("taken");
  });

  it.each([
    ["preparing", "round-not-open"],
    ["open", "taken"],
    ["draft", "round-not-open"],
    ["closed", "round-closed"],
  ] as const)("takes a first score of a new row in a round that is %s: %s", (status, verdict) => {
    expect(scoring(status, NEW_ROW, 1)).toBe(verdict);
  });
});
