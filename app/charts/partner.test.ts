import { describe, expect, it } from "vitest";
import { somePartners } from "./chart-data.fixture.ts";
import { drawPartnerShape, findPartnerHue } from "./partner.ts";

describe("partners' marks", () => {
  it("give eight partners eight outlines and eight colours", () => {
    const partners = somePartners(8);
    expect(new Set(partners.map(({ shape }) => drawPartnerShape(shape, 20))).size).toBe(8);
    expect(new Set(partners.map(({ colour }) => findPartnerHue(colour))).size).toBe(8);
  });

  it("stay within the size asked for", () => {
    for (const { shape } of somePartners(8).filter(({ shape }) => shape !== "circle")) {
      const path = drawPartnerShape(shape, 20);
      const corners = [...path.matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g)];
      const reach = corners.flatMap(([, x, y]) => [Math.abs(Number(x)), Math.abs(Number(y))]);
      expect(Math.max(...reach)).toBeLessThanOrEqual(12);
    }
  });

  it("draw something for a shape or a colour this version does not know", () => {
    expect(drawPartnerShape("heptagon", 20)).toMatch(/^M/);
    expect(findPartnerHue(11)).toBe(findPartnerHue(3));
  });
});
