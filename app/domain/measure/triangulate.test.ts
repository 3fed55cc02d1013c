import { describe, expect, it } from "vitest";
import { type Evidence, triangulate } from "./triangulate.ts";

const measure = (
  measureKey: string,
  status: Evidence["status"],
  trend: Evidence["trend"] = null,
): Evidence => ({ measureKey, status, trend });

describe("where the story and the numbers differ", () => {
  it("asks of a Mature change whose reablement stands at 75 against 86 per cent", () => {
    expect(triangulate(4, [measure("reablement-at-91-days", "worse")])).toEqual([
      { measureKey: "reablement-at-91-days", level: "ahead", because: "worse-than-plan" },
    ]);
  });

  it("asks of a measure that worsens for two quarters, though it meets its plan", () => {
    expect(triangulate(5, [measure("a", "better", "worsening"), measure("b", "on-plan")])).toEqual([
      { measureKey: "a", level: "ahead", because: "worsening" },
    ]);
  });

  it("asks of a change at Plans in place only when all planned measures beat their plans", () => {
    const unplanned = measure("c", null);
    expect(triangulate(2, [measure("a", "better"), unplanned])).toEqual([
      { measureKey: "a", level: "behind", because: "better-than-plan" },
    ]);
    expect(triangulate(2, [measure("a", "better"), measure("b", "on-plan")])).toEqual([]);
    expect(triangulate(1, [unplanned])).toEqual([]);
  });

  it("asks nothing at Established, of a level not agreed, nor without figures", () => {
    expect(triangulate(3, [measure("a", "worse", "worsening")])).toEqual([]);
    expect(triangulate(null, [measure("a", "worse")])).toEqual([]);
    expect(triangulate(4, [])).toEqual([]);
  });
});
