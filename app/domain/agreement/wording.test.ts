import { describe, expect, it } from "vitest";
import { labelRow } from "./label.ts";
import { panelOf } from "./panel.fixture.ts";
import { describeAgreement } from "./wording.ts";

const NAMES: Record<string, string> = {
  p1: "Council",
  p2: "Acute trust",
  p3: "Housing",
  p4: "GPs",
};
const nameOf = (partner: string) => NAMES[partner] ?? partner;
const words = (...partners: Parameters<typeof panelOf>) =>
  describeAgreement(labelRow(panelOf(...partners)), nameOf);

describe("describeAgreement", () => {
  it("says each label in plain words with one sentence", () => {
    expect(describeAgreement(labelRow([]), nameOf)).toMatchObject({
      label: "Too few to compare",
      sentence: "Nobody has given a level yet.",
    });
    expect(words([3])).toMatchObject({
      label: "Too few to compare",
      sentence: "One view only, so there is nothing to compare it with.",
    });
    expect(words([1], [1], [5], [5])).toMatchObject({
      label: "Two groups",
      sentence: "One group is at levels 1 or 2, another at levels 4 or 5.",
    });
    expect(words([1], [3], [5])).toMatchObject({
      label: "No shared view yet",
      sentence: "Scores run from level 1 to level 5.",
    });
    expect(words([2], [3], [4])).toMatchObject({
      label: "Mostly close",
      sentence: "Every score is within one level of level 3.",
    });
    expect(words([3], [3], [3], [5]).sentence).toBe("Most scores are within one level of level 3.");
    expect(words([3], [3], [4], [4])).toMatchObject({
      short: "Aligned",
      label: "Aligned: same or neighbouring level",
      sentence: "Every score is within one level of levels 3 and 4.",
    });
    expect(words([4], [4], [4]).sentence).toBe("Every score is at level 4.");
  });

  it("says of two people how far apart they are", () => {
    expect(words([2], [4]).sentence).toBe("Two views, 2 levels apart.");
    expect(words([2], [3]).sentence).toBe("Two views, 1 level apart.");
    expect(words([3], [3]).sentence).toBe("Two views, both at level 3.");
  });

  it("adds a sentence for each flag, naming partners and never people", () => {
    expect(words([3], [3], [3], [5]).flags).toEqual([
      "A few scores lie two or more levels away, at level 5, from GPs.",
    ]);
    expect(words([2], [3], [3]).flags).toEqual([
      "Divided on whether it is in place: some say level 2 or below, some 3 or above.",
    ]);
    expect(words([3, 5], [3], [3], [3]).flags).toEqual([
      "A few scores lie two or more levels away, at level 5.",
    ]);
    expect(words([3], [3], [3]).flags).toEqual([]);
  });
});
