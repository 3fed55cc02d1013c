import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { modelSizedHeat, readTexts } from "./chart-data.fixture.ts";
import { HeatMap } from "./heat-map.tsx";
import { planHeatMap } from "./heat-map-layout.ts";

describe("the heat map", () => {
  it("prints every cell of 26 rows, with the four other answers apart", () => {
    const data = modelSizedHeat(6);
    const svg = renderToStaticMarkup(<HeatMap data={data} />);
    const cells = data.changes.flatMap((change) => change.rows.flatMap((row) => row.cells));
    const texts = readTexts(svg);
    const count = (mark: string) => texts.filter((text) => text === mark).length;
    const ask = (cell: unknown) => cells.filter((each) => each === cell).length;
    expect(cells).toHaveLength(26 * 6);
    expect(count("?")).toBe(ask("dont-know"));
    expect(count("n/a")).toBe(ask("not-applicable"));
    expect(count("–")).toBe(ask("not-asked"));
    expect(count("2.5")).toBe(ask(2.5));
    expect(svg.match(/<title>[^<]*: blank<\/title>/g)).toHaveLength(ask(null));
    // Every cell and every agreed level says in words whose it is.
    expect(svg.match(/<title>[^<]*, Topic [^<]*<\/title>/g)).toHaveLength(26 * 7);
    expect(svg).not.toContain("style=");
  });

  it.each([1, 6, 11])("fits 1,160 units with %i partners, its columns side by side", (partners) => {
    const plan = planHeatMap(modelSizedHeat(partners));
    expect(plan.width).toBeLessThanOrEqual(1160);
    expect(plan.cellWidth).toBeGreaterThanOrEqual(36);
    expect(plan.cellLeft + plan.cellWidth * partners).toBeLessThan(plan.agreedLeft);
    expect(plan.agreedLeft + plan.agreedWidth).toBeLessThan(plan.targetLeft);
  });

  it("is flat enough for the long side of A4", () => {
    const plan = planHeatMap(modelSizedHeat(6));
    expect(plan.height / plan.width).toBeLessThan(186 / 269 + 0.05);
  });
});
