import { describe, expect, it } from "vitest";
import type { Level } from "#app/domain/model/edition.ts";
import { panelOf } from "./panel.fixture.ts";
import { measureRound } from "./round-reliability.ts";

const LEVELS: Level[] = [1, 2, 3, 4, 5, 1, 2, 3, 4, 5];

describe("measureRound", () => {
  it("gives nothing under ten rows with two ratings", () => {
    expect(measureRound(LEVELS.slice(1).map((level) => panelOf([level], [level])))).toBeNull();
    expect(measureRound(LEVELS.map((level) => panelOf([level])))).toBeNull();
  });

  it("finds raters who agree on every row in full agreement", () => {
    expect(measureRound(LEVELS.map((level) => panelOf([level], [level, level])))).toMatchObject({
      rows: 10,
      alpha: 1,
      interval: { lower: 1, upper: 1 },
      concordance: { w: 1, df: 9 },
      pairsWithinOne: 1,
    });
  });

  it("matches people over rows by who they are, not by their place in the list", () => {
    const rows = LEVELS.map((level, i) => {
      const scores = panelOf([level], [level === 1 ? 1 : ((level - 1) as Level)], [level]);
      return i % 2 === 0 ? scores : scores.reverse();
    });
    const inOrder = rows.map((row) => [...row].sort((a, b) => (a.rater < b.rater ? -1 : 1)));
    expect(measureRound(rows)).toEqual(measureRound(inOrder));
    expect(measureRound(rows)?.concordance.w).toBeGreaterThan(0.9);
  });
});
