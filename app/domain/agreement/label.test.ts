import { describe, expect, it } from "vitest";
import { labelBothWays, labelRow } from "./label.ts";
import { panelOf } from "./panel.fixture.ts";

describe("labelRow", () => {
  it("compares nothing with nobody or one person", () => {
    expect(labelRow([])).toMatchObject({ label: "not-scored", n: 0, median: null, leikD: null });
    expect(labelRow(panelOf([4]))).toMatchObject({ label: "one-view", n: 1, partners: 1 });
  });

  it("gives each partner one voice, however many it sent", () => {
    // Nine people of one partner at 2, one person each of two others at 4.
    const scores = panelOf([2, 2, 2, 2, 2, 2, 2, 2, 2], [4], [4]);
    expect(labelRow(scores).median).toEqual({ lower: 4, upper: 4 });
    expect(labelRow(scores, "people").median).toEqual({ lower: 2, upper: 2 });
    expect(labelRow(scores).shares[1]).toBeCloseTo(1 / 3, 12);
  });

  it("shows where counting by partner and by people differ", () => {
    const scores = panelOf([3, 3, 3, 3, 3, 3, 3, 3, 3, 3], [5], [3]);
    const both = labelBothWays(scores);
    expect(both).toMatchObject({ differ: true });
    expect(both.partners.label).toBe("split");
    expect(both.people.label).toBe("aligned");
    expect(labelBothWays(panelOf([3], [3], [4])).differ).toBe(false);
  });

  it("needs four people, two of them on each side, for two groups", () => {
    expect(labelRow(panelOf([1], [1], [5])).label).toBe("split");
    expect(labelRow(panelOf([1], [1], [1], [5])).label).toBe("split");
    expect(labelRow(panelOf([1], [1], [5], [5])).label).toBe("polarised");
    // Half the weight on each side, but a single person holds the upper half.
    expect(labelRow(panelOf([1, 1, 1], [5])).label).toBe("split");
  });

  it("needs more at the ends than in the middle for two groups", () => {
    expect(labelRow(panelOf([2], [2], [4], [4])).label).toBe("split");
    expect(labelRow(panelOf([1], [2], [4], [5])).label).toBe("polarised");
  });

  it("puts shares exactly on a limit on the milder side", () => {
    // Three quarters within one level: not split. Nine tenths: aligned.
    expect(labelRow(panelOf([3], [3], [3], [5])).label).toBe("some-spread");
    const ten = panelOf([3], [3], [3], [3], [3], [3], [3], [3], [3], [5]);
    expect(labelRow(ten).label).toBe("aligned");
    // An average deviation of exactly 0.8 with everyone near (1.0 of the weight within one).
    const fifths = panelOf([2], [2], [3], [4], [4]);
    expect(labelRow(fifths).averageDeviation).toBeCloseTo(0.8, 12);
    expect(labelRow(fifths).label).toBe("some-spread");
    // Exactly 0.5.
    expect(labelRow(panelOf([3], [3], [4], [4])).label).toBe("aligned");
  });

  it("marks two views with their distance", () => {
    expect(labelRow(panelOf([2], [4])).twoViews).toBe(2);
    expect(labelRow(panelOf([3, 3])).twoViews).toBe(0);
    expect(labelRow(panelOf([3], [3], [3])).twoViews).toBeNull();
  });
});

describe("outlier", () => {
  it("names the partners of scores two or more levels off, with at most a quarter of the weight", () => {
    expect(labelRow(panelOf([3], [3], [3], [5])).outlier).toEqual({
      levels: [5],
      partners: ["p4"],
    });
    expect(labelRow(panelOf([3], [3], [5])).outlier).toBeNull();
    expect(labelRow(panelOf([3], [3], [3], [4])).outlier).toBeNull();
  });

  it("measures from the nearer end of a tied median", () => {
    expect(labelRow(panelOf([1], [3], [3], [3], [4], [4], [4], [4])).outlier).toEqual({
      levels: [1],
      partners: ["p1"],
    });
    expect(labelRow(panelOf([2], [3], [3], [3], [4], [4], [4], [4])).outlier).toBeNull();
  });

  it("names a partner of two only when the one position it appears as lies that far out", () => {
    const hidden = labelRow(panelOf([3, 5], [3, 3, 3], [3], [3])).outlier;
    expect(hidden).toEqual({ levels: [5], partners: [] });
    const shown = labelRow(panelOf([5, 5], [3, 3, 3], [3], [3])).outlier;
    expect(shown).toEqual({ levels: [5], partners: ["p1"] });
    const ofThree = labelRow(panelOf([3, 3, 5], [3, 3, 3], [3], [3])).outlier;
    expect(ofThree).toEqual({ levels: [5], partners: ["p1"] });
  });
});

describe("divided on whether it is in place", () => {
  it("needs a third of the weight on each side of the line between 2 and 3", () => {
    expect(labelRow(panelOf([2], [3], [3])).dividedOnEstablished).toBe(true);
    expect(labelRow(panelOf([2], [3], [3], [3])).dividedOnEstablished).toBe(false);
    expect(labelRow(panelOf([1], [2], [2])).dividedOnEstablished).toBe(false);
  });

  it("goes by weight: three of one partner are one voice", () => {
    const scores = panelOf([2, 2, 2], [3], [3], [3]);
    expect(labelRow(scores).dividedOnEstablished).toBe(false);
    expect(labelRow(scores, "people").dividedOnEstablished).toBe(true);
  });
});
