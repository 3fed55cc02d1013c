import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { readTexts, somePartners } from "./chart-data.fixture.ts";
import { DotSpread } from "./dot-spread.tsx";
import {
  type DotSpreadData,
  findSpreadX,
  placeDots,
  placeMarks,
  SPREAD_SIZES,
} from "./dot-spread-layout.ts";

const LEVELS = ["Not yet established", "Plans in place", "Established", "Mature", "Exemplary"];
const SIZES = ["page", "phone", "projector"] as const;

const position = fc.option(fc.constantFrom(1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5), { nil: null });
const spreads = fc
  .array(
    fc.record({ position, first: position, raters: fc.array(fc.integer({ min: 1, max: 5 })) }),
    {
      maxLength: 11,
    },
  )
  .map((rows): DotSpreadData => {
    const partners = somePartners(11);
    return {
      levelNames: LEVELS,
      agreed: null,
      positions: rows.flatMap((row, index) => {
        const partner = partners[index];
        return partner ? [{ ...row, partner }] : [];
      }),
    };
  });

describe("the spread of a row", () => {
  it("gives every partner with a level a mark, and no mark touches another", () => {
    fc.assert(
      fc.property(spreads, fc.constantFrom(...SIZES), (data, name) => {
        const marks = placeMarks(data, SPREAD_SIZES[name]);
        const known = data.positions.filter((each) => each.position !== null);
        expect(marks.map((mark) => mark.partner.id).sort()).toEqual(
          known.map((each) => each.partner.id).sort(),
        );
        for (const [index, a] of marks.entries()) {
          for (const b of marks.slice(index + 1)) {
            if (a.row === b.row) expect(a.to <= b.from || b.to <= a.from).toBe(true);
          }
        }
      }),
    );
  });

  it("keeps marks inside the column of their level, and halves on the line between two", () => {
    const size = SPREAD_SIZES.page;
    const [a, b] = somePartners(2);
    if (!a || !b) throw new Error("two partners");
    const data = {
      levelNames: LEVELS,
      agreed: null,
      positions: [
        { partner: a, position: 2 },
        { partner: b, position: 2.5 },
      ],
    };
    const [whole, half] = placeMarks(data, size);
    expect(whole?.x).toBe(findSpreadX(2, size));
    expect(half?.x).toBe(2 * size.column);
  });

  it("draws a dot for each single scorer, none over another, within its column", () => {
    fc.assert(
      fc.property(spreads, (data) => {
        const size = SPREAD_SIZES.page;
        const dots = placeDots(data, size);
        expect(dots).toHaveLength(data.positions.flatMap((each) => each.raters ?? []).length);
        for (const [index, a] of dots.entries()) {
          expect(Math.abs(a.x - findSpreadX(a.level, size))).toBeLessThan(size.column / 2);
          for (const b of dots.slice(index + 1)) {
            expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(size.dot * 2);
          }
        }
      }),
    );
  });

  it("prints every short name whole, also where five share a level", () => {
    const names = ["Community", "Housing", "Care homes", "Social care", "Hospitals"];
    const data = {
      levelNames: LEVELS,
      agreed: null,
      positions: somePartners(5).map((partner, index) => ({
        partner: { ...partner, shortName: names[index] ?? "" },
        position: 2,
      })),
    };
    const texts = readTexts(renderToStaticMarkup(<DotSpread data={data} />));
    for (const word of names.flatMap((name) => name.split(" "))) {
      expect(texts.join(" ")).toContain(word);
    }
  });

  it("prints the five numbers and names, the partners and the agreed level", () => {
    const data = {
      levelNames: LEVELS,
      agreed: 3 as const,
      positions: somePartners(3).map((partner, index) => ({ partner, position: index + 2 })),
    };
    const svg = renderToStaticMarkup(<DotSpread data={data} />);
    const texts = readTexts(svg);
    for (const word of ["1", "2", "3", "4", "5", "Agreed", "Established", "Partner 0"]) {
      expect(texts).toContain(word);
    }
    expect(svg).toContain("Agreed level 3.");
    expect(svg).not.toContain("style=");
  });
});
