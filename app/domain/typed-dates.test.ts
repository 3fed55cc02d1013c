import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, formatDate } from "./dates.ts";
import { DateError, parseDate } from "./typed-dates.ts";

const anyDate = fc
  .integer({ min: -20_000, max: 40_000 })
  .map((days) => addDays("2017-06-21", days));

describe("parseDate", () => {
  test.each([
    "21/6/2017",
    "21/06/2017",
    "21.6.2017",
    "21-06-2017",
    "21 June 2017",
    "21 jun 2017",
    " 21  6 2017 ",
    "2017-06-21",
  ])("takes %j", (text) => {
    expect(parseDate(text)).toBe("2017-06-21");
  });

  test("takes three fields, and a month by name", () => {
    expect(parseDate({ day: "1", month: "4", year: "2017" })).toBe("2017-04-01");
    expect(parseDate({ day: " 01 ", month: "April", year: "2017 " })).toBe("2017-04-01");
  });

  test.each([
    ["", "empty"],
    [{ day: "", month: " ", year: "" }, "empty"],
    [{ day: "21", month: "6", year: "" }, "incomplete"],
    ["21/6/17", "incomplete"],
    ["31/6/2017", "no-such-day"],
    ["29/2/2017", "no-such-day"],
    ["6/21/2017", "no-such-day"],
    ["0/6/2017", "no-such-day"],
    ["1/0/2017", "no-such-day"],
    ["June 2017", "not-a-date"],
    ["tomorrow", "not-a-date"],
    ["21 Junember 2017", "not-a-date"],
    ["1e1/6/2017", "not-a-date"],
    ["-1/6/2017", "not-a-date"],
  ])("refuses %j: %s", (typed, reason) => {
    let refusal: unknown;
    try {
      parseDate(typed);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(DateError);
    expect(refusal).toMatchObject({ code: "invalid", reason });
  });

  test("gives back any date that a page shows", () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        expect(parseDate(formatDate(date))).toBe(date);
      }),
    );
  });
});
