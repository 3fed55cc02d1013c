import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addDays,
  daysBetween,
  endOfDay,
  financialYear,
  formatDate,
  isDate,
  londonDate,
  londonTime,
} from "./dates.ts";

const anyDate = fc
  .integer({ min: -20_000, max: 40_000 })
  .map((days) => addDays("2017-06-21", days));

test("a date is shown with its month in words", () => {
  expect(formatDate("2017-06-21")).toBe("21 June 2017");
  expect(formatDate("2018-01-01")).toBe("1 January 2018");
});

test("the time of day is London’s, in summer and in winter", () => {
  expect(londonTime(Date.parse("2017-06-30T23:30:00Z"))).toBe("00:30");
  expect(londonTime(Date.parse("2017-01-31T23:30:00Z"))).toBe("23:30");
});

test("half past eleven at night in UTC on 30 June is already July in London", () => {
  expect(londonDate(Date.parse("2017-06-30T23:30:00Z"))).toBe("2017-07-01");
  expect(londonDate(Date.parse("2017-12-31T23:30:00Z"))).toBe("2017-12-31");
});

test.each([
  ["2017-03-31", "2016-17"],
  ["2017-04-01", "2017-18"],
  ["2017-06-21", "2017-18"],
  ["2018-03-31", "2017-18"],
  ["2099-12-31", "2099-00"],
])("%s lies in the financial year %s", (date, year) => {
  expect(financialYear(date)).toBe(year);
});

test("days are counted over the changes of the clock", () => {
  expect(addDays("2017-03-25", 2)).toBe("2017-03-27");
  expect(addDays("2017-10-28", 2)).toBe("2017-10-30");
  expect(addDays("2017-01-01", -1)).toBe("2016-12-31");
  expect(daysBetween("2017-03-25", "2017-03-27")).toBe(2);
  fc.assert(
    fc.property(anyDate, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
      expect(daysBetween(date, addDays(date, days))).toBe(days);
    }),
  );
});

test.each([
  ["2017-06-21", true],
  ["2017-02-29", false],
  ["2016-02-29", true],
  ["2017-6-21", false],
  ["2017-13-01", false],
  ["21 June 2017", false],
])("%s is a stored date: %s", (text, yes) => {
  expect(isDate(text)).toBe(yes);
});

test("a day ends at midnight in London, in winter and in summer", () => {
  for (const date of ["2017-01-31", "2017-06-30", "2017-03-26", "2017-10-29"]) {
    expect(londonDate(endOfDay(date))).toBe(date);
    expect(londonDate(endOfDay(date) + 1)).toBe(addDays(date, 1));
  }
});
