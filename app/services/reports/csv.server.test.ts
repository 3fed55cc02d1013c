import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { renderCsv } from "./csv.server.ts";
import type { Cell } from "./workbook.ts";

const COLUMNS = [
  { key: "said", label: "What was said", kind: "text" },
  { key: "level", label: "Level", kind: "level" },
  { key: "amount", label: "Amount", kind: "money" },
] as const;

const read = (rows: readonly (readonly Cell[])[]) =>
  parse(renderCsv({ columns: COLUMNS, rows }), { bom: true }) as string[][];

describe("a CSV", () => {
  it("has keys for a header, money in pounds, and what formulas came to", () => {
    expect(
      read([
        ["Plain", 2.5, 399_000_050],
        ["", null, { formula: "SUM([amount:all])", result: 100 }],
      ]),
    ).toEqual([
      ["said", "level", "amount"],
      ["Plain", "2.5", "3990000.5"],
      ["", "", "1"],
    ]);
  });

  it("begins with the mark by which Excel knows UTF-8", () => {
    expect(renderCsv({ columns: COLUMNS, rows: [] }).codePointAt(0)).toBe(0xfeff);
  });

  it.each([
    "=1+1",
    "+44",
    "-2",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "  =1+1",
    "\u00a0=1+1",
    "\u200b=1+1",
    '"=1+1',
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    "\tcmd",
    "\nnext",
    "=cmd|' /C calc'!A0",
  ])("never lets a spreadsheet run %j", (text) => {
    expect(read([[text, null, null]])[1]?.[0]).toBe(`'${text}`);
  });

  it.each([
    "Level 3 = established",
    "<script>alert(1)</script>",
    "Ward 4\nand ward 5",
    'He said "no", twice',
    "a;b,c",
    "x".repeat(40_000),
  ])("keeps other texts as they are", (text) => {
    expect(read([[text, null, null]])[1]?.[0]).toBe(text);
  });

  it("leaves a negative figure a figure", () => {
    expect(read([["", -1, -100]])[1]).toEqual(["", "-1", "-1"]);
  });
});
