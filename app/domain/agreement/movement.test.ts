import { describe, expect, it } from "vitest";
import { describeMovement, measureMovement } from "./movement.ts";
import { panelOf } from "./panel.fixture.ts";

describe("measureMovement", () => {
  it("tells medians, spread, and who of the same people moved", () => {
    const before = panelOf([1, 2], [4], [5]);
    const after = panelOf([2, 3], [3], [], [3]);
    const movement = measureMovement(before, after);
    expect(movement.median).toEqual({
      before: { lower: 4, upper: 4 },
      after: { lower: 3, upper: 3 },
    });
    expect(movement.spread).toBe("converging");
    expect(movement.people).toEqual({
      either: 5,
      both: 3,
      up: 2,
      down: 1,
      shareUp: 2 / 3,
      shareDown: 1 / 3,
    });
    expect(movement.partners).toMatchObject({ either: 4, both: 2, up: 1, down: 1 });
    expect(describeMovement(movement, "rounds")).toEqual([
      "3 of 5 people scored in both rounds: 2 moved up, 1 moved down.",
      "Scores came closer together.",
    ]);
  });

  it("sees scores move apart, or stay as far apart as they were", () => {
    const close = panelOf([3], [3], [3]);
    const wide = panelOf([1], [3], [5]);
    expect(measureMovement(close, wide).spread).toBe("diverging");
    expect(measureMovement(close, panelOf([4], [4], [4])).spread).toBe("unchanged");
  });

  it("compares nothing with a round nobody scored in", () => {
    const movement = measureMovement([], panelOf([3]));
    expect(movement).toMatchObject({ median: null, spread: null });
    expect(describeMovement(movement, "passes")).toEqual(["0 of 1 person scored both times."]);
    expect(describeMovement(measureMovement([], []), "passes")).toEqual([]);
  });
});
