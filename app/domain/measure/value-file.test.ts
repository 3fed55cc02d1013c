import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Measure } from "./measure.ts";
import { readValueFile, VALUE_COLUMNS } from "./value-file.ts";

const reablement: Measure = {
  key: "reablement-at-91-days",
  name: "Still at home 91 days after discharge into reablement",
  set: "national",
  unit: "per cent",
  numerator: "People at home",
  denominator: "People who left",
  per: 100,
  good: "up",
  period: "year",
  decimals: 1,
  source: { publication: "bcf-policy-framework-2017" },
};

const read = (...rows: string[][]) =>
  readValueFile(
    rows.map((cells, at) => ({ line: at + 1, cells })),
    [reablement],
  );
const HEAD = [...VALUE_COLUMNS];
const GOOD = [
  "reablement-at-91-days",
  "2016/17 Q4",
  "Actual",
  "75",
  "Quarterly return",
  "21/6/2017",
];

describe("a file of values", () => {
  it("is read with its columns in any order, measures by key or by name", () => {
    const order = [3, 0, 5, 1, 4, 2];
    const turn = (cells: string[]) => order.map((at) => cells[at] ?? "");
    const named = [
      reablement.name.toUpperCase(),
      "2016-17 Q3",
      "plan",
      "about 43 / 50",
      "Plan",
      "",
    ];
    expect(read(turn(HEAD), turn(GOOD), ["", " "], turn(named))).toEqual({
      problems: [],
      values: [
        {
          line: 2,
          measureKey: reablement.key,
          period: "2016-17 Q4",
          series: "actual",
          figure: { value: 75, numerator: null, denominator: null, approximate: false },
          source: "Quarterly return",
          dated: "2017-06-21",
        },
        {
          line: 4,
          measureKey: reablement.key,
          period: "2016-17 Q3",
          series: "plan",
          figure: { value: 86, numerator: 43, denominator: 50, approximate: true },
          source: "Plan",
          dated: null,
        },
      ],
    });
  });

  it("names every problem by line and column, and gives nothing", () => {
    const { values, problems } = read(
      HEAD,
      GOOD,
      ["reablement", "2016-18 Q4", "guess", "75", "", "31/2/2017"],
      ["reablement-at-91-days", "2016-17 Q3", "plan", "75 or so", "Return", ""],
      ["reablement-at-91-days", "2016-17 Q4", "actual", "80", "Return", ""],
    );
    expect(values).toEqual([]);
    expect(problems.map(({ line, column }) => [line, column])).toEqual([
      [3, "measure"],
      [3, "quarter"],
      [3, "series"],
      [3, "date"],
      [3, "source"],
      [4, "value"],
      [5, "measure"],
    ]);
  });

  it.each([
    [[], "The file is empty."],
    [[["measure", "value"]], "Missing: quarter, series, source"],
    [[HEAD], "No line of the file has a value."],
  ])("says what is wrong with %j as a whole", (rows, sentence) => {
    expect(read(...rows).problems[0]?.sentence).toContain(sentence);
  });

  it("never gives a value and a problem together, whatever stands in it", () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom(...GOOD, "plan", "2016-17 Q1"));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 8 }), (rows) => {
        const { values, problems } = read(HEAD, ...rows);
        expect(values.length > 0 && problems.length > 0).toBe(false);
        expect(values.length > 0 || problems.length > 0).toBe(true);
      }),
    );
  });
});
