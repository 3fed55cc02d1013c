import { describe, expect, test } from "vitest";
import type { Scheme } from "./grant.ts";
import { isSigned, yearsTouched } from "./sign-off.ts";

const scheme: Scheme = {
  id: "s",
  name: "Team",
  step: 1,
  purposes: { "meet-needs": 60, "reduce-pressure": 40 },
  amounts: [
    { year: "2017-18", amount: 100 },
    { year: "2018-19", amount: 200 },
    { year: "2019-20", amount: 0 },
  ],
  committed: false,
};

test("a sign-off stands for its signatory and year until it is withdrawn", () => {
  const council = { id: "council", capacity: "Council", years: ["2017-18"] };
  const given = { signatoryId: "council", year: "2017-18", withdrawnAt: null };
  expect(isSigned(council, "2017-18", [given])).toBe(true);
  expect(isSigned(council, "2018-19", [given])).toBe(false);
  expect(isSigned({ ...council, id: "ccg" }, "2017-18", [given])).toBe(false);
  expect(isSigned(council, "2017-18", [{ ...given, withdrawnAt: 1 }])).toBe(false);
  expect(isSigned(council, "2017-18", [{ ...given, withdrawnAt: 1 }, given])).toBe(true);
});

describe("an edit withdraws the sign-offs", () => {
  test("of the years whose amount it changes, and of no other", () => {
    const amounts = scheme.amounts.map((part) =>
      part.year === "2018-19" ? { ...part, amount: 201 } : part,
    );
    expect(yearsTouched(scheme, { ...scheme, amounts })).toEqual(["2018-19"]);
    expect(yearsTouched({ ...scheme, amounts }, scheme)).toEqual(["2018-19"]);
  });

  test("of every year with money when the step or the purposes change", () => {
    expect(yearsTouched(scheme, { ...scheme, step: 4 })).toEqual(["2017-18", "2018-19"]);
    expect(yearsTouched(scheme, { ...scheme, purposes: { "meet-needs": 100 } })).toEqual([
      "2017-18",
      "2018-19",
    ]);
  });

  test("of every year with money when a scheme is added or taken away", () => {
    expect(yearsTouched(null, scheme)).toEqual(["2017-18", "2018-19"]);
    expect(yearsTouched(scheme, null)).toEqual(["2017-18", "2018-19"]);
  });

  test("of none when only words change", () => {
    expect(yearsTouched(scheme, { ...scheme, name: "Joint team", committed: true })).toEqual([]);
    expect(yearsTouched(null, null)).toEqual([]);
  });
});
