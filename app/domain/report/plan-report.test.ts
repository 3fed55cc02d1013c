import { describe, expect, it } from "vitest";
import type { PlanReportInput, ReportedAction } from "./plan-input.ts";
import { reportPlan } from "./plan-report.ts";

const CHANGES = [
  {
    key: "early",
    number: 1,
    name: "Early discharge planning",
    shortName: "Early planning",
    rows: [
      { key: "early.elective", topic: "Planning before an elective admission" },
      { key: "early.emergency", topic: "Planning from the start of an emergency admission" },
    ],
  },
  {
    key: "flow",
    number: 2,
    name: "Systems to monitor patient flow",
    shortName: "Patient flow",
    rows: [{ key: "flow.capacity", topic: "Capacity along the care pathway" }],
  },
];

const COUNCIL = {
  id: "council",
  name: "Borough council",
  shortName: "Council",
  shape: "diamond",
  colour: 3,
};

const DELAYS = { name: "Delayed transfers of care", unit: "delayed days", decimals: 0 };

let made = 0;

function action(own: Partial<ReportedAction> = {}): ReportedAction {
  made += 1;
  return {
    id: `action-${made}`,
    rowKey: "early.elective",
    changeKey: "early",
    level: 3,
    whereNow: "Level 2, Plans in place.",
    whatToDo: "Plan before admission.",
    startDate: null,
    dueDate: "2017-09-30",
    howKnow: "Twenty sampled cases had a plan.",
    measureKey: null,
    targetValue: null,
    targetUnit: null,
    priority: "now",
    status: "not-started",
    proposal: "current",
    edited: [],
    ownerPartnerId: "council",
    ownerMemberId: null,
    ownerName: "Ruth Abernathy",
    stopReason: "",
    proposed: null,
    since: "2017-03-27",
    latestNote: null,
    ...own,
  };
}

function report(actions: ReportedAction[], own: Partial<PlanReportInput> = {}) {
  return reportPlan({
    area: { name: "Somewhere", notice: null },
    today: "2017-06-21",
    changes: CHANGES,
    partners: [{ ...COUNCIL, active: true, mergedInto: null }],
    people: [{ id: "ruth", name: "Ruth Abernathy", active: false }],
    measures: new Map([["delays", DELAYS]]),
    waits: [],
    schemes: [],
    actions,
    ...own,
  });
}

describe("the plan's report", () => {
  it("groups actions by change in the model's order, the area's own last in their change", () => {
    const { now } = report([
      action({ rowKey: "flow.capacity", changeKey: "flow" }),
      action({ rowKey: null, level: null, proposal: "own", whatToDo: "Write to every ward." }),
      action({ rowKey: "early.emergency" }),
      action({ level: 4 }),
      action(),
    ]);
    expect(now.map(({ change, entries }) => [change.number, entries.map((e) => e.topic)])).toEqual([
      [
        1,
        [
          "Planning before an elective admission",
          "Planning before an elective admission",
          "Planning from the start of an emergency admission",
          "Write to every ward.",
        ],
      ],
      [2, ["Capacity along the care pathway"]],
    ]);
    expect(now[0]?.entries.map(({ step }) => step)).toEqual([
      "To level 3",
      "To level 4",
      "To level 3",
      "",
    ]);
  });

  it("says how the plan stands, and names what is overdue, the longest first", () => {
    const { sentences, counts } = report([
      action({ status: "off-track", dueDate: "2017-06-16" }),
      action({ status: "on-track", dueDate: "2017-05-31", rowKey: "early.emergency" }),
      action({ status: "complete", dueDate: "2017-05-01" }),
      action({ ownerPartnerId: null, ownerName: "" }),
      action({ priority: "later" }),
      action({ priority: "later", rowKey: "early.emergency" }),
    ]);
    expect(sentences).toEqual([
      "4 actions for now: 1 off track, 1 on track, 1 not started and 1 complete.",
      "2 are overdue: Planning from the start of an emergency admission (31 May 2017) and Planning before an elective admission (16 June 2017).",
      "1 action has no owner.",
      "2 actions wait for later.",
    ]);
    expect(counts.overdue).toBe(2);
  });

  it("only counts overdue actions when they are many", () => {
    const late = Array.from({ length: 6 }, () =>
      action({ status: "at-risk", dueDate: "2017-06-20" }),
    );
    expect(report(late).sentences).toContain("6 are overdue.");
  });

  it("says that a plan without actions is empty", () => {
    expect(report([]).sentences).toEqual(["The plan holds no actions yet."]);
  });

  it("counts an action under later as one for now once somebody has begun it", () => {
    const { now, later } = report([
      action({ priority: "later", status: "on-track" }),
      action({ priority: "later" }),
    ]);
    expect([now.length, later.length]).toEqual([1, 1]);
  });

  it("keeps what is reached or no longer asked for apart, and never overdue", () => {
    const { past, now, counts } = report([
      action({ proposal: "reached", dueDate: "2017-01-01", status: "on-track" }),
      action({ proposal: "superseded", dueDate: "2017-01-01" }),
    ]);
    expect(now).toEqual([]);
    expect(past[0]?.entries.map(({ mark, overdue }) => [mark, overdue])).toEqual([
      ["reached", false],
      ["superseded", false],
    ]);
    expect(counts.overdue).toBe(0);
  });

  it("describes one action in words", () => {
    const { now } = report([
      action({
        status: "at-risk",
        dueDate: "2017-06-20",
        measureKey: "delays",
        latestNote: { on: "2017-06-01", text: "Two posts are vacant." },
      }),
    ]);
    expect(now[0]?.entries[0]).toMatchObject({
      due: "20 June 2017",
      lateness: "Overdue by 1 day",
      statusName: "At risk",
      measure: "Delayed transfers of care",
      owner: COUNCIL,
      lead: "Ruth Abernathy",
      latestNote: { on: "1 June 2017", text: "Two posts are vacant." },
    });
  });

  it("shortens a long own action to a topic", () => {
    const whatToDo =
      "Agree with every care home in the area how and when a bed is offered, and log it.";
    const { now } = report([action({ rowKey: null, level: null, proposal: "own", whatToDo })]);
    expect(now[0]?.entries[0]?.topic).toBe("Agree with every care home in the area…");
  });

  it("gives a reason only for what is stopped", () => {
    const { now } = report([
      action({ status: "stopped", stopReason: "The ward closed." }),
      action({ status: "on-track", stopReason: "left over" }),
    ]);
    expect(now[0]?.entries.map(({ stopReason }) => stopReason)).toEqual(["The ward closed.", ""]);
  });
});

describe("the plan on a page", () => {
  it("covers whole months from the first beginning to the last date, and keeps every lane", () => {
    const { chart } = report([action({ dueDate: "2018-03-02" })]);
    expect([chart.from, chart.to]).toEqual(["2017-03-01", "2018-03-31"]);
    expect(chart.lanes.map(({ number, bars }) => [number, bars.length])).toEqual([
      [1, 1],
      [2, 0],
    ]);
  });

  it("spans half a year at least", () => {
    const { chart } = report([action({ since: "2017-06-01", dueDate: "2017-06-30" })]);
    expect([chart.from, chart.to]).toEqual(["2017-06-01", "2017-11-30"]);
  });

  it("leaves out what is stopped or not for now, and begins no bar after today", () => {
    const { chart } = report([
      action({ status: "stopped" }),
      action({ priority: "later" }),
      action({ since: "2026-01-01", dueDate: null }),
    ]);
    expect(chart.lanes.flatMap(({ bars }) => bars)).toMatchObject([
      { start: "2017-06-21", end: null, overdue: false },
    ]);
  });
});
