import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { GrantBar, placeGrantBar } from "./grant-bar.tsx";

const pence = fc.integer({ min: 0, max: 900_000_000 });

describe("a year's grant", () => {
  it("fills from the left, step by step, none over another and none past the edge", () => {
    fc.assert(
      fc.property(pence, fc.array(pence, { maxLength: 9 }), (grant, sums) => {
        const steps = sums.map((planned, index) => ({ number: index + 1, planned }));
        const { parts, over } = placeGrantBar({ label: "2017-18", grant, steps });
        expect(parts).toHaveLength(sums.filter((sum) => sum > 0).length);
        parts.forEach((part, index) => {
          const before = parts[index - 1];
          if (before) expect(part.left).toBeGreaterThanOrEqual(before.left + before.width - 0.02);
          expect(part.left + part.width).toBeLessThanOrEqual(299.02);
        });
        expect(over).toBe(sums.reduce((sum, each) => sum + each, 0) > grant);
      }),
    );
  });

  it("says its sums in words", () => {
    const data = {
      label: "2017-18",
      grant: 399_000_000,
      steps: [
        { number: 1, planned: 64_000_000 },
        { number: 2, planned: 0 },
      ],
    };
    const svg = renderToStaticMarkup(<GrantBar data={data} idPrefix="y" />);
    expect(svg).toContain("2017-18, of £3,990,000: step 1 £640,000");
    expect(svg).not.toContain("style=");
  });
});
