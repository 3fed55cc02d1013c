import { expect, test } from "vitest";
import { sortEntries } from "./plan-filter.ts";

const entry = (
  id: string,
  dueDate: string | null,
  status: "off-track" | "complete" | "on-track",
  ownership: string,
) => ({ id, dueDate, status, ownership });

const ENTRIES = [
  entry("a", null, "complete", "Council"),
  entry("b", "2017-09-01", "on-track", "No owner yet"),
  entry("c", "2017-06-01", "on-track", "CCG: Imran Qureshi"),
  entry("d", "2017-06-01", "off-track", "Council"),
];

test.each([
  ["model", "abcd"],
  ["due", "cdba"],
  ["status", "dcba"],
  ["owner", "cadb"],
] as const)("in the order %s, what has no date or owner comes last", (order, ids) => {
  expect(
    sortEntries(ENTRIES, order)
      .map(({ id }) => id)
      .join(""),
  ).toBe(ids);
});
