import { describe, expect, test } from "vitest";
import { goesOn, TERM_MONTHS, USUAL_TERMS } from "./retention.ts";

describe("the day on which something goes", () => {
  test.each([
    ["2026-01-15T12:00:00Z", 12, "2027-01-15"],
    ["2026-01-31T12:00:00Z", 1, "2026-02-28"],
    ["2028-01-31T12:00:00Z", 1, "2028-02-29"],
    ["2026-11-30T12:00:00Z", 3, "2027-02-28"],
    ["2026-12-31T12:00:00Z", 60, "2031-12-31"],
    // Half past midnight in London in summer.
    ["2026-06-30T23:30:00Z", 6, "2027-01-01"],
  ])("%s and %i months is %s", (since, months, day) => {
    expect(goesOn(Date.parse(since), months)).toBe(day);
  });

  test("the usual terms are among those to be chosen, and keep every reason", () => {
    expect(USUAL_TERMS.reasons).toBeNull();
    for (const term of [USUAL_TERMS.guests, USUAL_TERMS.unjoined]) {
      expect(TERM_MONTHS).toContain(term);
    }
  });
});
