import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Level } from "#app/domain/model/edition.ts";
import { type AgreementLabel, labelRow, type RowAgreement } from "./label.ts";
import { panelOf } from "./panel.fixture.ts";
import { analysePartners } from "./partners.ts";
import { suggestLevel } from "./suggest.ts";
import type { Lens, RaterScore } from "./weights.ts";

const anyLevel = fc.constantFrom<Level>(1, 2, 3, 4, 5);

/** Any panel of up to six partners with up to five raters each. */
const anyPanel = fc
  .array(fc.array(anyLevel, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 })
  .map((partners) => panelOf(...partners));

/** Each level seen in the mirror: 1 becomes 5. */
function mirrorPanel(scores: readonly RaterScore[]): RaterScore[] {
  return scores.map((score) => ({ ...score, level: (6 - score.level) as Level }));
}

const anyLens = fc.constantFrom<Lens>("partners", "people");
const anyShuffle = fc
  .tuple(anyPanel, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })))
  .map(([scores, stream]) => {
    const keyed = scores.map((score) => [stream.next().value as number, score] as const);
    return { scores, shuffled: keyed.sort((a, b) => a[0] - b[0]).map(([, score]) => score) };
  });

/** Measures of the shape of a row, wherever on the scale it lies. */
const SHAPE = [
  "shareWithinOne",
  "averageDeviation",
  "leikD",
  "consensusCns",
  "agreementA",
  "iov",
  "iovWithin",
  "iovBetween",
] as const;

function expectSameMeasures(
  a: RowAgreement,
  b: RowAgreement,
  names: readonly (keyof RowAgreement)[],
) {
  for (const name of names) {
    expect(b[name] as number, name).toBeCloseTo(a[name] as number, 9);
  }
}

function doublePanel(scores: readonly RaterScore[]): RaterScore[] {
  return [...scores, ...scores.map((score) => ({ ...score, rater: `${score.rater}-again` }))];
}

describe("what always holds of a row's label and measures", () => {
  it("does not depend on the order in which scores arrive", () => {
    fc.assert(
      fc.property(anyShuffle, anyLens, ({ scores, shuffled }, lens) => {
        expect(labelRow(shuffled, lens)).toEqual(labelRow(scores, lens));
        expect(suggestLevel(shuffled)).toEqual(suggestLevel(scores));
        expect(analysePartners(shuffled)).toEqual(analysePartners(scores));
      }),
    );
  });

  it("treats the two ends of the scale alike", () => {
    fc.assert(
      fc.property(anyPanel, anyLens, (scores, lens) => {
        const row = labelRow(scores, lens);
        const mirrored = labelRow(mirrorPanel(scores), lens);
        expect(mirrored.label).toBe(row.label);
        expect(mirrored.median).toEqual(
          row.median && { lower: 6 - row.median.upper, upper: 6 - row.median.lower },
        );
        expect(mirrored.outlier?.levels.map((level) => 6 - level).reverse()).toEqual(
          row.outlier?.levels,
        );
        expect(mirrored.outlier?.partners).toEqual(row.outlier?.partners);
        expectSameMeasures(row, mirrored, [...SHAPE, "leans", "disagreementIndex"]);
      }),
    );
  });

  it("mirrors the suggestion, but for a tie of neighbours, where the lower is offered", () => {
    fc.assert(
      fc.property(anyPanel, (scores) => {
        const suggestion = suggestLevel(scores);
        const mirrored = suggestLevel(mirrorPanel(scores));
        expect(mirrored === null).toBe(suggestion === null);
        if (!suggestion || !mirrored) return;
        expect(mirrored.provisional).toBe(suggestion.provisional);
        const shown = suggestion.alternatives ?? [suggestion.level];
        const shownMirrored = mirrored.alternatives ?? [mirrored.level];
        expect(shownMirrored.map((level) => 6 - level).reverse()).toEqual(shown);
        expect(suggestion.level).toBe(shown[0]);
      }),
    );
  });

  it("keeps the measures of shape when everyone scores one level higher", () => {
    fc.assert(
      fc.property(anyPanel, anyLens, (scores, lens) => {
        fc.pre(scores.every((score) => score.level < 5));
        const higher = scores.map((score) => ({ ...score, level: (score.level + 1) as Level }));
        const row = labelRow(scores, lens);
        expectSameMeasures(row, labelRow(higher, lens), SHAPE);
      }),
    );
  });

  it("measures a panel the same when every rater has a double in the same partner", () => {
    fc.assert(
      fc.property(anyPanel, anyLens, (scores, lens) => {
        const row = labelRow(scores, lens);
        const doubled = labelRow(doublePanel(scores), lens);
        expect(doubled.shares).toEqual(row.shares);
        expect(doubled.median).toEqual(row.median);
        expect(doubled.outlier?.levels).toEqual(row.outlier?.levels);
        expect(doubled.dividedOnEstablished).toBe(row.dividedOnEstablished);
        expectSameMeasures(row, doubled, [...SHAPE, "leans", "disagreementIndex"]);
      }),
    );
  });

  it("labels a doubled panel the same once the gates on the number of people are passed", () => {
    const gatesPassed = (scores: readonly RaterScore[]) =>
      scores.length >= 4 &&
      // With a single person on one side a row can't be two groups; its double can.
      [scores.filter((s) => s.level <= 2), scores.filter((s) => s.level >= 4)].every(
        (side) => side.length !== 1,
      );
    fc.assert(
      fc.property(anyPanel, anyLens, (scores, lens) => {
        fc.pre(gatesPassed(scores));
        expect(labelRow(doublePanel(scores), lens).label).toBe(labelRow(scores, lens).label);
      }),
    );
    fc.assert(
      fc.property(anyPanel, (scores) => {
        fc.pre(scores.length >= 4);
        expect(labelRow(doublePanel(scores), "people").label).toBe(
          labelRow(scores, "people").label,
        );
      }),
    );
  });

  it("splits the variation exactly into inside and between partners", () => {
    fc.assert(
      fc.property(anyPanel, anyLens, (scores, lens) => {
        const { iov, iovWithin, iovBetween } = labelRow(scores, lens);
        expect((iovWithin ?? 0) + (iovBetween ?? 0)).toBeCloseTo(iov ?? Number.NaN, 12);
      }),
    );
  });

  it("keeps every measure inside its bounds", () => {
    fc.assert(
      fc.property(anyPanel, anyLens, (scores, lens) => {
        const row = labelRow(scores, lens);
        for (const name of ["shareWithinOne", "leikD", "consensusCns", "iov"] as const) {
          expect(row[name]).toBeGreaterThanOrEqual(-1e-9);
          expect(row[name]).toBeLessThanOrEqual(1 + 1e-9);
        }
        expect(Math.abs(row.agreementA ?? Number.NaN)).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });

  it("counts partners and people alike when every partner sent as many", () => {
    const evenPanel = fc
      .integer({ min: 1, max: 4 })
      .chain((size) =>
        fc.array(fc.array(anyLevel, { minLength: size, maxLength: size }), {
          minLength: 1,
          maxLength: 5,
        }),
      )
      .map((partners) => panelOf(...partners));
    fc.assert(
      fc.property(evenPanel, (scores) => {
        const byPartner = labelRow(scores, "partners");
        const byPeople = labelRow(scores, "people");
        expect(byPartner.label).toBe(byPeople.label);
        expectSameMeasures(byPartner, byPeople, SHAPE);
      }),
    );
  });
});

describe("moving a score away from the median", () => {
  const WORSE: Record<Exclude<AgreementLabel, "not-scored" | "one-view">, number> = {
    aligned: 0,
    "some-spread": 1,
    split: 2,
    polarised: 3,
  };
  const worseOf = (row: RowAgreement) =>
    row.label === "not-scored" || row.label === "one-view" ? -1 : WORSE[row.label];

  it("never improves the label when the score lies outside the median", () => {
    fc.assert(
      fc.property(anyPanel, anyLens, fc.nat(), (scores, lens, pick) => {
        const row = labelRow(scores, lens);
        const index = pick % scores.length;
        const score = scores[index];
        if (!score || !row.median) return;
        const { lower, upper } = row.median;
        fc.pre((score.level > upper || score.level < lower) && score.level % 4 !== 1);
        const moved = (score.level > upper ? score.level + 1 : score.level - 1) as Level;
        const after = scores.with(index, { ...score, level: moved });
        expect(worseOf(labelRow(after, lens))).toBeGreaterThanOrEqual(worseOf(row));
      }),
    );
  });

  // The two known exceptions; docs/decisions/agreement-properties.md says why they stand.
  it("can improve it when the score was the median itself, since the median follows", () => {
    expect(labelRow(panelOf([1], [1], [3])).label).toBe("split");
    expect(labelRow(panelOf([1], [2], [3])).label).toBe("some-spread");
  });

  it("can turn two groups into no shared view from the end of a tied median", () => {
    expect(labelRow(panelOf([5], [4, 1, 2])).label).toBe("polarised");
    expect(labelRow(panelOf([5], [3, 1, 2])).label).toBe("split");
  });
});
