import { expect, test } from "vitest";
import { isOverdue } from "./action.ts";

const today = "2017-06-21";
const yesterday = "2017-06-20";

test("an action past its date is overdue, from the day after", () => {
  expect(isOverdue({ status: "on-track", dueDate: yesterday }, today)).toBe(true);
  expect(isOverdue({ status: "not-started", dueDate: yesterday, priority: "now" }, today)).toBe(
    true,
  );
  expect(isOverdue({ status: "on-track", dueDate: today }, today)).toBe(false);
  expect(isOverdue({ status: "on-track", dueDate: null }, today)).toBe(false);
});

test.each([
  { status: "complete" },
  { status: "stopped" },
  { status: "on-track", proposal: "reached" },
  { status: "on-track", proposal: "superseded" },
  { status: "not-started", priority: "later" },
] as const)("%j is not overdue", (action) => {
  expect(isOverdue({ ...action, dueDate: yesterday }, today)).toBe(false);
});

test("an action that waited under later is overdue once begun", () => {
  expect(isOverdue({ status: "at-risk", priority: "later", dueDate: yesterday }, today)).toBe(true);
});
