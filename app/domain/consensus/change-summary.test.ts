import { describe, expect, test } from "vitest";
import { type AgreedLevel, gapToTarget } from "./agreed-row.ts";
import { changeSummary, usualTarget } from "./change-summary.ts";

const rows = (...levels: (AgreedLevel | null)[]) =>
  levels.map((level, index) => ({ rowKey: `row-${index + 1}`, level }));

describe("what a change's rows say", () => {
  test("the lowest row, the lower median and the spread", () => {
    expect(changeSummary(rows(4, 2, 3, 2))).toEqual({
      lowest: { level: 2, rowKeys: ["row-2", "row-4"] },
      highest: 4,
      lowerMedian: 2,
      spread: 2,
      withLevel: 4,
      notApplicable: 0,
      open: 0,
    });
    expect(changeSummary(rows(5, 1, 3)).lowerMedian).toBe(3);
    expect(changeSummary(rows(3, 4)).lowerMedian).toBe(3);
  });

  test("rows that do not apply and rows left open are counted apart", () => {
    expect(changeSummary(rows("not-applicable", 3, null))).toMatchObject({
      lowest: { level: 3, rowKeys: ["row-2"] },
      lowerMedian: 3,
      spread: 0,
      withLevel: 1,
      notApplicable: 1,
      open: 1,
    });
  });

  test("nothing is made up where no row has a level", () => {
    expect(changeSummary(rows(null, "not-applicable"))).toMatchObject({
      lowest: null,
      highest: null,
      lowerMedian: null,
      spread: null,
    });
  });
});

test("the usual target is one level up, at most 5", () => {
  expect([1, 2, 3, 4, 5].map((level) => usualTarget(level as 1 | 2 | 3 | 4 | 5))).toEqual([
    2, 3, 4, 5, 5,
  ]);
});

test.each([
  [{ level: 2, targetLevel: 4 } as const, 2],
  [{ level: 4, targetLevel: 3 } as const, 0],
  [{ level: 2, targetLevel: null } as const, 0],
  [{ level: null, targetLevel: 3 } as const, null],
  [{ level: "not-applicable", targetLevel: 3 } as const, null],
])("%j is %s below target", (row, gap) => {
  expect(gapToTarget(row)).toBe(gap);
});
