import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Level } from "../model/edition.ts";
import type { PanelMember } from "../round/panel.ts";
import { compareReports } from "./compare-reports.ts";
import { type PartnerMark, reportRow } from "./row-report.ts";

const PARTNERS: PartnerMark[] = ["hospitals", "community", "ccg", "council"].map(
  (id, position) => ({ id, name: `The ${id}`, shortName: id, shape: "circle", colour: position }),
);

type Answers = Record<string, readonly PanelMember["answer"][]>;

/** A panel from each partner's answers; a name ending in "+" noted evidence. */
const panelOf = (answers: Answers, extra: Partial<PanelMember> = {}): PanelMember[] =>
  Object.entries(answers).flatMap(([partner, own]) =>
    own.map((answer, index) => ({
      partner,
      rater: `${partner}-${index + 1}`,
      answer,
      evidence: false,
      carried: false,
      ...extra,
    })),
  );

const report = (answers: Answers) => reportRow("a.row", panelOf(answers), PARTNERS).report;

describe("small organisations", () => {
  test("a partner with fewer than three scorers appears as one position, without its people", () => {
    const { positions } = report({
      hospitals: [2, 4, 5],
      community: [1, 4],
      ccg: [3],
      council: [3, "dont-know", "blank", 5],
    });
    expect(positions).toEqual([
      expect.objectContaining({ partnerId: "hospitals", position: 4, people: [2, 4, 5] }),
      expect.objectContaining({ partnerId: "community", position: 2.5, people: null }),
      expect.objectContaining({ partnerId: "ccg", position: 3, people: null }),
      expect.objectContaining({ partnerId: "council", position: 4, people: null }),
    ]);
    const inside = positions.filter((position) => position.dividedInternally);
    expect(inside.map((position) => position.partnerId)).toEqual(["hospitals"]);
  });

  test("no word of a row tells how far apart the two people of a partner are", () => {
    const level = fc.integer({ min: 1, max: 5 }) as fc.Arbitrary<Level>;
    fc.assert(
      fc.property(
        fc.array(level, { minLength: 1, maxLength: 4 }),
        fc.array(level, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 2, max: 4 }),
        (hospitals, council, middle) => {
          const at = (gap: 0 | 1) =>
            report({
              hospitals,
              council,
              ccg: [(middle - gap) as Level, (middle + gap) as Level],
            });
          const [close, apart] = [at(0), at(1)];
          // The label, the suggestion and "mainly within" rest on everybody's score; all else that is
          // said rests on positions.
          fc.pre(close.label === apart.label && close.label !== "polarised");
          const words = (of: typeof close) => [
            of.sentence,
            of.notes.filter((note) => !note.startsWith("Mainly")),
            of.byPeople,
            of.positions,
          ];
          expect(words(apart)).toEqual(words(close));
        },
      ),
    );
  });

  test("two people of one partner alone are one voice at one level", () => {
    expect(report({ ccg: [2, 4] }).sentence).toBe("One organisation only, at level 3.");
    expect(report({ ccg: [3, 3] }).sentence).toBe("One organisation only, at level 3.");
  });

  test("the count by people is shown where it differs, and withheld beside a pair", () => {
    const large: Answers = { hospitals: [3, 3, 3, 3, 3, 3, 3, 3], ccg: [1], council: [5] };
    expect(report(large)).toMatchObject({
      label: "split",
      byPeople: "Mostly close",
    });
    const withPair = { ...large, community: [3, 3] } satisfies Answers;
    expect(report(withPair).label).not.toBe("aligned");
    expect(report(withPair).byPeople).toBeNull();
  });

  test("what lies inside is said without figures beside a pair, and of three partners or more", () => {
    const words = (answers: Answers) => report(answers).notes.join(" ");
    expect(words({ hospitals: [1, 3, 5], council: [1, 3, 5] })).toMatch(
      /Mainly within organisations \(1\.8 against 2\.7 inside them\)/,
    );
    expect(words({ hospitals: [1, 3, 5], council: [1, 3, 5], ccg: [1, 5] })).toMatch(
      /Mainly within organisations: check/,
    );
    expect(words({ community: [1, 5], ccg: [1, 5] })).not.toContain("within");
    expect(words({ hospitals: [1, 3, 5], ccg: [1, 5] })).not.toContain("within");
  });
});

describe("what a row says", () => {
  test("answers without a level are counted apart and stand by their words", () => {
    const row = report({
      hospitals: [3, 3],
      community: ["dont-know", "not-applicable"],
      ccg: ["not-applicable", "blank"],
      council: ["blank"],
    });
    expect(row.countsSentence).toBe("2 scored, 1 don't know, 2 not for them to say, 2 blank");
    expect(row.positions.map(({ position, without }) => position ?? without)).toEqual([
      3,
      "dont-know",
      "not-applicable",
      "blank",
    ]);
  });

  test("a third of the voices not knowing is an evidence gap, said in words", () => {
    const row = report({ hospitals: [3], community: ["dont-know"], ccg: [3] });
    expect(row.evidenceGap).toBe(true);
    expect(row.notes[0]).toMatch(/^Evidence gap/);
  });

  test("who stands apart is named by organisation", () => {
    const row = report({ hospitals: [4, 4, 4], community: [4], ccg: [4, 4], council: [1] });
    expect(row.notes).toContain("Standing apart from the others: council.");
  });

  test("half of the partners must have scored for a suggestion", () => {
    expect(report({ hospitals: [3, 3] }).suggestion).toBeNull();
    expect(report({ hospitals: [3, 3], ccg: [3] }).suggestion).toMatchObject({ level: 3 });
    expect(report({ hospitals: [2, 2], ccg: [3] }).suggestion).toMatchObject({
      level: 2,
      alternatives: [2, 3],
    });
  });
});

describe("from the first to the second score", () => {
  const first = reportRow(
    "a.row",
    panelOf({ hospitals: [5, 5, 5], community: [2, 2], ccg: [1] }),
    PARTNERS,
  );
  const again = (answers: Answers, carried: Answers) =>
    reportRow("a.row", [...panelOf(answers), ...panelOf(carried, { carried: true })], PARTNERS);

  test("carried first scores count, and are said", () => {
    const second = again({ hospitals: [3, 3, 3], ccg: [2] }, { community: [2, 2] });
    expect(second.report.carried).toBe(2);
    expect(second.report.countsSentence).toBe("6 scored");
    expect(compareReports(first, second)).toEqual([
      "4 of 6 people scored again.",
      "Of 3 organisations, 1 moved up and 1 moved down.",
      "Scores came closer together.",
      "2 people kept their first score.",
    ]);
  });

  test("moving apart and standing still are said too", () => {
    const close = again({ hospitals: [3, 3, 3], ccg: [3] }, {});
    const apart = again({ hospitals: [5, 5, 5] }, { ccg: [3] });
    expect(compareReports(close, apart)).toEqual([
      "3 of 4 people scored again: 3 moved up, 0 down.",
      "Of 2 organisations, 1 moved up and 0 moved down.",
      "Scores moved further apart.",
      "One person kept the first score.",
    ]);
    const same = again({ community: [2, 2] }, { hospitals: [5, 5, 5], ccg: [1] });
    expect(compareReports(first, same)).toContain("Scores are as far apart as before.");
  });

  test("of the people who scored again it says where they went; a first level given late is none", () => {
    const before = reportRow(
      "a.row",
      panelOf({ hospitals: [2, 3, 5], community: [2], ccg: ["dont-know"] }),
      PARTNERS,
    );
    const after = again({ hospitals: [3, 3, 4], ccg: [3] }, { community: [2] });
    expect(compareReports(before, after)[0]).toBe(
      "3 of 4 people scored again: 1 moved up, 1 down.",
    );
    const kept = again({}, { hospitals: [2, 3, 5], community: [2], ccg: ["dont-know"] });
    expect(compareReports(before, kept)[0]).toBe("0 of 4 people scored again.");
  });

  test("where a partner has two scorers, no word tells which of them moved", () => {
    const level = fc.integer({ min: 1, max: 5 }) as fc.Arbitrary<Level>;
    fc.assert(
      fc.property(
        fc.array(level, { minLength: 1, maxLength: 4 }),
        fc.array(level, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 2, max: 4 }),
        (hospitals, council, middle) => {
          const before = reportRow(
            "a.row",
            panelOf({ hospitals, council, ccg: [middle as Level, middle as Level] }),
            PARTNERS,
          );
          const at = (gap: 0 | 1) => {
            const ccg = [(middle - gap) as Level, (middle + gap) as Level];
            return compareReports(before, again({ hospitals, council, ccg }, {}));
          };
          expect(at(1)).toEqual(at(0));
        },
      ),
    );
  });
});
