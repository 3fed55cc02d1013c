import { describe, expect, it } from "vitest";
import { keepAction, keepFunding, keepMeasure, keepRound } from "./keep-evidence.ts";
import { compareSource } from "./snapshot.ts";

const measure = { key: "reablement", name: "Still at home", unit: "per cent", decimals: 1 };
const value = (period: string, series: "plan" | "actual", figure: number | null, more = {}) => ({
  measureKey: "reablement",
  period,
  series,
  value: figure,
  approximate: false,
  status: "",
  source: "Return",
  ...more,
});
const target = (year: string, stretch: number | null) => ({
  measureKey: "reablement",
  year,
  target: 86,
  stretch,
});

describe("what is kept of a measure", () => {
  const kept = keepMeasure(measure, {
    values: [
      value("2016-17 Q4", "plan", 86),
      value("2016-17 Q4", "actual", 75, { approximate: true, status: "on-track" }),
      value("2017-18 Q1", "actual", null, { status: "no-improvement" }),
    ],
    targets: [target("2016-17", 90), target("2017-18", 88), target("2018-19", 89)],
    today: "2017-06-21",
  });

  it("is the last figure with its word “about”, and the stretch of the year that runs", () => {
    expect(kept.figures).toEqual({
      current: "about 75 per cent in January to March 2017",
      stretch: "88 per cent in 2017-18",
    });
    expect(kept.lines.map(({ words }) => words)).toEqual([
      "about 75 per cent in January to March 2017",
      "86 per cent",
      "No improvement, April to June 2017",
      "86 per cent in 2017-18",
      "88 per cent in 2017-18",
      "Return",
    ]);
  });

  it("says that there is no figure and no stretch target where there is none", () => {
    const none = keepMeasure(measure, { values: [], targets: [], today: "2017-06-21" });
    expect(none.figures).toEqual({ current: null, stretch: null });
    expect(none.lines.map(({ words }) => words)).toEqual(["No figure", "None set"]);
  });

  it("falls back on a stretch target of a year that is over", () => {
    const past = keepMeasure(measure, {
      values: [],
      targets: [target("2015-16", 80), target("2016-17", 82), target("2017-18", null)],
      today: "2017-06-21",
    });
    expect(past.figures?.stretch).toBe("82 per cent in 2016-17");
  });

  it("stands when its source changes or goes, and tells which", () => {
    expect(compareSource("measure", kept, { ...kept, lines: [...kept.lines] })).toBe("same");
    expect(compareSource("measure", kept, { ...kept, title: "Another" })).toBe("changed");
    expect(compareSource("measure", kept, null)).toBe("gone");
    expect(compareSource("link", kept, null)).toBe("elsewhere");
  });
});

describe("what is kept of other records", () => {
  it("names an action’s status, date and owner", () => {
    const action = {
      whatToDo: "One team",
      dueDate: "2017-09-30",
      howKnow: "",
      status: "on-track" as const,
      ownerName: "Yvonne",
    };
    expect(keepAction(action, "Council").lines.map(({ words }) => words)).toEqual([
      "On track",
      "30 September 2017",
      "Council, Yvonne",
    ]);
    expect(keepAction({ ...action, dueDate: null, ownerName: "" }, null).lines).toContainEqual({
      label: "Owner",
      words: "Nobody yet",
    });
  });

  it("adds nothing up where there is no grant", () => {
    const answers = { pooling: null, poolingReference: "", schemes: 0 };
    expect(keepFunding([], answers)).toBeNull();
    const year = { year: "2017-18", firm: true, grant: 399_000_000, planned: 100 };
    expect(keepFunding([year], answers)?.lines[0]?.words).toBe("£3,990,000, firm; £1 on schemes");
  });

  it("gives a round’s changes with level and target", () => {
    const change = { number: 1, name: "Early discharge", level: "2 Plans in place", target: "" };
    const { lines } = keepRound({
      name: "March",
      asAt: "2017-03-15",
      hospitals: "One",
      edition: "The model",
      changes: [change],
    });
    expect(lines.at(-1)).toEqual({ label: "1 Early discharge", words: "2 Plans in place" });
  });
});
