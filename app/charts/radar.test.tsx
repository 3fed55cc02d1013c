import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { readTexts } from "./chart-data.fixture.ts";
import { placeRadarLabels, RADAR_SIZES, Radar, type RadarData } from "./radar.tsx";

const NAMES = [
  "Early planning",
  "Patient flow",
  "Discharge teams",
  "Home first",
  "Seven-day service",
  "Trusted assessors",
  "Choice",
  "Multi-disciplinary discharge teams",
];

function sample(agreed: (index: number) => number | null): RadarData {
  return {
    changes: NAMES.map((shortName, index) => ({
      number: index + 1,
      shortName,
      agreed: agreed(index),
      target: 4,
      last: 2,
    })),
  };
}

describe("the radar", () => {
  it.each(Object.entries(RADAR_SIZES))(
    "keeps labels apart and inside the %s's picture, even long ones",
    (_, size) => {
      const boxes = placeRadarLabels(
        sample(() => 3),
        size,
      ).map((label) => label.box);
      for (const [index, a] of boxes.entries()) {
        expect(a.left).toBeGreaterThanOrEqual(0);
        expect(a.right).toBeLessThanOrEqual(size.width);
        expect(a.top).toBeGreaterThanOrEqual(0);
        expect(a.bottom).toBeLessThanOrEqual(size.height - 24);
        for (const b of boxes.slice(index + 1)) {
          const apart =
            a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
          expect(apart).toBe(true);
        }
      }
    },
  );

  it("marks every agreed change, and says all levels in words", () => {
    const svg = renderToStaticMarkup(<Radar data={sample((index) => (index % 5) + 1)} />);
    expect(svg.match(/<circle/g)).toHaveLength(8);
    expect(svg).toContain("3 Discharge teams: 3");
    expect(readTexts(svg)).toContain("Last round");
    expect(svg).not.toContain("style=");
  });

  it("breaks the line where a change has no level, and does not fill it", () => {
    const whole = renderToStaticMarkup(<Radar data={sample(() => 3)} />);
    const broken = renderToStaticMarkup(<Radar data={sample((i) => (i === 2 ? null : 3))} />);
    const fills = (svg: string) => svg.match(/fill="#6fa5d2" fill-opacity="0.4" stroke="/g);
    expect(fills(whole)).toHaveLength(1);
    expect(fills(broken)).toBeNull();
    expect(broken.match(/<circle/g)).toHaveLength(7);
    expect(broken).toContain("3 Discharge teams: not agreed");
  });
});
