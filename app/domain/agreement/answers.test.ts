import { describe, expect, it } from "vitest";
import {
  countAnswers,
  describeCounts,
  type PanelAnswer,
  pickScores,
  summariseEvidence,
} from "./answers.ts";

function answersOf(partner: string, ...answers: PanelAnswer["answer"][]): PanelAnswer[] {
  return answers.map((answer, i) => ({
    partner,
    rater: `${partner}${i}`,
    answer,
    evidence: false,
  }));
}

describe("countAnswers", () => {
  it("counts the kinds apart and prints them so", () => {
    const counts = countAnswers(answersOf("a", 3, 4, "dont-know", "blank", "blank"));
    expect(counts).toEqual({ scored: 2, dontKnow: 1, notApplicable: 0, blank: 2 });
    expect(describeCounts(counts)).toBe("2 scored, 1 don't know, 2 blank");
    expect(describeCounts(countAnswers(answersOf("a", "not-applicable")))).toBe(
      "0 scored, 1 not for them to say",
    );
  });

  it("leaves answers without a level out of the scores", () => {
    expect(pickScores(answersOf("a", 3, "dont-know", "blank"))).toEqual([
      { partner: "a", rater: "a0", level: 3 },
    ]);
  });
});

describe("summariseEvidence", () => {
  it("finds a gap when don't know holds a third, one partner one voice", () => {
    // Three of the people in one partner of three don't know: a third of the weight.
    const third = [
      ...answersOf("a", "dont-know", "dont-know", "dont-know"),
      ...answersOf("b", 3),
      ...answersOf("c", 3),
    ];
    expect(summariseEvidence(third)).toMatchObject({ evidenceGap: true });
    expect(summariseEvidence([...third, ...answersOf("d", 4)])).toMatchObject({
      dontKnowShare: 0.25,
      evidenceGap: false,
    });
  });

  it("gives blanks and not applicable no weight", () => {
    const answers = [
      ...answersOf("a", 3, "blank", "blank"),
      ...answersOf("b", "not-applicable"),
      ...answersOf("c", 3, "dont-know"),
    ];
    expect(summariseEvidence(answers).dontKnowShare).toBeCloseTo(0.25, 12);
  });

  it("weighs the scores without evidence among the scores only", () => {
    const answers = [
      { partner: "a", rater: "1", answer: 3, evidence: true },
      { partner: "a", rater: "2", answer: 3, evidence: false },
      { partner: "b", rater: "3", answer: 4, evidence: false },
      { partner: "c", rater: "4", answer: "dont-know", evidence: false },
    ] as const;
    expect(summariseEvidence(answers).withoutEvidenceShare).toBeCloseTo(0.75, 12);
  });

  it("knows nothing when nobody answered", () => {
    expect(summariseEvidence(answersOf("a", "blank"))).toEqual({
      dontKnowShare: null,
      withoutEvidenceShare: null,
      evidenceGap: false,
    });
  });
});
