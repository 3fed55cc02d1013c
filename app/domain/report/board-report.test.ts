import { describe, expect, it } from "vitest";
import { boardWith, someAction, someBoard, someRound } from "./board.fixture.ts";
import type { BoardInput } from "./board-input.ts";
import { type BoardPack, boardPackSchema } from "./board-pack.ts";
import { reportForBoard } from "./board-report.ts";
import type { Standing } from "./board-standing.ts";

/** What a part of "What changed" says, a sentence each, with its date. */
function changedIn(pack: BoardPack, name: string): string[] {
  const group = pack.changed.find((each) => each.name === name);
  if (!group) throw new Error(`No group ${name}.`);
  return group.lines.length === 0
    ? [group.nothing]
    : group.lines.map(({ about, text, on }) => [about + text, on].filter(Boolean).join(" "));
}

const decisionsOf = (pack: BoardPack) => pack.decisions.map(({ about, text }) => about + text);

/** The board a while after a review at which it stood as `before` says. */
function review(before: BoardInput, now: BoardInput): BoardPack {
  const standing: Standing = reportForBoard(before).standing;
  return reportForBoard({ ...now, review: { name: "pack 1, issued on 29 March 2017", standing } });
}

const measure = (period: string, actual: number, plan: number | null) => ({
  key: "reablement",
  name: "Still at home",
  unit: "per cent",
  good: "up" as const,
  decimals: 0,
  points: [{ period, plan, forecast: null, actual, about: [] }],
  target: null,
  stretch: null,
  status: plan === null ? null : actual < plan ? ("worse" as const) : ("better" as const),
  trend: null,
  sentence: "",
  source: "Return of quarter 4",
});

describe("what a board reads", () => {
  it("is whole by its own schema, and can be stored and read again", () => {
    const pack = reportForBoard(someBoard());
    expect(boardPackSchema.parse(JSON.parse(JSON.stringify(pack)))).toEqual(pack);
  });

  it("says that there is nothing yet in a new area", () => {
    const pack = reportForBoard(boardWith([], { rounds: { last: null, before: null } }));
    expect(Object.values(pack.panels).map(({ figure }) => figure)).toEqual([
      "No agreed level yet",
      "No actions yet",
      "No grant yet",
      "No figure yet",
    ]);
    expect(pack.decisions).toEqual([]);
    expect(pack.since).toContain("no review before");
    expect(changedIn(pack, "Levels")).toEqual(["No round is closed yet."]);
  });
});

describe("what moved", () => {
  it("is the movement between the last two rounds where none has closed since the review", () => {
    const pack = review(someBoard(), someBoard());
    expect(pack.panels.moved.figure).toBe("1 up");
    expect(pack.panels.moved.chart?.before).toBe("September");
    expect(changedIn(pack, "Levels")).toEqual(["No round has closed since. March still stands."]);
  });

  it("is the movement since the review where a round has closed since", () => {
    const now = someBoard({
      rounds: { last: someRound("June", 4, 2), before: someRound("March", 2, 3) },
    });
    const pack = review(someBoard(), now);
    expect(pack.panels.moved.figure).toBe("1 up, 1 down");
    expect(pack.panels.moved.chart?.before).toBe("March");
    expect(changedIn(pack, "Levels")).toEqual([
      "Change 1, Early discharge planning: from level 2 to level 4.",
      "Change 2, Systems to monitor patient flow: from level 3 to level 2.",
    ]);
  });
});

describe("what changed among the actions", () => {
  it("tells of each action once: complete, late, turned, of another date", () => {
    const before = boardWith([
      someAction({ id: "done" }),
      someAction({ id: "late", dueDate: "2017-05-31", since: "2017-03-01" }),
      someAction({ id: "turned", status: "on-track" }),
      someAction({ id: "moved" }),
      someAction({ id: "same" }),
    ]);
    const then = { ...before, plan: { ...before.plan, today: "2017-03-29" } };
    const now = boardWith(
      [
        someAction({ id: "done", status: "complete" }),
        someAction({ id: "late", dueDate: "2017-05-31", status: "off-track" }),
        someAction({ id: "turned", status: "at-risk" }),
        someAction({ id: "moved", dueDate: "2017-12-31" }),
        someAction({ id: "same" }),
      ],
      { happened: { statuses: new Map([["done", "2017-06-14"]]), added: new Map(), moves: [] } },
    );
    expect(changedIn(review(then, now), "Actions")).toEqual([
      "Planning before admission (change 1) is complete (it was on track). 14 June 2017",
      "Planning before admission (change 1) is off track (it was on track) and has been overdue since 31 May 2017.",
      "Planning before admission (change 1) is at risk (it was on track).",
      "Planning before admission (change 1) is due on 31 December 2017 (it was 30 September 2017).",
    ]);
  });

  it("tells of those added, stopped, waiting for later, and taken out", () => {
    const before = boardWith([someAction({ id: "kept" }), someAction({ id: "gone" })]);
    const now = boardWith(
      [
        someAction({ id: "kept", status: "stopped", stopReason: "No money." }),
        someAction({ id: "new", changeKey: "flow", rowKey: "flow.capacity" }),
        someAction({ id: "later", priority: "later", status: "not-started" }),
      ],
      { happened: { statuses: new Map(), added: new Map([["new", "2017-06-01"]]), moves: [] } },
    );
    expect(changedIn(review(before, now), "Actions")).toEqual([
      "Planning before admission (change 1) is stopped (it was on track).",
      "Capacity (change 2) was added. 1 June 2017",
      "1 action for later was added.",
      "Planning before admission (change 1) was taken out of the plan.",
    ]);
  });
});

describe("what changed in the money", () => {
  const money = (
    amounts: Record<string, number>,
    { grant = 100_000, spent = 0 } = {},
  ): BoardInput["money"] => ({
    funding: { years: [], all: null, conditions: [], conditionsSentence: "" },
    spend: [],
    standing: {
      grants: [{ year: "2017-18", amount: grant, firm: true }],
      schemes: Object.entries(amounts).map(([id, amount]) => ({
        id,
        name: `Scheme ${id}`,
        amounts: [{ year: "2017-18", amount }],
      })),
      spent: spent > 0 ? [{ year: "2017-18", amount: spent }] : [],
    },
  });

  it("tells a move of money once, and not again as two changed schemes", () => {
    const moves = [
      {
        on: "2017-06-12",
        year: "2017-18",
        from: { id: "a", name: "Scheme a" },
        to: { id: "b", name: "Scheme b" },
        amount: 20_000,
        reason: "More visits are asked for",
      },
    ];
    const pack = review(
      someBoard({ money: money({ a: 60_000, b: 10_000 }) }),
      someBoard({
        money: money({ a: 40_000, b: 30_000 }, { spent: 5_000 }),
        happened: { statuses: new Map(), added: new Map(), moves },
      }),
    );
    expect(changedIn(pack, "Money")).toEqual([
      "£200 of 2017-18 moved from Scheme a to Scheme b: More visits are asked for. 12 June 2017",
      "£50 is reported as spent in 2017-18.",
    ]);
  });

  it("tells of a revised grant, of a new scheme, of one with another amount, and of one taken away", () => {
    const pack = review(
      someBoard({ money: money({ a: 60_000, b: 10_000 }) }),
      someBoard({ money: money({ a: 70_000, c: 5_000 }, { grant: 120_000 }) }),
    );
    expect(changedIn(pack, "Money")).toEqual([
      "Grant of 2017-18: £1,000 became £1,200.",
      "Scheme c: a new scheme, £50.",
      "Scheme a: £600 became £700.",
      "Scheme b: no longer a scheme.",
    ]);
  });
});

describe("what changed in the measures", () => {
  it("tells of a new figure, of one put right, and that one is now short of plan", () => {
    const before = someBoard({ measures: [measure("2016-17 Q3", 88, 86)] });
    const worse = someBoard({ measures: [measure("2016-17 Q4", 75, 86)] });
    expect(changedIn(review(before, worse), "Measures")).toEqual([
      "Still at home: 75 per cent in January to March 2017, after 88. It is now short of plan.",
    ]);
    const right = someBoard({ measures: [measure("2016-17 Q3", 87, 86)] });
    expect(changedIn(review(before, right), "Measures")).toEqual([
      "Still at home: 87 per cent in October to December 2016, put right from 88.",
    ]);
    expect(changedIn(review(before, before), "Measures")).toEqual(["No new figure has come."]);
  });
});

describe("what needs a decision", () => {
  it("puts first what the facilitator asks, then what is off track or silent since it fell due", () => {
    const late = { dueDate: "2017-06-09", status: "at-risk" as const };
    const pack = reportForBoard(
      boardWith(
        [
          someAction({ id: "silent", ...late, latestNote: { on: "2017-06-01", text: "Slow." } }),
          someAction({ id: "told", ...late, latestNote: { on: "2017-06-12", text: "Next week." } }),
          someAction({ id: "off", status: "off-track" }),
        ],
        { items: [{ id: "one", text: "Do we extend the pilot?" }] },
      ),
    );
    expect(decisionsOf(pack)).toEqual([
      "Do we extend the pilot?",
      "Planning before admission is overdue by 12 days, with nothing said since.",
      "Planning before admission is off track.",
    ]);
    expect(pack.actions.map(({ id }) => id)).toEqual(["silent", "told", "off"]);
  });

  it("counts what it does not name", () => {
    const actions = Array.from({ length: 9 }, (_, at) =>
      someAction({ id: `off-${at}`, status: "off-track" }),
    );
    const said = decisionsOf(reportForBoard(boardWith(actions)));
    expect(said).toHaveLength(6);
    expect(said.at(-1)).toBe("4 more actions are off track, or overdue without a word.");
  });

  it("asks about rows left open and proposals that nobody has taken", () => {
    const last = {
      ...someRound("March", 2, 3),
      parked: [{ topic: "Senior decisions", note: "Figures come in June." }],
    };
    const pack = reportForBoard(
      someBoard({
        rounds: { last, before: null },
        offer: { round: "March", added: 2, changed: 1 },
      }),
    );
    expect(decisionsOf(pack)).toEqual([
      "March proposes 2 new actions and changes to 1, which nobody has taken into the plan.",
      "Senior decisions: left open in March. Figures come in June.",
    ]);
  });
});

describe("silence", () => {
  it("stands beside each action about which the meeting asked in vain", () => {
    const said = someAction({ id: "said", latestNote: { on: "2017-06-20", text: "Done soon." } });
    const pack = reportForBoard(
      boardWith([said, someAction({ id: "silent" })], { unanswered: new Set(["silent", "gone"]) }),
    );
    expect(pack.actions.map(({ id, noUpdate }) => [id, noUpdate])).toEqual([
      ["said", false],
      ["silent", true],
    ]);
    expect(pack.panels.late.words).toContain("No update came on 1 action.");
  });
});

describe("measures", () => {
  it("stand with those short of plan first, each with its source", () => {
    const pack = reportForBoard(
      someBoard({
        measures: [
          { ...measure("2016-17 Q4", 90, 86), key: "better", name: "Better" },
          { ...measure("2016-17 Q4", 7, null), key: "loose", name: "Loose" },
          measure("2016-17 Q4", 75, 86),
        ],
      }),
    );
    expect(pack.measures.map(({ name }) => name)).toEqual(["Still at home", "Better", "Loose"]);
    expect(pack.measures[0]?.source).toBe("Return of quarter 4");
    expect(pack.panels.measures.figure).toBe("1 of 2 short of plan");
  });
});
