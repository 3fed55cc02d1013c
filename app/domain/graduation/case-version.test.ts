import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CaseContent, isStanding, listCaseChanges, markCase } from "./case-version.ts";
import type { Criterion } from "./wave.ts";

const criterion = (letter: string, key: string) =>
  ({ letter, key, kind: "eligibility", name: key }) as Criterion;
const wave = { criteria: [criterion("a", "maturity"), criterion("b", "signatories")] };

const content: CaseContent = {
  name: "Marram Sands",
  wave: "first-wave-2017",
  boards: [{ name: "Marram Sands", supports: true, reference: "" }],
  letter: "",
  criteria: { maturity: { texts: { leadership: "One.", risk: "Two." }, facts: {} } },
  evidence: [],
};

describe("a version of a case", () => {
  it("is the same for the same content in any order, and another for any other word", () => {
    const turned: CaseContent = {
      ...content,
      criteria: { maturity: { facts: {}, texts: { risk: "Two.", leadership: "One." } } },
    };
    expect(markCase(turned)).toBe(markCase(content));
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const mark = (letter: string) => markCase({ ...content, letter });
        expect(mark(one) === mark(other)).toBe(one === other);
      }),
    );
  });

  it("says what differs from another", () => {
    const after: CaseContent = {
      ...content,
      letter: "Dear panel",
      criteria: {
        maturity: { texts: { leadership: "One." }, facts: { directions: true } },
      },
      evidence: [
        {
          criterion: "signatories",
          kind: "link",
          keptOn: "2017-06-21",
          snapshot: { title: "Minutes", lines: [] },
        },
      ],
    };
    expect(listCaseChanges(content, after, wave)).toEqual([
      "The covering letter",
      "Criterion a, maturity: the text",
      "Criterion a, maturity: its answers",
      "Criterion b, signatories: the evidence",
    ]);
    expect(listCaseChanges(content, content, wave)).toEqual([]);
  });

  it("keeps a signature for that version alone", () => {
    const mark = markCase(content);
    expect(isStanding({ mark, withdrawnAt: null }, mark)).toBe(true);
    expect(isStanding({ mark, withdrawnAt: 1 }, mark)).toBe(false);
    expect(isStanding({ mark, withdrawnAt: null }, markCase({ ...content, letter: "x" }))).toBe(
      false,
    );
  });
});
