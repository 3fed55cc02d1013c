import { expect, it } from "vitest";
import { turnedFinished } from "./finished.ts";
import type { Answer, Pass } from "./score.ts";

const ROWS = ["one", "two"];
const given = (rowKey: string, answer: Answer | null, pass: Pass = 1) => ({ rowKey, pass, answer });

it("turns with the last answer of a change, and when one is taken back", () => {
  expect(turnedFinished(ROWS, [given("one", 3)], given("one", null))).toBe(false);
  const both = [given("one", 3), given("two", "dont-know")];
  expect(turnedFinished(ROWS, both, given("two", null))).toBe(true);
  expect(turnedFinished(ROWS, [given("one", 3), given("two", null)], given("two", 2))).toBe(true);
  expect(turnedFinished(ROWS, [given("one", null)], given("one", 3))).toBe(false);
});

it("does not turn when an answer becomes another one, whichever it is", () => {
  const both = [given("one", 5), given("two", 1)];
  expect(turnedFinished(ROWS, both, given("one", 1))).toBe(false);
  expect(turnedFinished(ROWS, both, given("two", "not-applicable"))).toBe(false);
});

it("turns with every second answer that is new, and with none that is changed", () => {
  const first = [given("one", 5), given("two", 1)];
  expect(turnedFinished(ROWS, [...first, given("two", 2, 2)], given("two", null, 2))).toBe(true);
  expect(turnedFinished(ROWS, [...first, given("two", 2, 2)], given("two", 3, 2))).toBe(false);
});
