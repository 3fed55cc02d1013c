import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { AgreedRow } from "#app/domain/consensus/agreed-row.ts";
import { loadEdition } from "#app/domain/model/load-edition.ts";
import { needsFromRows } from "./need.ts";

const file = "content/editions/hicm-2017/model.yaml";
const edition = loadEdition(readFileSync(file, "utf8"), file);

const agreed = (at: number, row: Partial<AgreedRow>): AgreedRow => ({
  rowKey: edition.changes[2]?.rows[at]?.key ?? "",
  level: 2,
  rationale: null,
  priority: false,
  targetLevel: 4,
  targetDate: null,
  ...row,
});

test("a change's need is the mean gap over its rows with a level", () => {
  const rows = [agreed(0, { level: 1 }), agreed(1, { level: 4 }), agreed(2, { level: null })];
  const needs = needsFromRows(edition, rows, [1, 3]);
  expect(needs.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(needs[2]).toEqual({
    step: 3,
    changeKey: "discharge-teams",
    gap: 1.5,
    rows: 2,
    priority: true,
  });
  expect(needs[0]).toMatchObject({ gap: 0, rows: 0, priority: true });
  expect(needs[1]).toMatchObject({ gap: 0, rows: 0, priority: false });
});

test("rows above target, without one, or that do not apply add nothing", () => {
  const rows = [
    agreed(0, { level: 5 }),
    agreed(1, { targetLevel: null }),
    agreed(2, { level: "not-applicable" }),
  ];
  expect(needsFromRows(edition, rows, [])[2]).toMatchObject({ gap: 0, rows: 2 });
});

test("a row or a priority that the edition does not hold is refused", () => {
  expect(() => needsFromRows(edition, [agreed(0, { rowKey: "no-such.row" })], [])).toThrow(
    expect.objectContaining({ code: "unknown-row" }),
  );
  const seven = { ...edition, changes: edition.changes.slice(0, 7) };
  expect(() => needsFromRows(seven, [], [8])).toThrow(
    expect.objectContaining({ code: "unknown-change", details: { step: 8 } }),
  );
  expect(() => needsFromRows(edition, [], [9])).toThrow(
    expect.objectContaining({ code: "unknown-change" }),
  );
});
