import { describe, expect, it } from "vitest";
import { findTerms, findUnexplained } from "./glossary.ts";

const TERMS = ["A&E", "CCG", "GP"].map((term) => ({ term, expansion: "…", meaning: "…" }));
const names = (found: readonly { term: string }[]) => found.map(({ term }) => term);

describe("the abbreviations of a text", () => {
  it("finds them as words of their own, also in the plural", () => {
    expect(names(findTerms(TERMS, "GPs plan before A&E; a GPS does not."))).toEqual(["A&E", "GP"]);
  });

  it("leaves out what the text expands itself", () => {
    const text = "The clinical commissioning group (CCG) and GPs. The CCG decides.";
    expect(names(findUnexplained(TERMS, text))).toEqual(["GP"]);
  });
});
