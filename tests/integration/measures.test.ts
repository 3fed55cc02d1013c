import { afterEach, beforeEach, expect, test } from "vitest";
import type { Viewer } from "#app/domain/access/viewer.ts";
import type { Figure } from "#app/domain/measure/figure.ts";
import { type DemonstrationDatabase, openDemonstration } from "#tests/support/demonstration.ts";

const REABLEMENT = "reablement-at-91-days";
const QUARTER = "2016-17 Q4";

let demo: DemonstrationDatabase;
let facilitator: Viewer;

beforeEach(() => {
  demo = openDemonstration();
  facilitator = demo.viewerOf("frances-oyelaran");
});
afterEach(() => demo.close());

const measures = () => demo.services.measures;
const refusal = (code: string) => expect.objectContaining({ code });
const plain = (value: number, approximate = false): Figure => ({
  value,
  numerator: null,
  denominator: null,
  approximate,
});

function summaryOf(key: string) {
  return measures()
    .page(facilitator)
    .report.inUse.flatMap((set) => set.measures)
    .find((measure) => measure.key === key);
}

function versionOf(quarter: string) {
  return measures().quarter(facilitator, quarter).version;
}

function saveReablement(figures: { plan: number; actual: Figure | null }, version: number) {
  return measures().saveQuarter(facilitator, QUARTER, version, "2017-06-20", [
    {
      measureKey: REABLEMENT,
      figures: { plan: plain(figures.plan), forecast: null, actual: figures.actual },
      source: "Reablement team’s own count",
    },
  ]);
}

test("Southend's published reablement stands short of its plan, beside the level agreed", () => {
  expect(summaryOf(REABLEMENT)).toMatchObject({
    status: "worse",
    sentence: "About 75 per cent in January to March 2017, short of the plan of 86.",
  });
  expect(summaryOf("delayed-transfers-of-care")?.sentence).toBe(
    "Reported as “on track” for January to March 2017, without a figure.",
  );
});

test("a quarter is typed in: a rate by its two numbers, with source, date and what stood before", () => {
  const rate = { value: 80, numerator: 40, denominator: 50, approximate: false };
  expect(saveReablement({ plan: 86, actual: rate }, versionOf(QUARTER))).toBe(2);
  const page = measures().measure(facilitator, REABLEMENT);
  expect(page.report.values[0]).toMatchObject({
    value: "80",
    from: "40 of 50",
    source: "Reablement team’s own count",
    dated: "20 June 2017",
  });
  expect(page.changes.find(({ series }) => series === "actual")).toMatchObject({
    before: { value: 75 },
    after: { value: 80 },
    person: "Frances Oyelaran",
  });
});

test("what was not changed keeps its source and its date", () => {
  const before = measures().measure(facilitator, REABLEMENT).report.values;
  const row = measures()
    .quarter(facilitator, QUARTER)
    .rows.find(({ key }) => key === REABLEMENT);
  const changed = measures().saveQuarter(facilitator, QUARTER, versionOf(QUARTER), "2017-06-20", [
    {
      measureKey: REABLEMENT,
      figures: { plan: plain(86), forecast: null, actual: plain(75, true) },
      source: row?.source ?? "",
    },
  ]);
  expect(changed).toBe(0);
  expect(measures().measure(facilitator, REABLEMENT).report.values).toEqual(before);
});

test("an emptied figure is a gap, never a nought", () => {
  saveReablement({ plan: 86, actual: null }, versionOf(QUARTER));
  expect(summaryOf(REABLEMENT)).toMatchObject({ status: null });
  expect(summaryOf(REABLEMENT)?.points.at(-1)).toMatchObject({ plan: 86, actual: null });
});

test("of two who type the same quarter the later one is told", () => {
  const seen = versionOf(QUARTER);
  saveReablement({ plan: 86, actual: plain(76) }, seen);
  expect(() => saveReablement({ plan: 86, actual: plain(77) }, seen)).toThrow(
    refusal("stale-version"),
  );
  expect(summaryOf(REABLEMENT)?.sentence).toContain("76 per cent");
});

test("a stretch target goes beyond the target, in the direction that is better", () => {
  const save = (key: string, target: number, stretch: number) =>
    measures().saveTarget(facilitator, key, "2016-17", 0, { target, stretch });
  expect(() => save(REABLEMENT, 86, 80)).toThrow(refusal("invalid"));
  expect(() => save("delayed-transfers-of-care", 300, 310)).toThrow(refusal("invalid"));
  save(REABLEMENT, 86, 90);
  expect(summaryOf(REABLEMENT)).toMatchObject({ target: 86, stretch: 90 });
  expect(() => save(REABLEMENT, 86, 91)).toThrow(refusal("stale-version"));
});

test("an own measure keeps its unit once it has figures", () => {
  const visits = {
    name: "Visits on the day of discharge",
    unit: "visits",
    numerator: "Visits at home on the day of discharge",
    denominator: null,
    per: 1,
    good: "up",
    decimals: 0,
  } as const;
  const key = measures().saveOwn(facilitator, "new", 0, visits);
  expect(() => measures().saveOwn(facilitator, "new", 0, visits)).toThrow(
    refusal("already-exists"),
  );
  measures().saveOwn(facilitator, key, 1, { ...visits, unit: "home visits" });
  measures().saveQuarter(facilitator, "2017-18 Q1", versionOf("2017-18 Q1"), "2017-06-20", [
    {
      measureKey: key,
      figures: { plan: null, forecast: plain(30), actual: null },
      source: "Diary",
    },
  ]);
  for (const other of [{ unit: "visits" }, { good: "down" as const }, { per: 1000 }]) {
    const changed = { ...visits, unit: "home visits", ...other };
    expect(() => measures().saveOwn(facilitator, key, 2, changed)).toThrow(refusal("in-use"));
  }
  measures().saveOwn(facilitator, key, 2, { ...visits, unit: "home visits", name: "Day visits" });
  expect(summaryOf(key)?.name).toBe("Day visits");
});

test("every figure is taken away as a file, about as about, and read in again it changes nothing", () => {
  const { bytes } = measures().exportFile(demo.viewerOf("alan-whitcombe"));
  const line = bytes.split("\n").find((each) => each.includes("about"));
  expect(line).toMatch(/reablement-at-91-days.+2016-17 Q4.+actual.+about 75/);
  const before = measures().measure(facilitator, REABLEMENT).report.values;
  const { problems, values, text } = measures().preview(
    facilitator,
    new TextEncoder().encode(bytes),
  );
  expect(problems).toEqual([]);
  expect(values.every(({ before: was, after }) => was === after)).toBe(true);
  expect(measures().importFile(facilitator, "figures.csv", text).changed).toBe(0);
  expect(measures().measure(facilitator, REABLEMENT).report.values).toEqual(before);
});

test("a figure is typed as about so much, and says so until it is known", () => {
  saveReablement({ plan: 86, actual: plain(76, true) }, versionOf(QUARTER));
  expect(summaryOf(REABLEMENT)?.sentence).toContain("About 76 per cent");
  const row = measures()
    .quarter(facilitator, QUARTER)
    .rows.find(({ key }) => key === REABLEMENT);
  expect(row?.typed.actual).toBe("about 76");
  saveReablement({ plan: 86, actual: plain(76) }, versionOf(QUARTER));
  expect(summaryOf(REABLEMENT)?.sentence).toMatch(/^76 per cent/);
  const [change] = measures().measure(facilitator, REABLEMENT).changes;
  expect(change).toMatchObject({ before: { approximate: true }, after: { approximate: false } });
});

test("an own measure keeps its unit once it has a target, and once a figure was taken away", () => {
  const define = (name: string) => ({
    name,
    unit: "visits",
    numerator: "Visits at home",
    denominator: null,
    per: 1,
    good: "up" as const,
    decimals: 0,
  });
  const aimed = measures().saveOwn(facilitator, "new", 0, define("Aimed at"));
  measures().saveTarget(facilitator, aimed, "2017-18", 0, { target: 40, stretch: null });
  const emptied = measures().saveOwn(facilitator, "new", 0, define("Emptied"));
  for (const actual of [plain(30), null]) {
    const figures = { plan: null, forecast: null, actual };
    const entry = { measureKey: emptied, figures, source: "Diary" };
    const version = versionOf("2017-18 Q1");
    measures().saveQuarter(facilitator, "2017-18 Q1", version, "2017-06-20", [entry]);
  }
  for (const [key, name] of [
    [aimed, "Aimed at"],
    [emptied, "Emptied"],
  ] as const) {
    const other = { ...define(name), unit: "hours" };
    expect(() => measures().saveOwn(facilitator, key, 1, other)).toThrow(refusal("in-use"));
  }
});

const HEAD = "measure,quarter,series,value,source,date";
const file = (...lines: string[]) => [HEAD, ...lines].join("\n");

test("a file is previewed beside what stands, read in, and taken back as a whole", () => {
  const before = measures().measure(facilitator, REABLEMENT).report;
  const text = file(
    `${REABLEMENT},2016-17 Q3,actual,70,Ward book,21/6/2017`,
    `${REABLEMENT},2016-17 Q4,actual,74,Ward book,`,
  );
  const preview = measures().preview(facilitator, new TextEncoder().encode(text));
  expect(preview.values.map(({ quarter, before: was, after }) => [quarter, was, after])).toEqual([
    ["2016-17 Q3", null, "70"],
    [QUARTER, "about 75", "74"],
  ]);
  expect(measures().measure(facilitator, REABLEMENT).report).toEqual(before);

  const first = measures().importFile(facilitator, "figures.csv", preview.text);
  expect(first).toMatchObject({ problems: [], changed: 2 });
  expect(summaryOf(REABLEMENT)?.sentence).toContain("74 per cent");
  expect(measures().undoImport(facilitator, first.id ?? "")).toBe(2);
  expect(measures().measure(facilitator, REABLEMENT).report).toEqual(before);
  expect(() => measures().undoImport(facilitator, first.id ?? "")).toThrow(refusal("not-found"));
});

test("a file with one mistake stores nothing", () => {
  const text = file(
    `${REABLEMENT},2016-17 Q3,actual,70,Ward book,`,
    `${REABLEMENT},2016-17 Q4,actual,lots,Ward book,`,
  );
  const answer = measures().importFile(facilitator, "figures.csv", text);
  expect(answer.problems).toEqual([
    { line: 3, column: "value", sentence: expect.stringContaining("75") },
  ]);
  expect(measures().imports(facilitator).imports).toEqual([]);
});

test("an import is not taken back over a figure that was changed since", () => {
  const text = file(`${REABLEMENT},${QUARTER},actual,73,Ward book,`);
  const { id } = measures().importFile(facilitator, "figures.csv", text);
  saveReablement({ plan: 86, actual: plain(77) }, versionOf(QUARTER));
  expect(() => measures().undoImport(facilitator, id ?? "")).toThrow(refusal("in-use"));
  expect(summaryOf(REABLEMENT)?.sentence).toContain("77 per cent");
});

test("the template can be filled in and read again", () => {
  const { text } = measures().template(facilitator);
  const lines = text.split("\r\n");
  const at = lines.findIndex((line) => line.startsWith(`"${REABLEMENT}"`));
  lines[at] = (lines[at] ?? "").replace(/,"",""(,"")$/, ',"81","Ward book"$1');
  const { values, problems } = measures().preview(
    facilitator,
    new TextEncoder().encode(lines.join("\r\n")),
  );
  expect(problems).toEqual([]);
  expect(values).toMatchObject([{ quarter: QUARTER, series: "plan", before: "86", after: "81" }]);
});

test("a board member reads the measures and cannot type in a figure", () => {
  const board = demo.viewerOf("alan-whitcombe");
  expect(measures().page(board)).toMatchObject({ can: { edit: false } });
  expect(measures().measure(board, REABLEMENT).changes).toEqual([]);
  expect(() => measures().quarter(board, QUARTER)).toThrow(refusal("forbidden"));
});
