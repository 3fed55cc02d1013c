import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alphaInterval, kendallW, krippendorffAlpha, pairsWithinOne } from "./reliability.ts";

const METRICS = ["nominal", "ordinal", "interval", "ratio"] as const;
const mixed = Array.from({ length: 12 }, (_, row) => [
  1 + (row % 5),
  1 + ((row + (row % 3 === 0 ? 1 : 0)) % 5),
  row % 4 === 0 ? null : 1 + (row % 5),
]);

describe("krippendorffAlpha", () => {
  it("is 0 for a single row, whatever its ratings", () => {
    const row = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(row, fc.constantFrom(...METRICS), (ratings, metric) => {
        fc.pre(new Set(ratings).size > 1);
        expect(krippendorffAlpha([ratings], metric)).toBeCloseTo(0, 9);
      }),
    );
  });

  it("is undefined without a row of two ratings, or with one value throughout", () => {
    expect(krippendorffAlpha([], "ordinal")).toBeNull();
    expect(krippendorffAlpha([[1, null], [2]], "ordinal")).toBeNull();
    expect(
      krippendorffAlpha(
        [
          [3, 3],
          [3, 3],
        ],
        "ordinal",
      ),
    ).toBeNull();
  });

  it("is 1 when raters agree on every row, and leaves rows with one rating out", () => {
    const rows = [
      [1, 1],
      [4, 4],
      [2, 2, 2],
      [5, null],
    ];
    for (const metric of METRICS) expect(krippendorffAlpha(rows, metric)).toBe(1);
  });

  it("does not depend on the order of raters or rows", () => {
    const turned = [...mixed].reverse().map((row) => [...row].reverse());
    expect(krippendorffAlpha(turned, "ordinal")).toBeCloseTo(
      krippendorffAlpha(mixed, "ordinal") ?? Number.NaN,
      12,
    );
  });
});

describe("alphaInterval", () => {
  it("holds alpha and never passes 1", () => {
    const interval = alphaInterval(mixed, "ordinal");
    expect(interval?.rows).toBe(12);
    expect(interval?.alpha).toBe(krippendorffAlpha(mixed, "ordinal"));
    expect(interval?.lower).toBeLessThan(interval?.alpha ?? Number.NaN);
    expect(interval?.upper).toBeLessThanOrEqual(1);
    expect(interval?.upper).toBeGreaterThan(interval?.alpha ?? Number.NaN);
  });

  it("has no width when leaving any row out changes nothing", () => {
    const rows = Array.from({ length: 10 }, (_, row) => [1 + (row % 2), 1 + (row % 2)]);
    expect(alphaInterval(rows, "ordinal")).toEqual({ alpha: 1, lower: 1, upper: 1, rows: 10 });
  });

  it("is not given under ten rows", () => {
    expect(alphaInterval(mixed.slice(0, 9), "ordinal")).toBeNull();
  });
});

describe("kendallW", () => {
  it("is 1 for one order of the rows at different heights, 0 for opposite orders", () => {
    expect(
      kendallW([
        [1, 2, 3],
        [3, 4, 5],
      ]),
    ).toEqual({ w: 1, chiSquared: 4, df: 2 });
    expect(
      kendallW([
        [1, 2, 3],
        [3, 2, 1],
      ]).w,
    ).toBe(0);
  });

  it("uses the rows every rater rated", () => {
    expect(
      kendallW([
        [1, 2, null, 3],
        [3, 4, 1, 5],
      ]),
    ).toEqual({ w: 1, chiSquared: 4, df: 2 });
  });

  it("is undefined with one rater, one row, or no order at all", () => {
    expect(kendallW([[1, 2, 3]]).w).toBeNull();
    expect(kendallW([[1], [2]]).w).toBeNull();
    expect(
      kendallW([
        [2, 2],
        [3, 3],
      ]),
    ).toEqual({ w: null, chiSquared: null, df: 1 });
    expect(kendallW([])).toEqual({ w: null, chiSquared: null, df: 0 });
  });
});

describe("pairsWithinOne", () => {
  it("is the share of pairs on the same row within one level", () => {
    // Row one: 1-2 near, 1-4 and 2-4 not. Row two: 3-3 near.
    expect(
      pairsWithinOne([
        [1, 2, 4],
        [3, null, 3],
      ]),
    ).toBe(0.5);
    expect(pairsWithinOne([[1], [2]])).toBeNull();
  });
});
