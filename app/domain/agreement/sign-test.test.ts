import fc from "fast-check";
import { expect, it } from "vitest";
import { signTest } from "./sign-test.ts";

const split = fc.nat(16).chain((n) => fc.tuple(fc.nat(n), fc.constant(n)));

it("is 1 for an even split and where nobody moved", () => {
  expect(signTest(0, 0)).toBe(1);
  expect(signTest(3, 6)).toBe(1);
});

it("is what counting every way in which so many could move gives", () => {
  fc.assert(
    fc.property(split, ([k, n]) => {
      const far = Math.abs(2 * k - n);
      let asOneSided = 0;
      for (let way = 0; way < 2 ** n; way += 1) {
        const up = way.toString(2).replaceAll("0", "").length;
        if (Math.abs(2 * up - n) >= far) asOneSided += 1;
      }
      expect(signTest(k, n)).toBeCloseTo(asOneSided / 2 ** n, 12);
    }),
    { numRuns: 30 },
  );
});

it("holds for as many as a round can have", () => {
  expect(signTest(100, 200)).toBe(1);
  expect(signTest(0, 200)).toBeCloseTo(2 ** -199, 70);
});

it.each([
  [-1, 4],
  [5, 4],
  [1.5, 4],
  [1, Number.NaN],
])("refuses %s of %s", (k, n) => {
  expect(() => signTest(k, n)).toThrow(RangeError);
});
