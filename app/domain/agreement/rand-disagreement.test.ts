import { expect, it } from "vitest";
import { randDisagreement } from "./rand-disagreement.ts";

// Worked by hand: levels 1 to 5 stand at 1, 3, 5, 7 and 9 of RAND/UCLA's scale.

it("finds two ends in disagreement: the range is the whole scale", () => {
  expect(randDisagreement([1, 0, 0, 0, 1])).toEqual({
    p30: 1,
    p70: 9,
    ipr: 8,
    asymmetry: 0,
    ipras: 2.35,
    index: 8 / 2.35,
  });
});

it("asks for more spread away from the middle", () => {
  const high = randDisagreement([0, 0, 0, 3, 3]);
  expect(high).toMatchObject({ p30: 7, p70: 9, ipr: 2, asymmetry: 3 });
  expect(high.ipras).toBeCloseTo(6.85, 12);
  expect(high.index).toBeLessThan(randDisagreement([0, 0, 3, 3, 0]).index);
});

it("takes the half-way point where a percentile falls between two levels", () => {
  expect(randDisagreement([0, 3, 7, 0, 0])).toMatchObject({ p30: 4, p70: 5 });
});

it("is 0 where all give one level, and refuses to measure nothing", () => {
  expect(randDisagreement([0, 0, 0, 4, 0]).index).toBe(0);
  expect(() => randDisagreement([0, 0, 0, 0, 0])).toThrow(RangeError);
});
