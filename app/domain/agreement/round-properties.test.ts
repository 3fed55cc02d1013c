import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Level } from "#app/domain/model/edition.ts";
import { measureMovement } from "./movement.ts";
import { panelOf } from "./panel.fixture.ts";
import { analysePartners, describeLean } from "./partners.ts";
import { alphaInterval, kendallW, krippendorffAlpha, pairsWithinOne } from "./reliability.ts";

const METRICS = ["nominal", "ordinal", "interval", "ratio"] as const;
const anyMetric = fc.constantFrom(...METRICS);
const anyLevel = fc.constantFrom<Level>(1, 2, 3, 4, 5);

/** Rows by raters, with gaps. */
const anyUnits = fc
  .tuple(fc.integer({ min: 1, max: 14 }), fc.integer({ min: 1, max: 7 }))
  .chain(([rows, raters]) =>
    fc.array(fc.array(fc.option(anyLevel, { freq: 5 }), { minLength: raters, maxLength: raters }), {
      minLength: rows,
      maxLength: rows,
    }),
  );
const anyPanel = fc
  .array(fc.array(anyLevel, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 })
  .map((partners) => panelOf(...partners));

const turn = <T>(rows: readonly (readonly T[])[]) =>
  (rows[0] ?? []).map((_, at) => rows.map((row) => row[at] as T));

describe("what always holds of the measures of a round", () => {
  it("alpha never passes 1, and its order and names do not matter", () => {
    fc.assert(
      fc.property(anyUnits, anyMetric, (units, metric) => {
        const alpha = krippendorffAlpha(units, metric);
        const turned = units.map((row) => [...row].reverse()).reverse();
        const again = krippendorffAlpha(turned, metric);
        if (alpha === null) expect(again).toBeNull();
        else {
          expect(alpha).toBeLessThanOrEqual(1 + 1e-9);
          expect(again).toBeCloseTo(alpha, 9);
        }
      }),
    );
  });

  it("alpha of ordinal and interval levels is the same in the mirror", () => {
    fc.assert(
      fc.property(anyUnits, fc.constantFrom("ordinal", "interval", "nominal"), (units, metric) => {
        const mirrored = units.map((row) =>
          row.map((level) => (level === null ? null : 6 - level)),
        );
        const alpha = krippendorffAlpha(units, metric as "ordinal");
        const other = krippendorffAlpha(mirrored, metric as "ordinal");
        if (alpha === null) expect(other).toBeNull();
        else expect(other).toBeCloseTo(alpha, 9);
      }),
    );
  });

  it("the interval holds alpha, ends at 1, and is not given under ten rows", () => {
    fc.assert(
      fc.property(anyUnits, anyMetric, (units, metric) => {
        const interval = alphaInterval(units, metric);
        const rated = units.filter((row) => row.filter((level) => level !== null).length > 1);
        if (rated.length < 10) expect(interval).toBeNull();
        if (!interval) return;
        expect(interval.lower).toBeLessThanOrEqual(interval.alpha + 1e-12);
        expect(interval.upper).toBeGreaterThanOrEqual(interval.alpha - 1e-12);
        expect(interval.upper).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("W lies between 0 and 1, and only the order of levels matters to it", () => {
    fc.assert(
      fc.property(anyUnits, (units) => {
        const raters = turn(units);
        const { w, df } = kendallW(raters);
        // Ranks do not change when every level is stretched.
        const stretched = raters.map((list) =>
          list.map((level) => (level === null ? null : level ** 3 + 2)),
        );
        expect(kendallW(stretched)).toEqual(kendallW(raters));
        expect(df).toBeGreaterThanOrEqual(0);
        if (w === null) return;
        expect(w).toBeGreaterThanOrEqual(-1e-12);
        expect(w).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  it("the share of pairs within one is 1 when nobody is two levels from another", () => {
    fc.assert(
      fc.property(anyUnits, (units) => {
        const share = pairsWithinOne(units);
        if (share === null) return;
        expect(share).toBeGreaterThanOrEqual(0);
        const spread = units.some((row) => {
          const levels = row.filter((level) => level !== null);
          return Math.max(...levels) - Math.min(...levels) >= 2;
        });
        expect(share === 1).toBe(!spread);
      }),
    );
  });
});

describe("what always holds of movement and leans", () => {
  it("movement backwards is movement forwards with up and down changed over", () => {
    fc.assert(
      fc.property(anyPanel, anyPanel, (before, after) => {
        const there = measureMovement(before, after);
        const back = measureMovement(after, before);
        for (const who of ["people", "partners"] as const) {
          expect(back[who]).toMatchObject({
            either: there[who].either,
            both: there[who].both,
            up: there[who].down,
            down: there[who].up,
          });
          expect(there[who].up + there[who].down).toBeLessThanOrEqual(there[who].both);
        }
        const other = { converging: "diverging", diverging: "converging", unchanged: "unchanged" };
        expect(back.spread).toBe(there.spread && other[there.spread]);
      }),
    );
  });

  it("nothing moves from a round to itself", () => {
    fc.assert(
      fc.property(anyPanel, (panel) => {
        const { people, partners, spread } = measureMovement(panel, panel);
        expect(people).toMatchObject({ up: 0, down: 0, both: people.either });
        expect(partners).toMatchObject({ up: 0, down: 0, both: partners.either });
        expect(spread).toBe("unchanged");
      }),
    );
  });

  it("a lean's three counts add up to its rows", () => {
    fc.assert(
      fc.property(fc.array(anyPanel, { maxLength: 8 }), (rows) => {
        const own = rows.flatMap((row) =>
          analysePartners(row).positions.filter(({ partner }) => partner === "p1"),
        );
        const lean = describeLean(own);
        expect(lean.below + lean.above + lean.level).toBe(lean.rows);
        expect(lean.typicalDistance === null).toBe(lean.rows === 0);
      }),
    );
  });
});
