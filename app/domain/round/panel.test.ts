import { describe, expect, it } from "vitest";
import type { Answer, Pass } from "../score/score.ts";
import { gatherFirstPanel, gatherPanel } from "./panel.ts";

const asked = [
  { memberId: "ann", partnerId: "hospital" },
  { memberId: "bob", partnerId: "hospital" },
  { memberId: "cat", partnerId: "council" },
];
const score = (memberId: string, pass: Pass, answer: Answer | null, hasEvidence = false) => ({
  memberId,
  partnerId: asked.find((each) => each.memberId === memberId)?.partnerId ?? "",
  pass,
  answer,
  hasEvidence,
});

describe("the panel of a row", () => {
  it("is empty before the first reveal, whatever is handed in", () => {
    const scores = [score("ann", 1, 3)];
    expect(gatherPanel({ pass1: "scoring", pass2: "not-started" }, asked, scores)).toEqual([]);
    expect(gatherPanel({ pass1: "hidden", pass2: "not-started" }, asked, scores)).toEqual([]);
  });

  it("has everybody asked, those without a score as blank", () => {
    const panel = gatherPanel({ pass1: "revealed", pass2: "not-started" }, asked, [
      score("ann", 1, 3, true),
      score("cat", 1, "dont-know"),
    ]);
    expect(panel).toEqual([
      { partner: "hospital", rater: "ann", answer: 3, evidence: true, carried: false },
      { partner: "hospital", rater: "bob", answer: "blank", evidence: false, carried: false },
      { partner: "council", rater: "cat", answer: "dont-know", evidence: false, carried: false },
    ]);
  });

  it("counts words without an answer as blank", () => {
    const panel = gatherPanel({ pass1: "revealed", pass2: "not-started" }, asked, [
      score("ann", 1, null),
    ]);
    expect(panel[0]?.answer).toBe("blank");
  });

  it("keeps to the first pass while the second is open or hidden", () => {
    for (const pass2 of ["scoring", "hidden"] as const) {
      const panel = gatherPanel({ pass1: "revealed", pass2 }, asked, [
        score("ann", 1, 2),
        score("ann", 2, 5),
      ]);
      expect(panel[0]).toMatchObject({ answer: 2, carried: false });
    }
  });

  it("takes second scores once revealed, carries first ones marked so, and has late arrivals", () => {
    const panel = gatherPanel({ pass1: "revealed", pass2: "revealed" }, asked, [
      score("ann", 1, 2),
      score("ann", 2, 4),
      score("bob", 1, 1),
      score("cat", 2, 3),
    ]);
    expect(panel.map(({ answer, carried }) => [answer, carried])).toEqual([
      [4, false],
      [1, true],
      [3, false],
    ]);
  });

  it("carries the first score of someone who only typed words in the second", () => {
    const panel = gatherPanel({ pass1: "revealed", pass2: "revealed" }, asked, [
      score("ann", 1, 2),
      score("ann", 2, null),
    ]);
    expect(panel[0]).toMatchObject({ answer: 2, carried: true });
  });

  it("is as it stood before the discussion when asked for the first scores", () => {
    const scores = [score("ann", 1, 2), score("ann", 2, 4), score("cat", 2, 3)];
    const panel = gatherFirstPanel({ pass1: "revealed" }, asked, scores);
    expect(panel.map(({ answer }) => answer)).toEqual([2, "blank", "blank"]);
  });

  it("leaves out a guest let in after the reveal, whose second score then counts", () => {
    const late = [...asked, { memberId: "guest", partnerId: "hospital", since: 150 }];
    const row = { pass1: "revealed", pass1At: 100, pass2: "not-started", pass2At: null } as const;
    const scores = [score("guest", 1, 5), score("guest", 2, 3)];
    const raters = (panel: readonly { rater: string }[]) => panel.map(({ rater }) => rater);
    expect(raters(gatherPanel(row, late, scores))).not.toContain("guest");
    const second = { ...row, pass2: "revealed", pass2At: 200 } as const;
    const guest = (given: typeof scores) =>
      gatherPanel(second, late, given).find(({ rater }) => rater === "guest");
    expect(guest(scores)).toMatchObject({ answer: 3, carried: false });
    expect(guest(scores.slice(0, 1))).toMatchObject({ answer: "blank", carried: false });
    expect(raters(gatherFirstPanel(second, late, scores))).not.toContain("guest");
  });

  it("holds a guest let in before the reveal like everybody else", () => {
    const row = { pass1: "revealed", pass1At: 100, pass2: "not-started" } as const;
    const [panel] = gatherPanel(
      row,
      [{ memberId: "guest", partnerId: "hospital", since: 100 }],
      [score("guest", 1, 5)],
    );
    expect(panel).toMatchObject({ answer: 5 });
  });
});
