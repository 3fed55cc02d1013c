import { describe, expect, it } from "vitest";
import type { Level } from "../model/edition.ts";
import { labelRow } from "./label.ts";
import { kendallW, krippendorffAlpha, pairsWithinOne } from "./reliability.ts";
import type { RaterScore } from "./weights.ts";

/*
 * A panel of 26 rows, five partners and sixteen raters, computed twice: by the library, and here from
 * the definitions, pair by pair and level by level, without any of the library's shortcuts.
 */

const PARTNERS = [5, 4, 3, 2, 2];
const ROWS = 26;

/** Sixteen people, each with a lean of its own partner and row: no randomness, and some gaps. */
function scoresOf(row: number): RaterScore[] {
  return PARTNERS.flatMap((people, partner) =>
    Array.from({ length: people }, (_, person) => ({ partner, person })),
  ).flatMap(({ partner, person }, at) => {
    if ((row * 7 + at * 3) % 11 === 0) return [];
    const base = 1 + ((row * 3) % 5);
    const lean = [1, 0, -1, 2, -2][partner] ?? 0;
    const own = ((row + 1) * (at + 2)) % 3;
    // Every fifth row falls into two groups of partners.
    if (row % 5 === 4) {
      const level = (partner % 2 === 0 ? 1 + (own % 2) : 5 - (own % 2)) as Level;
      return [{ partner: `p${partner}`, rater: `p${partner}-${person}`, level }];
    }
    const level = Math.min(5, Math.max(1, base + (row % 2 === 0 ? lean : 0) + own - 1)) as Level;
    return [{ partner: `p${partner}`, rater: `p${partner}-${person}`, level }];
  });
}

const panel = Array.from({ length: ROWS }, (_, row) => scoresOf(row));
const LEVELS = [1, 2, 3, 4, 5] as const;

/** The weight of one score: a partner has one voice, shared out among its people. */
function weightOf(score: RaterScore, row: readonly RaterScore[], lens: "partners" | "people") {
  if (lens === "people") return 1 / row.length;
  const partners = new Set(row.map(({ partner }) => partner)).size;
  const colleagues = row.filter(({ partner }) => partner === score.partner).length;
  return 1 / partners / colleagues;
}

function slowRow(row: readonly RaterScore[], lens: "partners" | "people") {
  const weight = (matches: (level: number) => boolean) =>
    row
      .filter(({ level }) => matches(level))
      .reduce((sum, score) => sum + weightOf(score, row, lens), 0);
  const p = LEVELS.map((level) => weight((each) => each === level));
  const atMost = (level: number) => weight((each) => each <= level);
  const half = 0.5 - 1e-9;
  const lower = LEVELS.find((level) => atMost(level) >= half) ?? 5;
  const upper = LEVELS.find((level) => atMost(level) > 0.5 + 1e-9) ?? 5;
  const within = (middle: number) => weight((level) => Math.abs(level - middle) <= 1);
  const deviation = row.reduce(
    (sum, score) => sum + weightOf(score, row, lens) * Math.abs(score.level - lower),
    0,
  );
  const mean = row.reduce((sum, score) => sum + weightOf(score, row, lens) * score.level, 0);
  const consensus = row.reduce(
    (sum, score) =>
      sum + weightOf(score, row, lens) * Math.log2(1 - Math.abs(score.level - mean) / 4),
    1,
  );
  // Twice the chance that two scores drawn anew lie either side of a cut, summed over the cuts.
  let between = 0;
  for (const a of row) {
    for (const b of row) {
      between += weightOf(a, row, lens) * weightOf(b, row, lens) * Math.abs(a.level - b.level);
    }
  }
  const outer = (p[0] ?? 0) + (p[4] ?? 0);
  const next = (p[1] ?? 0) + (p[3] ?? 0);
  const low = weight((level) => level <= 2);
  const high = weight((level) => level >= 4);
  const leans = 2 * outer - next - 2 * (p[2] ?? 0);
  const shareWithinOne = Math.min(within(lower), within(upper));
  // A percentile lies on every level with at most that weight below it and at least that weight up to it.
  const percentile = (share: number) => {
    const at = row
      .map(({ level }) => level)
      .filter((level) => weight((other) => other < level) <= share + 1e-9)
      .filter((level) => weight((other) => other <= level) >= share - 1e-9);
    return Math.min(...at) + Math.max(...at) - 1;
  };
  const [p30, p70] = [percentile(0.3), percentile(0.7)];
  const sides = [row.filter((s) => s.level <= 2).length, row.filter((s) => s.level >= 4).length];
  const label =
    row.length === 0
      ? "not-scored"
      : row.length === 1
        ? "one-view"
        : row.length >= 4 &&
            sides.every((side) => side >= 2) &&
            low >= 1 / 3 - 1e-9 &&
            high >= 1 / 3 - 1e-9 &&
            leans > 1e-9
          ? "polarised"
          : shareWithinOne < 0.75 - 1e-9 || deviation > 0.8 + 1e-9
            ? "split"
            : shareWithinOne >= 0.9 - 1e-9 && deviation <= 0.5 + 1e-9
              ? "aligned"
              : "some-spread";
  return {
    label,
    median: { lower, upper },
    shareWithinOne,
    averageDeviation: deviation,
    leikD: deviation / 2,
    consensusCns: consensus,
    iov: between / 2,
    leans,
    disagreementIndex: (p70 - p30) / (2.35 + 1.5 * Math.abs(5 - (p30 + p70) / 2)),
  };
}

const raters = [...new Set(panel.flat().map(({ rater }) => rater))].sort();
const units = panel.map((row) =>
  raters.map((rater) => row.find((score) => score.rater === rater)?.level ?? null),
);

/** Alpha over every ordered pair of ratings of one row against every pair of all ratings. */
function slowAlpha(): number {
  const rows = units
    .map((unit) => unit.filter((rating) => rating !== null))
    .filter((unit) => unit.length > 1);
  const all = rows.flat();
  const count = (level: number) => all.filter((rating) => rating === level).length;
  const distance = (a: number, b: number) => {
    const [low, high] = a < b ? [a, b] : [b, a];
    let between = 0;
    for (let level = low; level <= high; level += 1) between += count(level);
    return a === b ? 0 : (between - (count(low) + count(high)) / 2) ** 2;
  };
  let observed = 0;
  for (const unit of rows) {
    for (const [i, a] of unit.entries()) {
      for (const [j, b] of unit.entries()) {
        if (i !== j) observed += distance(a, b) / (unit.length - 1) / all.length;
      }
    }
  }
  let expected = 0;
  for (const [i, a] of all.entries()) {
    for (const [j, b] of all.entries()) {
      if (i !== j) expected += distance(a, b) / all.length / (all.length - 1);
    }
  }
  return 1 - observed / expected;
}

/** W from the mean rank correlation of all pairs of raters: W = (r(m − 1) + 1)/m, ties included. */
function slowW(lists: readonly (readonly number[])[]): number {
  const ranks = lists.map((list) =>
    list.map(
      (value) =>
        list.filter((other) => other < value).length +
        (list.filter((other) => other === value).length + 1) / 2,
    ),
  );
  const n = lists[0]?.length ?? 0;
  const m = lists.length;
  const centre = (n + 1) / 2;
  const sums = Array.from({ length: n }, (_, at) =>
    ranks.reduce((sum, own) => sum + (own[at] ?? 0), 0),
  );
  const spread = sums.reduce((sum, value) => sum + (value - m * centre) ** 2, 0);
  // The largest spread there could be: every rater's own variation, m times over.
  const own = ranks.reduce(
    (sum, list) => sum + list.reduce((s, rank) => s + (rank - centre) ** 2, 0),
    0,
  );
  return spread / (m * own);
}

describe("26 rows, five partners, sixteen raters, computed two ways", () => {
  it("is the panel it says, with every label but one-view in it", () => {
    expect(panel).toHaveLength(26);
    expect(raters).toHaveLength(16);
    const labels = new Set(panel.map((row) => labelRow(row).label));
    expect([...labels].sort()).toEqual(["aligned", "polarised", "some-spread", "split"]);
  });

  it.each(["partners", "people"] as const)("measures and labels every row alike, by %s", (lens) => {
    for (const row of panel) {
      const { label, median, ...numbers } = slowRow(row, lens);
      const made = labelRow(row, lens);
      expect(made.median).toEqual(median);
      for (const [name, value] of Object.entries(numbers)) {
        expect(made[name as keyof typeof numbers], name).toBeCloseTo(value, 10);
      }
      expect(made.label).toBe(label);
    }
  });

  it("gives the same alpha, W and share of pairs", () => {
    expect(krippendorffAlpha(units, "ordinal")).toBeCloseTo(slowAlpha(), 10);
    const complete = raters
      .slice(0, 4)
      .map((rater) => units.map((unit) => unit[raters.indexOf(rater)] ?? null));
    const rows = units
      .map((_, row) => row)
      .filter((row) => complete.every((list) => list[row] !== null));
    expect(kendallW(complete).w).toBeCloseTo(
      slowW(complete.map((list) => rows.map((row) => list[row] ?? 0))),
      10,
    );
    let pairs = 0;
    let close = 0;
    for (const row of panel) {
      for (const a of row) {
        for (const b of row) {
          if (a.rater >= b.rater) continue;
          pairs += 1;
          if (Math.abs(a.level - b.level) <= 1) close += 1;
        }
      }
    }
    expect(pairsWithinOne(units)).toBeCloseTo(close / pairs, 12);
  });
});
