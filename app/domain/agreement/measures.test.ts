import { describe, expect, it } from "vitest";
import {
  agreementA,
  averageDeviation,
  consensusCns,
  iov,
  leans,
  leikD,
  medianLevels,
  shareWithinOne,
  splitIov,
} from "./measures.ts";

const THIRD = 1 / 3;

describe("medianLevels", () => {
  it("is one level when more than half the weight is reached there", () => {
    expect(medianLevels([0, 0.2, 0.6, 0.2, 0])).toEqual({ lower: 3, upper: 3 });
    expect(medianLevels([0, 0, 0, 0, 1])).toEqual({ lower: 5, upper: 5 });
  });

  it("is two levels, however far apart, when exactly half lies either side", () => {
    expect(medianLevels([0.5, 0, 0, 0, 0.5])).toEqual({ lower: 1, upper: 5 });
    expect(medianLevels([0, 0, 0.5, 0.5, 0])).toEqual({ lower: 3, upper: 4 });
  });

  it("sees a half made of sixths as a half", () => {
    const sixth = 1 / 6;
    expect(medianLevels([sixth + sixth + sixth, 0, sixth, sixth, sixth])).toEqual({
      lower: 1,
      upper: 3,
    });
  });
});

describe("shareWithinOne", () => {
  it("takes the worse of two tied medians", () => {
    // Tied between 2 and 3: near 3 is everything, near 2 only levels 1 to 3.
    expect(shareWithinOne([0, 0.5, 0.1, 0.4, 0])).toBeCloseTo(0.6, 12);
  });
});

describe("averageDeviation and leikD", () => {
  it("is the mean distance from the median in levels (Burke and Dunlap 2002)", () => {
    // 1, 2, 2, 3, 5 around 2: distances 1, 0, 0, 1, 3.
    expect(averageDeviation([0.2, 0.4, 0.2, 0, 0.2])).toBeCloseTo(1, 12);
  });

  it("is twice Leik's D for five levels (Leik 1966)", () => {
    const p = [0.1, 0.3, 0.2, 0.25, 0.15];
    expect(averageDeviation(p)).toBeCloseTo(2 * leikD(p), 12);
  });

  it("runs from one level (0) to half at each end (1), an even spread giving 0.6", () => {
    expect(leikD([0, 0, 1, 0, 0])).toBe(0);
    expect(leikD([0.5, 0, 0, 0, 0.5])).toBe(1);
    expect(leikD([0.2, 0.2, 0.2, 0.2, 0.2])).toBeCloseTo(0.6, 12);
  });
});

describe("consensusCns", () => {
  it("is 1 on one level and 0 with half at each end (Tastle and Wierman 2007)", () => {
    expect(consensusCns([0, 1, 0, 0, 0])).toBe(1);
    expect(consensusCns([0.5, 0, 0, 0, 0.5])).toBeCloseTo(0, 12);
  });
});

describe("agreementA", () => {
  it("reproduces the example of the agrmt package for seven categories", () => {
    expect(agreementA([30, 40, 210, 130, 530, 50, 10])).toBeCloseTo(0.6113333, 7);
  });

  it("is 1 on one category, 0 on an even spread, −1 with half at each end, for any number", () => {
    for (const size of [3, 4, 5, 7, 9, 11]) {
      const ends = Array.from({ length: size }, (_, i) => (i === 0 || i === size - 1 ? 4 : 0));
      expect(agreementA(ends)).toBeCloseTo(-1, 12);
      expect(agreementA(ends.map(() => 3))).toBeCloseTo(0, 12);
      expect(agreementA(ends.map((_, i) => (i === 1 ? 7 : 0)))).toBeCloseTo(1, 12);
    }
  });

  it("gives the same for counts as for shares", () => {
    expect(agreementA([2, 1, 0, 4, 3])).toBeCloseTo(agreementA([0.2, 0.1, 0, 0.4, 0.3]), 12);
  });
});

describe("iov", () => {
  it("is 0 on one level, 1 with half at each end", () => {
    expect(iov([0, 0, 0, 1, 0])).toBe(0);
    expect(iov([0.5, 0, 0, 0, 0.5])).toBe(1);
  });

  it("lies all between partners that each agree inside, and all within partners that are alike", () => {
    const apart = [
      { weight: 1, counts: [3, 0, 0, 0, 0] },
      { weight: 1, counts: [0, 0, 0, 0, 2] },
    ];
    expect(splitIov(apart)).toEqual({ within: 0, between: 1 });
    const alike = apart.map(({ weight }) => ({ weight, counts: [1, 0, 0, 0, 1] }));
    expect(splitIov(alike)).toEqual({ within: 1, between: 0 });
  });
});

describe("leans", () => {
  it("is above 0 with more at the ends, below 0 with more in the middle, 0 on an even spread", () => {
    expect(leans([0.5, 0, 0, 0, 0.5])).toBe(2);
    expect(leans([0, 0, 1, 0, 0])).toBe(-2);
    expect(leans([0.2, 0.2, 0.2, 0.2, 0.2])).toBeCloseTo(0, 12);
    expect(leans([THIRD, 0, THIRD, 0, THIRD])).toBeCloseTo(2 / 3, 12);
  });
});

it("refuses to measure nothing", () => {
  expect(() => medianLevels([0, 0, 0, 0, 0])).toThrow(RangeError);
});
