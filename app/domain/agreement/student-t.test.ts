import { expect, it } from "vitest";
import { findTQuantile } from "./student-t.ts";

// Two-sided 95 % and 99 % points as printed in tables of Student's t (for example Abramowitz and
// Stegun, table 26.10).
it.each([
  [0.95, 1, 12.706],
  [0.95, 2, 4.303],
  [0.95, 3, 3.182],
  [0.95, 9, 2.262],
  [0.95, 10, 2.228],
  [0.95, 25, 2.06],
  [0.95, 60, 2.0],
  [0.99, 5, 4.032],
  [0.99, 30, 2.75],
])("gives %d with %d degrees of freedom as %d", (coverage, degrees, t) => {
  expect(findTQuantile(coverage, degrees)).toBeCloseTo(t, 3);
});
