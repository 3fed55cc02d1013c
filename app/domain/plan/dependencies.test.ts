import fc from "fast-check";
import { expect, test } from "vitest";
import { findCircle } from "./dependencies.ts";

const wait = (text: string) => {
  const [actionId = "", waitsForId = ""] = text.split(">");
  return { actionId, waitsForId };
};
const waits = (...texts: string[]) => texts.map(wait);

test("an action cannot wait for itself", () => {
  expect(findCircle([], wait("a>a"))).toEqual(["a"]);
});

test("nor for one that waits for it, directly or by others, and the way is told", () => {
  expect(findCircle(waits("b>a"), wait("a>b"))).toEqual(["b", "a"]);
  expect(findCircle(waits("b>c", "c>d", "d>a"), wait("a>b"))).toEqual(["b", "c", "d", "a"]);
});

test("two may wait for the same, and one for two on one way", () => {
  expect(findCircle(waits("a>b", "b>c"), wait("a>c"))).toBeNull();
  expect(findCircle(waits("a>c"), wait("b>c"))).toBeNull();
});

test("whatever is added one by one, nothing ever waits for itself", () => {
  const name = fc.constantFrom(..."abcdef");
  fc.assert(
    fc.property(fc.array(fc.tuple(name, name), { maxLength: 30 }), (wanted) => {
      const made: { actionId: string; waitsForId: string }[] = [];
      for (const [actionId, waitsForId] of wanted) {
        if (findCircle(made, { actionId, waitsForId }) === null)
          made.push({ actionId, waitsForId });
      }
      // What waits for nothing is done first, again and again, until nothing is left.
      let left = made;
      for (let turn = 0; turn < 7; turn += 1) {
        const waiting = new Set(left.map(({ actionId }) => actionId));
        left = left.filter(({ waitsForId }) => waiting.has(waitsForId));
      }
      expect(left).toEqual([]);
    }),
  );
});
