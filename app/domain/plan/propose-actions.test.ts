import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AgreedRow } from "#app/domain/consensus/agreed-row.ts";
import { addDays } from "#app/domain/dates.ts";
import { LEVELS } from "#app/domain/model/level.ts";
import { loadEdition } from "#app/domain/model/load-edition.ts";
import { proposeActions } from "./propose-actions.ts";

const file = "content/editions/hicm-2017/model.yaml";
const edition = loadEdition(readFileSync(file, "utf8"), file);
const modelRows = edition.changes.flatMap((change) => change.rows);
const emergency = "early-discharge-planning.emergency-admissions";
const today = "2017-06-21";

const agreed = (row: Partial<AgreedRow>): AgreedRow => ({
  rowKey: emergency,
  level: 2,
  rationale: null,
  priority: false,
  targetLevel: 3,
  targetDate: "2017-12-21",
  ...row,
});

const propose = (...rows: Partial<AgreedRow>[]) => proposeActions(edition, rows.map(agreed), today);

describe("a row below its target", () => {
  test("becomes one action in the template's four columns", () => {
    const row = modelRows.find(({ key }) => key === emergency);
    const [action, ...others] = propose({ rationale: "Two wards out of nine" });
    expect(others).toEqual([]);
    expect(action).toEqual({
      rowKey: emergency,
      changeKey: "early-discharge-planning",
      level: 3,
      whereNow: `Level 2, Plans in place. ${row?.descriptors[1]} Two wards out of nine.`,
      whatToDo: row?.actions[1],
      dueDate: "2017-10-21",
      howKnow: row?.successMeasures[1],
      measureKey: row?.measures[0] ?? null,
      priority: "later",
    });
  });

  test("goes one step up, however far the target is", () => {
    expect(propose({ level: 1, targetLevel: 5 })).toMatchObject([{ level: 2 }]);
  });

  test("says nothing of a rationale where there is none", () => {
    expect(propose({ rationale: " " })[0]?.whereNow).toMatch(/^Level 2, Plans in place\. .*\S\.$/);
  });
});

test.each<[string, Partial<AgreedRow>]>([
  ["at its target", { level: 3 }],
  ["above its target", { level: 4 }],
  ["without a target", { targetLevel: null }],
  ["left open", { level: null }],
  ["that does not apply to the area", { level: "not-applicable" }],
])("a row %s proposes nothing", (_, row) => {
  expect(propose(row)).toEqual([]);
});

test("priorities come first, and within each a change's rows stand together, whatever order they came in", () => {
  const rows = modelRows.map(({ key }, index) =>
    agreed({ rowKey: key, priority: index % 5 === 0 }),
  );
  const proposals = proposeActions(edition, rows.toReversed(), today);
  expect(proposals).toHaveLength(26);
  expect(proposals.map(({ priority }) => priority)).toEqual([
    ...Array(6).fill("now"),
    ...Array(20).fill("later"),
  ]);
  const order = modelRows.map(({ key }) => key);
  for (const half of ["now", "later"]) {
    const places = proposals
      .filter(({ priority }) => priority === half)
      .map(({ rowKey }) => order.indexOf(rowKey));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  }
});

test("a row of another edition is refused, not left out unseen", () => {
  expect(() => propose({ rowKey: "no-such.row" })).toThrow(
    expect.objectContaining({ code: "unknown-row", details: { rowKey: "no-such.row" } }),
  );
});

describe("the date by which a step is due", () => {
  const dueDate = (row: Partial<AgreedRow>) => propose(row)[0]?.dueDate;

  test("is a third of the way to the target date for a priority, else two thirds", () => {
    const targetDate = addDays(today, 90);
    expect(dueDate({ targetDate, priority: true })).toBe(addDays(today, 30));
    expect(dueDate({ targetDate })).toBe(addDays(today, 60));
  });

  test("leaves the later steps their share of the time", () => {
    const targetDate = addDays(today, 90);
    expect(dueDate({ targetDate, level: 1, targetLevel: 4, priority: true })).toBe(
      addDays(today, 10),
    );
    expect(dueDate({ targetDate, level: 1, targetLevel: 4 })).toBe(addDays(today, 20));
  });

  test.each([null, "2017-06-20", "2016-01-01", "someday"])(
    "takes a year when the target date is %s",
    (targetDate) => {
      expect(dueDate({ targetDate, priority: true })).toBe(addDays(today, 122));
      expect(dueDate({ targetDate })).toBe(addDays(today, 244));
    },
  );

  test("is never in the past nor after the target date, and sooner for a priority", () => {
    const days = fc.nat({ max: 2000 });
    const level = fc.constantFrom(...LEVELS);
    fc.assert(
      fc.property(days, level, level, (ahead, from, to) => {
        fc.pre(from < to);
        const row = { level: from, targetLevel: to, targetDate: addDays(today, ahead) };
        const [soon, late] = [dueDate({ ...row, priority: true }), dueDate(row)];
        expect([today, soon, late, row.targetDate]).toEqual(
          [today, soon, late, row.targetDate].toSorted(),
        );
      }),
    );
  });
});
