import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { AllocationBars, type AllocationData, placeAllocation } from "./allocation-bars.tsx";
import { readTexts } from "./chart-data.fixture.ts";

const DATA: AllocationData = {
  steps: [
    { number: 1, name: "Early discharge planning", planned: 120_000_000, suggested: 60_000_000 },
    { number: 4, name: "Home first", planned: 0, suggested: null },
    { number: 9, name: "Adult social care needs", planned: 279_000_000, suggested: 339_000_000 },
  ],
};

describe("the allocation", () => {
  it.each(["page", "phone"] as const)(
    "draws every sum in proportion, from nothing (%s)",
    (size) => {
      const [first, empty, last] = placeAllocation(DATA, size);
      expect((first?.planned ?? 0) / (last?.suggested ?? 1)).toBeCloseTo(120 / 339, 2);
      expect((first?.suggested ?? 0) / (first?.planned ?? 1)).toBeCloseTo(0.5, 2);
      expect(empty).toMatchObject({ planned: 0, suggested: null });
    },
  );

  it("prints every sum to the pound, nought included, and no suggestion where there is none", () => {
    const texts = readTexts(renderToStaticMarkup(<AllocationBars data={DATA} />));
    const sums = texts.filter((text) => text.startsWith("£"));
    expect(sums).toEqual(["£1,200,000", "£600,000", "£0", "£2,790,000", "£3,390,000"]);
  });

  it("hatches step 9 by a pattern of its own in each picture", () => {
    const svg = renderToStaticMarkup(<AllocationBars data={DATA} idPrefix="year-one" />);
    expect(svg).toContain('id="year-one-hatch"');
    expect(svg).toContain('fill="url(#year-one-hatch)"');
    expect(svg).not.toContain("style=");
  });
});
