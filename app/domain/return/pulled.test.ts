import { expect, it } from "vitest";
import { standToSource } from "./pulled.ts";

const held = { answer: "24", source: "The measure" };
const before = { answer: "22", source: "The measure" };

it.each([
  ["", held, null, "offered"],
  ["24", held, null, "taken"],
  ["24", held, held, "taken"],
  ["25", held, held, "overridden"],
  ["25", held, null, "overridden"],
  ["22", held, before, "moved"],
  ["25", held, before, "moved"],
  ["22", null, before, "gone"],
] as const)(
  "an answer of “%s” is told how it stands to its source (%#)",
  (answer, now, before, state) => {
    expect(standToSource(answer, now, before)?.state).toBe(state);
  },
);

it("says nothing where the tool holds nothing, and never did", () => {
  expect(standToSource("24", null, null)).toBeNull();
  expect(standToSource("", null, before)).toBeNull();
});
