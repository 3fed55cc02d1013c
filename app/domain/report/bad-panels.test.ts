import { describe, expect, it } from "vitest";
import type { Answer } from "../score/score.ts";
import { changeInput, marksOf, measureAnswers, resultsOf, rowInput } from "./results.fixture.ts";
import { reportBoard, reportWorking, type WorkingReport } from "./results-report.ts";

/*
 * Panels as they come when something is missing, or there is far too much: every figure is right or
 * says why there is none, and none is "NaN" or infinite.
 */

const five = marksOf("a", "b", "c", "d", "e");
type Answers = (Answer | "blank")[][];
const rowsOf = (count: number, answers: Answers) => Array.from({ length: count }, () => answers);

function expectSound(report: unknown) {
  const seen = (value: unknown): void => {
    if (typeof value === "number") expect(Number.isFinite(value)).toBe(true);
    if (typeof value === "string") expect(value).not.toMatch(/NaN|Infinity|undefined|null/);
    if (typeof value === "object" && value !== null) Object.values(value).forEach(seen);
  };
  seen(report);
}

function report(...args: Parameters<typeof resultsOf>): WorkingReport {
  const input = resultsOf(...args);
  expectSound(reportBoard(input, false));
  const working = reportWorking(input);
  expectSound(working);
  return working;
}

describe("panels with little in them", () => {
  it("has no scores: no row compared, no measure, no lean", () => {
    const made = report(five, rowsOf(12, [["blank"], ["blank"], ["blank"], ["blank"], ["blank"]]));
    expect(made.scores).toEqual(["Too few people gave a level to compare views on any row."]);
    expect(made.statistics.byPartner).toBeNull();
    expect(made.statistics.byPeople).toBeNull();
    expect(made.statistics.rows.every(({ byPartner }) => byPartner === null)).toBe(true);
    expect(made.leans[0]?.lean.sentence).toBe("No row to compare with the other partners.");
    expect(made.standsApart).toEqual([]);
  });

  it("has nobody asked at all", () => {
    const made = report([], rowsOf(2, []));
    expect(made.scores).toHaveLength(1);
    expect(made.spreads.changes[0]?.rows[0]?.places).toEqual([]);
  });

  it("has one rater: one view, nothing to compare with", () => {
    const made = report(five, rowsOf(12, [[3], [], [], [], []]));
    expect(made.scores).toEqual(["Too few people gave a level to compare views on any row."]);
    expect(made.statistics.byPeople).toBeNull();
    expect(made.statistics.rows[0]?.byPartner?.median).toEqual({ lower: 3, upper: 3 });
  });

  it("has one partner: nothing between organisations, the people still measured", () => {
    const made = report(marksOf("a"), rowsOf(12, [[1, 3, 5]]));
    expect(made.scores).toEqual([
      "Only one partner is asked, so there is nothing to compare between organisations.",
    ]);
    expect(made.statistics.byPartner).toBeNull();
    expect(made.statistics.byPeople?.rows).toBe(12);
    expect(made.leans[0]?.lean.rows).toBe(0);
  });

  it("has all don't know: every row an evidence gap", () => {
    const made = report(
      five,
      rowsOf(
        3,
        five.map(() => ["dont-know", "dont-know"] as const),
      ),
    );
    expect(made.evidenceGaps).toHaveLength(3);
    expect(made.evidenceGaps[0]?.partners).toHaveLength(5);
    expect(made.figures.labels["too-few"]).toBe(3);
  });

  it("has all the same: alpha undefined and not 1, all pairs together", () => {
    const made = report(
      five,
      rowsOf(
        12,
        five.map(() => [3, 3, 3] as const),
      ),
    );
    expect(made.scores[0]).toBe("Partners agree on 12 of 12 rows.");
    expect(made.statistics.byPartner).toMatchObject({
      alpha: null,
      interval: null,
      pairsWithinOne: 1,
    });
    expect(made.statistics.byPartner?.concordance.w).toBeNull();
    expect(made.leans.every(({ lean }) => lean.typicalDistance === 0)).toBe(true);
  });
});

describe("panels with very much in them", () => {
  const thirty = marksOf(...Array.from({ length: 30 }, (_, at) => `partner-${at}`));
  const many = Array.from({ length: 26 }, (_, row) =>
    thirty.map((_, at) =>
      Array.from(
        { length: at < 20 ? 7 : 6 },
        (_, person) => (1 + ((row * 5 + at * 2 + person) % 5)) as Answer,
      ),
    ),
  );

  it("has 30 partners and 200 raters: all of them counted", () => {
    const made = report(thirty, many);
    expect(made.positions.partners).toHaveLength(30);
    expect(made.statistics.byPeople).toMatchObject({ raters: 200, rows: 26, ratings: 5200 });
    expect(made.statistics.byPartner).toMatchObject({ raters: 30, ratings: 780 });
    expect(made.leans).toHaveLength(30);
    expect(made.spreads.changes[0]?.rows[0]?.places).toHaveLength(30);
  });
});

describe("what tells single scores", () => {
  const pairAndOthers = rowsOf(12, [[1, 5], [3], [3, 3, 3], [2], [4]]);

  it("is withheld in the drawer too: a pair stands at its one position", () => {
    const other = rowsOf(12, [[3, 3], [3], [3, 3, 3], [2], [4]]);
    const tell = (made: WorkingReport) =>
      JSON.stringify([
        made.statistics.rows.map(({ label: _label, ...row }) => row),
        made.statistics.byPartner,
        made.statistics.byPeople,
        made.leans,
        made.standsApart,
        made.spreads,
      ]);
    const made = report(five, pairAndOthers);
    expect(tell(made)).toBe(tell(report(five, other)));
    expect(made.statistics.rows[0]?.byPeople).toBe("withheld");
    expect(made.statistics.leftOut).toBe(24);
  });

  it("is withheld of two scores of a pair, and moves of the others are told", () => {
    const first: Answers = [[1], [1, 1, 2], [4], [3], [2]];
    const second: Answers = [[3], [2, 2, 3], [4], [2], [2]];
    const pair = (answers: Answers): Answers => [[2, 4], ...answers.slice(1)];
    const rows = [
      { before: first, after: second },
      { before: pair(first), after: pair(second) },
      { before: first, after: first },
    ].map(({ before, after }, at) =>
      rowInput(`r${at}`, {
        before: measureAnswers(five, before),
        measured: measureAnswers(five, after),
      }),
    );
    const { statistics } = reportWorking({
      closed: true,
      partners: five,
      last: null,
      changes: [changeInput(1, rows, { asked: five.map(({ id }) => id) })],
    });
    // Four of the five who moved went up: 12 of the 32 ways to move are as one-sided.
    expect(statistics.moves).toEqual([
      { key: "r0", topic: "Topic r0", change: 1, both: 7, up: 4, down: 1, signTest: 12 / 32 },
      { key: "r2", topic: "Topic r2", change: 1, both: 7, up: 0, down: 0, signTest: null },
    ]);
  });

  it("is in no report at all: nobody's id", () => {
    const text = JSON.stringify(report(five, pairAndOthers));
    expect(text).not.toMatch(/"[a-e]-\d"/);
  });
});
