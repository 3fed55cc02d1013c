import { describe, expect, it } from "vitest";
import { panelOf } from "./panel.fixture.ts";
import { suggestLevel } from "./suggest.ts";

describe("suggestLevel", () => {
  it("offers the median with one voice for each partner", () => {
    expect(suggestLevel(panelOf([2, 2, 2, 2, 2], [3], [3]))).toEqual({
      level: 3,
      provisional: false,
    });
  });

  it("offers the lower of two neighbours and shows both", () => {
    expect(suggestLevel(panelOf([3], [3], [4], [4]))).toEqual({
      level: 3,
      provisional: false,
      alternatives: [3, 4],
    });
  });

  it("offers nothing across a wider tie, for two groups, or from fewer than two people", () => {
    expect(suggestLevel(panelOf([2], [4]))).toBeNull();
    expect(suggestLevel(panelOf([1], [1], [3], [5], [5]))).toBeNull();
    expect(suggestLevel(panelOf([3]))).toBeNull();
    expect(suggestLevel([])).toBeNull();
  });

  it("is provisional without a shared view, and with two people", () => {
    expect(suggestLevel(panelOf([3], [3], [5]))).toEqual({ level: 3, provisional: true });
    expect(suggestLevel(panelOf([3], [3]))).toEqual({ level: 3, provisional: true });
  });

  it("needs half of the partners asked", () => {
    const scores = panelOf([3], [3], [3]);
    expect(suggestLevel(scores, { partnersAsked: 6 })).toEqual({ level: 3, provisional: false });
    expect(suggestLevel(scores, { partnersAsked: 7 })).toBeNull();
  });
});
