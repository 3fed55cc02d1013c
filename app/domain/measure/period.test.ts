import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addQuarters,
  isQuarter,
  listQuarters,
  nameQuarter,
  parseQuarter,
  quarterOf,
} from "./period.ts";

const quarters = fc
  .record({ year: fc.integer({ min: 2000, max: 2098 }), part: fc.integer({ min: 1, max: 4 }) })
  .map(({ year, part }) => `${year}-${String((year + 1) % 100).padStart(2, "0")} Q${part}`);

describe("quarters", () => {
  it.each([
    ["2017-06-21", "2017-18 Q1"],
    ["2017-03-31", "2016-17 Q4"],
    ["2017-04-01", "2017-18 Q1"],
    ["2016-12-31", "2016-17 Q3"],
    ["2016-07-01", "2016-17 Q2"],
    ["1999-12-31", "1999-00 Q3"],
  ])("%s lies in %s", (date, quarter) => {
    expect(quarterOf(date)).toBe(quarter);
  });

  it("names the months of each", () => {
    expect(listQuarters("2016-17 Q3", "2017-18 Q2").map(nameQuarter)).toEqual([
      "October to December 2016",
      "January to March 2017",
      "April to June 2017",
      "July to September 2017",
    ]);
  });

  it.each([
    ["2016/17 Q4", "2016-17 Q4"],
    ["Q4 2016-17", "2016-17 Q4"],
    [" 2016-2017  q4 ", "2016-17 Q4"],
    ["2016\u201317 Q1", "2016-17 Q1"],
    ["1999/00 Q2", "1999-00 Q2"],
    ["2016-18 Q4", null],
    ["2016-17 Q5", null],
    ["2016-17", null],
    ["Q4", null],
    ["", null],
  ])("reads %j as %j", (typed, quarter) => {
    expect(parseQuarter(typed)).toBe(quarter);
  });

  it("adding and taking away quarters comes back, in the order of their texts", () => {
    fc.assert(
      fc.property(quarters, fc.integer({ min: 0, max: 8 }), (quarter, steps) => {
        const later = addQuarters(quarter, steps);
        expect(isQuarter(later)).toBe(true);
        expect(addQuarters(later, -steps)).toBe(quarter);
        expect(later >= quarter).toBe(true);
        expect(listQuarters(quarter, later)).toHaveLength(steps + 1);
        expect(parseQuarter(quarter)).toBe(quarter);
      }),
    );
  });
});
