import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { MeasureSeries, type MeasureSeriesData } from "./measure-series.tsx";

const quarter = (part: number, actual: number | null, plan: number | null = 86) => ({
  period: `2016-17 Q${part}`,
  plan,
  forecast: null,
  actual,
  about: [],
});

const draw = (data: Partial<MeasureSeriesData>) =>
  renderToStaticMarkup(
    <MeasureSeries
      data={{ label: "Reablement", decimals: 1, points: [], target: null, stretch: null, ...data }}
    />,
  );

/** The lines of the actual values: each begins with an M, and a gap begins another. */
const strokes = (svg: string) =>
  [...svg.matchAll(/<path d="([^"]*)"[^>]*stroke-width="2.5"/g)]
    .flatMap(([, path = ""]) => path.split("M"))
    .filter((path) => path !== "");

describe("a measure's small picture", () => {
  it("leaves a quarter without a figure as a gap", () => {
    const whole = draw({
      points: [quarter(1, 70), quarter(2, 72), quarter(3, 75), quarter(4, 77)],
    });
    const broken = draw({
      points: [quarter(1, 70), quarter(2, 72), quarter(3, null), quarter(4, 77)],
    });
    expect(strokes(whole)).toHaveLength(1);
    expect(strokes(broken).length).toBeGreaterThan(1);
  });

  it("keeps its labels apart, and within the picture", () => {
    const svg = draw({ points: [quarter(1, 86), quarter(2, 86)], target: 86, stretch: 86.1 });
    const heights = [...svg.matchAll(/<text x="250" y="([\d.]+)"/g)].map(([, y]) => Number(y));
    expect(heights).toHaveLength(4);
    const sorted = [...heights].sort((one, other) => one - other);
    for (const [at, y] of sorted.entries()) {
      if (at > 0) expect(y - (sorted[at - 1] ?? 0)).toBeGreaterThanOrEqual(13);
      expect(y).toBeLessThan(150);
    }
  });

  it("writes the last figure as its source gives it", () => {
    const about = { ...quarter(1, 75), about: ["actual" as const] };
    expect(draw({ points: [about] })).toContain(">about 75<");
    expect(draw({ points: [quarter(1, 75)] })).not.toContain("about 75");
  });

  it("says so when there is no figure, and stands on one alone", () => {
    expect(draw({ points: [quarter(1, null, null)] })).toContain("No figure yet");
    expect(draw({ points: [quarter(1, 0, null)] })).not.toMatch(/NaN|No figure/);
    expect(draw({})).not.toContain("NaN");
  });
});
