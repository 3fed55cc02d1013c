import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { ActionMarks } from "./action-marks.tsx";
import { ChangeSteps } from "./change-steps.tsx";
import { readTexts } from "./chart-data.fixture.ts";
import { MeasureSparks } from "./measure-sparks.tsx";
import { MoneyYears } from "./money-years.tsx";
import { COLOURS } from "./tokens.ts";

const change = <Own extends object>(own: Own) => ({ number: 1, name: "Early planning", ...own });
const point = (period: string, actual: number | null, plan: number | null = null) => ({
  period,
  plan,
  forecast: null,
  actual,
  about: [] as readonly ("plan" | "forecast" | "actual")[],
});
const measure = (points: ReturnType<typeof point>[]) => ({
  key: "reablement",
  name: "Still at home 91 days after discharge",
  unit: "per cent",
  decimals: 0,
  status: null,
  points,
});

describe("the small charts of a board's page", () => {
  it("draw a change that moved with both its levels, and one that is open without", () => {
    const draw = (before: 1 | 3 | null, after: 1 | 3 | null) =>
      renderToStaticMarkup(
        <ChangeSteps
          data={{
            before: "March",
            after: "June",
            changes: [change({ before, after, target: null })],
          }}
        />,
      );
    expect(draw(1, 3).match(/<circle/g)).toHaveLength(2);
    expect(draw(3, 3).match(/<circle/g)).toHaveLength(1);
    expect(draw(3, 1)).toContain("stroke-dasharray");
    expect(readTexts(draw(3, null))).toContain("open");
  });

  it("keep red for what is overdue, and any number of actions inside the picture", () => {
    const draw = (overdue: boolean, marks: number) =>
      renderToStaticMarkup(
        <ActionMarks
          data={{
            changes: [
              change({
                marks: Array.from({ length: marks }, () => ({
                  status: "off-track" as const,
                  overdue,
                })),
              }),
            ],
          }}
        />,
      );
    const redIn = (svg: string) => svg.split(COLOURS.overdue).length;
    expect(redIn(draw(true, 1))).toBeGreaterThan(redIn(draw(false, 1)));
    const places = [...draw(false, 60).matchAll(/<rect x="([\d.]+)"/g)].map(([, x]) => Number(x));
    expect(Math.max(...places)).toBeLessThan(340);
  });

  it("draw years without a grant, and schemes beyond it", () => {
    const svg = renderToStaticMarkup(
      <MoneyYears
        data={{
          years: [
            { year: "2017-18", firm: true, grant: 100_00, planned: 150_00, spent: 0 },
            { year: "2018-19", firm: null, grant: 0, planned: 0, spent: null },
          ],
        }}
      />,
    );
    expect(svg).not.toContain("NaN");
    expect(readTexts(svg)).toContain("£150 of £100, firm");
    expect(readTexts(svg)).toContain("£0 of £0, no grant");
  });

  it("draw a measure with one figure, with gaps, and with about so much", () => {
    const svg = renderToStaticMarkup(
      <MeasureSparks
        data={{
          measures: [
            measure([point("2016-17 Q4", 75, 86)]),
            { ...measure([point("2016-17 Q2", 7), point("2016-17 Q3", null)]), key: "gap" },
            {
              ...measure([{ ...point("2016-17 Q4", 75), about: ["actual"] as const }]),
              key: "about",
            },
          ],
        }}
      />,
    );
    expect(svg).not.toContain("NaN");
    expect(readTexts(svg)).toContain("75 per cent, plan 86");
    expect(readTexts(svg)).toContain("about 75 per cent");
  });
});
