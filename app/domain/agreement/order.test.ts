import { describe, expect, it } from "vitest";
import { labelRow } from "./label.ts";
import { type DiscussRow, discussFirst } from "./order.ts";
import { panelOf } from "./panel.fixture.ts";

function row(
  key: string,
  partners: Parameters<typeof panelOf>,
  facts: Partial<DiscussRow> = {},
): DiscussRow {
  return {
    key,
    agreement: labelRow(panelOf(...partners)),
    suggested: null,
    target: null,
    dontKnowShare: 0,
    withoutEvidenceShare: 0,
    evidenceGap: false,
    ...facts,
  };
}
const keysOf = (rows: DiscussRow[]) => discussFirst(rows).order.map((place) => place.key);

describe("discussFirst", () => {
  it("goes by tier: no shared view, too little known, some spread or a flag, aligned", () => {
    const rows = [
      row("aligned", [[3], [3], [3]]),
      row("divided", [[2], [3], [3]]),
      row("outlier", [[3], [3], [3], [3], [3], [3], [3], [3], [3], [5]]),
      row("spread", [[3], [4], [5]]),
      row("gap", [[3], [3], [3]], { evidenceGap: true, dontKnowShare: 0.5 }),
      row("one", [[3]]),
      row("split", [[1], [3], [5]]),
      row("groups", [[1], [1], [5], [5]]),
    ];
    const tiers = Object.fromEntries(discussFirst(rows).order.map((p) => [p.key, p.tier]));
    expect(tiers).toEqual({
      groups: 1,
      split: 1,
      gap: 2,
      one: 2,
      spread: 3,
      outlier: 3,
      divided: 3,
      aligned: 4,
    });
    expect(keysOf(rows).slice(0, 2)).toEqual(["groups", "split"]);
    expect(keysOf(rows).at(-1)).toBe("aligned");
  });

  it("weighs disagreement, distance to target and missing evidence 50, 30 and 20", () => {
    const [place] = discussFirst([
      row("a", [[1], [3], [5]], {
        suggested: 3,
        target: 5,
        dontKnowShare: 0.2,
        withoutEvidenceShare: 0.5,
      }),
    ]).order;
    expect(place?.parts.disagreement).toBeCloseTo(2 / 3, 12);
    expect(place?.parts.gap).toBe(0.5);
    expect(place?.parts.evidence).toBeCloseTo(0.6, 12);
    expect(place?.index).toBeCloseTo(100 * (0.5 * (2 / 3) + 0.3 * 0.5 + 0.2 * 0.6), 9);
  });

  it("drops what is missing and scales up the rest", () => {
    const [place] = discussFirst([row("a", [[1], [3], [5]], { withoutEvidenceShare: 1 })]).order;
    expect(place?.parts.gap).toBeNull();
    expect(place?.index).toBeCloseTo((100 * (0.5 * (2 / 3) + 0.2)) / 0.7, 9);
    const nothing = discussFirst([
      { ...row("b", []), dontKnowShare: null, withoutEvidenceShare: null },
    ]).order[0];
    expect(nothing).toEqual({
      key: "b",
      tier: 2,
      index: 0,
      parts: { disagreement: null, gap: null, evidence: null },
    });
  });

  it("counts a target already reached as no gap", () => {
    const [place] = discussFirst([row("a", [[4], [4], [4]], { suggested: 4, target: 3 })]).order;
    expect(place?.parts.gap).toBe(0);
  });

  it("keeps the rubric's order between equals", () => {
    const rows = ["x", "a", "m"].map((key) => row(key, [[3], [3], [3]]));
    expect(keysOf(rows)).toEqual(["x", "a", "m"]);
  });

  it("lists aligned rows two or more levels short of target for action, widest first", () => {
    const rows = [
      row("near", [[3], [3], [3]], { suggested: 3, target: 4 }),
      row("far", [[3], [3], [3]], { suggested: 3, target: 5 }),
      row("farther", [[1], [1], [1]], { suggested: 1, target: 5 }),
      row("open", [[1], [3], [5]], { suggested: 3, target: 5 }),
    ];
    expect(discussFirst(rows).actFirst).toEqual(["farther", "far"]);
  });
});
