import { afterAll, beforeAll, expect, test } from "vitest";
import type { ErrorCode } from "#app/domain/errors.ts";
import { type DemonstrationDatabase, openDemonstration } from "#tests/support/demonstration.ts";

const JUNE = "june-2017";
const MARCH = "march-2017";
const SEPTEMBER = "september-2016";

let demo: DemonstrationDatabase;
beforeAll(() => {
  demo = openDemonstration();
});
afterAll(() => demo.close());

const compare = (person: string, first: string | null, second: string | null) =>
  demo.services.comparison.compare(demo.viewerOf(person), first, second);
const overTime = (person: string) => demo.services.comparison.overTime(demo.viewerOf(person));
const refused = (code: ErrorCode) => expect.objectContaining({ code });
const sql = (text: string) => demo.database.orm.$client.exec(text);

test("the same rounds over time for everybody, the oldest first, without a position", () => {
  const board = overTime("alan-whitcombe");
  expect(board.report).toEqual(overTime("priya-raman").report);
  expect(board.report.rounds.map(({ id }) => id)).toEqual([SEPTEMBER, MARCH]);
  expect(board.report.changes.find(({ number }) => number === 4)?.levels).toEqual([3, 4]);
  expect(board.report.targets.filter(({ outcome }) => outcome === "missed")).toHaveLength(2);
  expect(board.context?.changes.map(({ areas }) => areas)).toEqual([
    79, 87, 108, 87, 62, 50, 81, 81,
  ]);
  expect(JSON.stringify(board.report)).not.toMatch(/position|"hospitals"/);
});

test("who took part sees how scores moved; a board sees levels and labels, of closed rounds alone", () => {
  const working = compare("priya-raman", SEPTEMBER, MARCH).report;
  const board = compare("alan-whitcombe", SEPTEMBER, MARCH).report;
  expect(working?.reading).toBe("working");
  expect(working?.changes.some(({ rows }) => rows.some(({ movement }) => movement))).toBe(true);
  expect(board?.reading).toBe("board");
  expect(board?.changes.every(({ rows }) => rows.every(({ movement }) => !movement))).toBe(true);
  expect(() => compare("alan-whitcombe", MARCH, JUNE)).toThrow(refused("forbidden"));
  expect(compare("alan-whitcombe", null, null).choices.map(({ id }) => id)).toEqual([
    SEPTEMBER,
    MARCH,
  ]);
});

test("the earlier round stands first whichever way round they are asked for; a round beside itself is none", () => {
  expect(compare("priya-raman", MARCH, SEPTEMBER).report).toEqual(
    compare("priya-raman", SEPTEMBER, MARCH).report,
  );
  expect(compare("priya-raman", MARCH, MARCH)).toMatchObject({
    report: null,
    chosen: { id: MARCH },
  });
});

test("an open round shows nothing that is not revealed, to the last byte", () => {
  const read = () => JSON.stringify(compare("frances-oyelaran", MARCH, JUNE));
  const before = read();
  sql(`UPDATE scores SET answer = CASE answer WHEN '1' THEN '5' ELSE '1' END
    WHERE round_id = '${JUNE}' AND answer IS NOT NULL`);
  expect(read()).toBe(before);
  expect(compare("frances-oyelaran", MARCH, JUNE).report?.figures.people.both).toBe(0);
});

test("a partner that merged since is compared as what it became", () => {
  sql("UPDATE partners SET merged_into = 'council' WHERE id = 'voluntary'");
  const report = compare("priya-raman", SEPTEMBER, MARCH).report;
  expect(report?.figures.partners).toEqual({ either: 5, both: 5 });
});
