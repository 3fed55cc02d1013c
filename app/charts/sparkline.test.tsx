import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { placeSparkline, Sparkline, type SparklineData } from "./sparkline.tsx";

const DATA: SparklineData = {
  label: "Delayed transfers of care",
  unit: "days per 100,000",
  points: [
    { period: "2016-17 Q1", plan: 620, actual: 700 },
    { period: "2016-17 Q2", plan: 610, actual: 680 },
    { period: "2016-17 Q3", plan: 600, actual: null },
    { period: "2016-17 Q4", plan: 590, actual: 655 },
  ],
};

describe("a measure's line", () => {
  it("leaves a quarter without a figure as a gap", () => {
    const { actual, plan } = placeSparkline(DATA);
    expect(actual[2]).toBeNull();
    expect(plan.every((point) => point !== null)).toBe(true);
    const svg = renderToStaticMarkup(<Sparkline data={DATA} />);
    expect(svg.match(/<circle/g)).toHaveLength(3);
    expect(svg).toContain("last figure 655 days per 100,000 in 2016-17 Q4, planned 590.");
  });

  it("puts higher figures higher, and stands level when nothing moves", () => {
    const { actual } = placeSparkline(DATA);
    expect(actual[0]?.y).toBeLessThan(actual[1]?.y ?? 0);
    const still = placeSparkline({
      ...DATA,
      points: DATA.points.map((point) => ({ ...point, plan: null, actual: 7 })),
    });
    expect(new Set(still.actual.map((point) => point?.y)).size).toBe(1);
  });

  it("says when there are no figures", () => {
    const svg = renderToStaticMarkup(<Sparkline data={{ ...DATA, points: [] }} />);
    expect(svg).toContain("no figures yet");
    expect(svg).not.toContain("NaN");
  });
});
