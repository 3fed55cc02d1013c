import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FOUND, listVocabulary, readWords, splitSnippet, suggestQuery } from "./search.ts";

describe("the words of a query", () => {
  test("are letters and figures, small and without accents, each once", () => {
    expect(readWords("Réablement, reablement — 91 days!")).toEqual(["reablement", "91", "days"]);
  });

  test("leave common words out unless there are no others", () => {
    expect(readWords("what is the risk of falls")).toEqual(["risk", "falls"]);
    expect(readWords("how to")).toEqual(["how", "to"]);
  });

  test.each(['"', "'", "*", "NEAR(", "title:", "^a", "-", "()", "\u0000", "\u0002"])(
    "hold nothing that an index could take for an operator: %j",
    (mark) => expect(readWords(`${mark}pool${mark}`).join("")).toMatch(/^[a-z]*pool[a-z]*$/),
  );

  test("of any text are few, short, and without marks", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2000, unit: "grapheme" }), (text) => {
        const words = readWords(text);
        expect(words.length).toBeLessThanOrEqual(12);
        for (const word of words) expect(word).toMatch(/^[\p{L}\p{N}]{1,40}$/u);
      }),
    );
  });

  test("of a thousand letters without a space are one word, cut", () => {
    expect(readWords("x".repeat(1000))).toEqual(["x".repeat(40)]);
  });
});

describe("a snippet", () => {
  test("is cut into parts, and no text in it is taken for a mark", () => {
    const snippet = `…a ${FOUND.start}pooled${FOUND.end} fund <b> of ${FOUND.start}pools${FOUND.end}`;
    expect(splitSnippet(snippet)).toEqual([
      { text: "…a ", found: false },
      { text: "pooled", found: true },
      { text: " fund <b> of ", found: false },
      { text: "pools", found: true },
    ]);
  });
});

describe("a query that finds nothing", () => {
  const vocabulary = listVocabulary(["Reablement at home", "Pooled budgets and the risk of falls"]);

  test.each([
    ["reablment", "reablement"],
    ["raeblement", "reablement"],
    ["budgest", "budgets"],
    ["fals", "falls"],
  ])("is put right: %s", (typed, meant) => expect(suggestQuery([typed], vocabulary)).toBe(meant));

  test("keeps the words it knows, and leaves out what is near nothing", () => {
    expect(suggestQuery(["pooled", "budgits", "zzzzzzzz"], vocabulary)).toBe("pooled budgets");
  });

  test("is not put right where no word is near", () => {
    expect(suggestQuery(["quantum", "xyz"], vocabulary)).toBeNull();
  });
});
