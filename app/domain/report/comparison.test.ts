import { describe, expect, it } from "vitest";
import { compareRounds } from "./comparison.ts";
import { recordRound, reportOverTime } from "./over-time.ts";
import {
  changeInput,
  comparedRound,
  levelOf,
  marksOf,
  measureAnswers,
  rowInput,
} from "./results.fixture.ts";
import { countTargets, judgeTarget } from "./targets.ts";

const [hospital, council, hospice] = marksOf("Hospital", "Council", "Hospice");
const two = marksOf("Hospital", "Council");
const wide = measureAnswers(two, [
  [1, 1, 1],
  [5, 5, 5],
]);
const close = measureAnswers(two, [
  [3, 3, 3],
  [4, 4, 4],
]);
const target = (level: number, date: string | null) => ({ level: levelOf(level), date });

const march = comparedRound("March", "2017-03-15", two, [
  changeInput(
    1,
    [
      rowInput("a", { measured: wide, agreed: 2, target: target(3, "2017-06-01") }),
      rowInput("gone", { measured: close, agreed: 3 }),
    ],
    { level: 2, target: target(3, "2017-06-01") },
  ),
  changeInput(2, [rowInput("b", { measured: close, agreed: 3 })], {
    level: 3,
    target: target(4, "2018-01-01"),
  }),
]);
const june = comparedRound("June", "2017-06-21", two, [
  changeInput(1, [rowInput("a", { measured: close, agreed: 3 }), rowInput("new")], { level: 3 }),
  changeInput(2, [rowInput("b", { measured: wide, agreed: 2 })], { level: 3 }),
]);

describe("two rounds beside each other", () => {
  it("meets by key, and lists what stands in one alone", () => {
    const report = compareRounds(march, june, "working");
    expect(report.changes.map(({ before, after }) => [before, after])).toEqual([
      [2, 3],
      [3, 3],
    ]);
    expect(report.changes.flatMap(({ rows }) => rows.map(({ key }) => key))).toEqual(["a", "b"]);
    expect(report.onlyBefore.map(({ key }) => key)).toEqual(["gone"]);
    expect(report.onlyAfter.map(({ key }) => key)).toEqual(["new"]);
    expect(report.sentences.join(" ")).toBe(
      "From March (as at 15 March 2017) to June (as at 21 June 2017): of 2 changes, 1 is higher, 0 lower and 1 the same; of 2 rows, 1 is higher, 1 lower and 0 the same. " +
        "Of 2 targets set for changes, 1 is met after the date and 1 is not due yet. " +
        "On 2 rows scored both times, scores came closer together on 1, moved further apart on 1 and are as far apart as before on 0. " +
        "6 of 6 people scored both rounds; 2 of 2 partners were asked in both.",
    );
  });

  it("tells those who took part how scores moved, with who scored both", () => {
    const [first] = compareRounds(march, june, "working").changes[0]?.rows ?? [];
    expect(first?.movement).toMatchObject({
      spread: "converging",
      partners: { either: 2, both: 2, up: 1, down: 1 },
      people: { either: 6, both: 6, up: 3, down: 3, shareUp: 0.5 },
    });
  });

  it("tells a board levels, labels and targets, and nothing of positions", () => {
    const board = compareRounds(march, june, "board");
    expect(board.figures.spread).toBeNull();
    const rows = board.changes.flatMap((change) => change.rows);
    expect(rows.every(({ movement }) => movement === null)).toBe(true);
    expect(rows[0]).toMatchObject({ before: 2, after: 3, outcome: "late" });
    expect(board.sentences.join(" ")).not.toContain("came closer");
  });

  it("withholds how people moved where a partner has exactly two scorers", () => {
    const pair = measureAnswers(two, [[1, 5], [3]]);
    const other = measureAnswers(two, [[3, 3], [3]]);
    const tell = (measured: typeof pair) => {
      const before = comparedRound("March", "2017-03-15", two, [
        changeInput(1, [rowInput("a", { measured, agreed: 3 })]),
      ]);
      return compareRounds(before, june, "working").changes[0]?.rows;
    };
    expect(tell(pair)?.[0]?.movement?.people).toBeNull();
    expect(JSON.stringify(tell(pair)?.map(({ movement }) => movement))).toBe(
      JSON.stringify(tell(other)?.map(({ movement }) => movement)),
    );
  });

  it("says so when nothing can be compared", () => {
    const other = comparedRound("Other", "2017-09-01", two, [
      changeInput(9, [rowInput("z", { measured: close })]),
    ]);
    expect(compareRounds(march, other, "working").sentences).toEqual([
      "The two rounds have no row in common, so nothing can be compared.",
    ]);
    const empty = comparedRound("Empty", "2017-09-01", [], []);
    expect(compareRounds(empty, empty, "board").figures).toMatchObject({
      shared: 0,
      partners: { either: 0, both: 0 },
    });
  });

  it("shows nothing of a row that is not revealed", () => {
    const hidden = comparedRound("Open", "2017-09-01", two, [
      changeInput(1, [rowInput("a", { agreed: 5 })]),
    ]);
    const [row] = compareRounds(march, hidden, "working").changes[0]?.rows ?? [];
    expect(row).toMatchObject({ after: null, outcome: null, movement: null });
    expect(row?.labels.after).toBeNull();
  });
});

describe("partners that changed between rounds", () => {
  if (!hospital || !council || !hospice) throw new Error("three partners");
  const three = [hospital, council, hospice];
  const measured = measureAnswers(three, [[2, 2, 2], [4], [4]]);
  const before = comparedRound(
    "March",
    "2017-03-15",
    three,
    [changeInput(1, [rowInput("a", { measured, agreed: 3 })])],
    { heirs: new Map([["Hospice", "Council"]]) },
  );

  it("counts a renamed partner as the same one", () => {
    const renamed = [{ ...hospital, name: "City Hospital" }, council];
    const after = comparedRound("June", "2017-06-21", renamed, [
      changeInput(1, [rowInput("a", { measured: close, agreed: 3 })]),
    ]);
    const report = compareRounds(march, after, "working");
    expect(report.figures.partners).toEqual({ either: 2, both: 2 });
    expect(report.partnerNotes).toEqual(["City Hospital was called Hospital."]);
  });

  it("counts a merged partner as what it became, by shown positions alone", () => {
    const report = compareRounds(before, june, "working");
    expect(report.figures.partners).toEqual({ either: 2, both: 2 });
    expect(report.partnerNotes).toEqual([
      "Council and Hospice are now Council, and compared as one.",
    ]);
    expect(report.changes[0]?.rows[0]?.movement?.partners).toMatchObject({ either: 2, both: 2 });
  });

  it("names who joined and who left", () => {
    const alone = { ...before, heirs: new Map() };
    expect(compareRounds(alone, june, "board").partnerNotes).toEqual([
      "Hospice was not asked in the later round.",
    ]);
    expect(compareRounds(june, alone, "board").partnerNotes).toEqual([
      "Hospice was not asked in the earlier round.",
    ]);
  });
});

describe("targets", () => {
  const later = (...levels: [string, number | null][]) =>
    levels.map(([asAt, level]) => ({ asAt, level: level === null ? null : levelOf(level) }));

  it.each([
    ["met in time", target(3, "2017-12-31"), later(["2017-06-01", 3]), "met"],
    ["met without a date", target(3, null), later(["2017-06-01", 4]), "met"],
    [
      "met by the first of two, then lost",
      target(3, null),
      later(["2017-06-01", 3], ["2018-01-01", 2]),
      "met",
    ],
    ["met after its date", target(3, "2017-05-31"), later(["2017-06-01", 3]), "late"],
    ["missed", target(3, "2017-05-31"), later(["2017-06-01", 2]), "missed"],
    ["not due yet", target(3, "2017-06-01"), later(["2017-06-01", 2]), "open"],
    ["without a later level", target(3, "2017-06-01"), later(["2017-06-01", null]), null],
    ["not set", { level: null, date: null }, later(["2017-06-01", 5]), null],
  ] as const)("%s", (_, wanted, levels, outcome) => {
    expect(judgeTarget(wanted, levels)).toBe(outcome);
  });

  it("are counted, those without an outcome not", () => {
    expect(countTargets(["met", "met", null, "open"])).toEqual({
      met: 2,
      late: 0,
      missed: 0,
      open: 1,
    });
  });
});

describe("all rounds", () => {
  it("stand side by side, with what one of them does not have", () => {
    const report = reportOverTime([march, june].map(recordRound));
    expect(report.changes.map(({ levels }) => levels)).toEqual([
      [2, 3],
      [3, 3],
    ]);
    const rows = Object.fromEntries(
      report.changes.flatMap((change) => change.rows.map(({ key, levels }) => [key, levels])),
    );
    expect(rows).toEqual({
      a: [2, 3],
      new: ["absent", null],
      gone: [3, "absent"],
      b: [3, 2],
    });
    expect(report.labels[0]?.labels).toMatchObject({ aligned: 2, polarised: 1 });
    expect(report.targets.map(({ outcome }) => outcome)).toEqual(["late", "open"]);
    expect(JSON.stringify(report)).not.toMatch(/position|Hospital/);
  });

  it("says why there is nothing to show with none or one", () => {
    expect(reportOverTime([]).sentences).toEqual([
      "No round is closed yet, so there is nothing to set side by side.",
    ]);
    expect(reportOverTime([recordRound(march)]).sentences).toEqual([
      "March is the only closed round. Change over time shows from the second one.",
    ]);
  });

  it("holds twelve rounds", () => {
    const rounds = Array.from({ length: 12 }, (_, at) => ({ ...march, id: `r${at}` }));
    expect(reportOverTime(rounds.map(recordRound)).changes[0]?.levels).toHaveLength(12);
  });
});
