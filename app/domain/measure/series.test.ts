import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rateOf, seriesPoints, statusAgainstPlan, trendOf } from "./series.ts";

const REABLEMENT = { good: "up", decimals: 1, per: 100 } as const;
const DELAYS = { good: "down", decimals: 1, per: 100_000 } as const;

describe("rates", () => {
  it("gives Southend's published rate of personal health budgets: 24 among 182,046 people", () => {
    // Better Care Fund quarterly return, quarter 4 of 2016-17, additional measures: 13 per 100,000.
    expect(Math.round(rateOf({ per: 100_000 }, 24, 182_046) ?? 0)).toBe(13);
  });

  it("gives none over nobody", () => {
    expect(rateOf(REABLEMENT, 3, 0)).toBeNull();
  });
});

describe("the points of a series", () => {
  it("keeps a quarter without a value as a gap", () => {
    expect(
      seriesPoints([
        { period: "2016-17 Q4", series: "actual", value: 75, approximate: true },
        { period: "2016-17 Q2", series: "plan", value: 86 },
        { period: "2016-17 Q4", series: "forecast", value: 80 },
      ]),
    ).toEqual([
      { period: "2016-17 Q2", plan: 86, forecast: null, actual: null, about: [] },
      { period: "2016-17 Q3", plan: null, forecast: null, actual: null, about: [] },
      { period: "2016-17 Q4", plan: null, forecast: 80, actual: 75, about: ["actual"] },
    ]);
    expect(seriesPoints([])).toEqual([]);
  });
});

describe("status against plan", () => {
  it("calls Southend's reablement of about 75 against 86 worse", () => {
    expect(statusAgainstPlan(REABLEMENT, 75, 86)).toBe("worse");
  });

  it("turns round where less is better, and compares what is shown", () => {
    expect(statusAgainstPlan(DELAYS, 300, 310)).toBe("better");
    expect(statusAgainstPlan(DELAYS, 310.04, 310)).toBe("on-plan");
    expect(statusAgainstPlan({ good: "none", decimals: 0 }, 1, 2)).toBeNull();
    expect(statusAgainstPlan(DELAYS, null, 310)).toBeNull();
  });
});

describe("trend", () => {
  const points = (...actuals: (number | null)[]) =>
    actuals.map((actual, at) => ({ period: `2016-17 Q${at + 1}`, actual }));

  it.each([
    [[70, 72, 75], "improving"],
    [[75, 72, 70], "worsening"],
    [[75, 72, 72], "steady"],
    [[75, 72, 74], "steady"],
    [[90, 75, 72, 70], "worsening"],
    [[75, null, 70], null],
    [[75, 70], null],
    [[75, 72, 70, null], "worsening"],
    [[], null],
  ] as const)("of %j, where more is better, is %s", (actuals, trend) => {
    expect(trendOf(REABLEMENT, points(...actuals))).toBe(trend);
  });

  it("is mirrored where less is better", () => {
    const mirror = { improving: "worsening", worsening: "improving", steady: "steady" } as const;
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 99 }), { maxLength: 4 }), (actuals) => {
        const up = trendOf(REABLEMENT, points(...actuals));
        expect(trendOf(DELAYS, points(...actuals))).toBe(up && mirror[up]);
      }),
    );
  });
});
