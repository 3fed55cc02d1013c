import readXlsxFile from "read-excel-file/node";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Sheet, Workbook } from "./workbook.ts";
import { renderXlsx } from "./xlsx.server.ts";

const SHEET: Sheet = {
  name: "Rows",
  columns: [
    { key: "row", label: "Row", kind: "text" },
    { key: "level", label: "Level", kind: "level" },
    { key: "amount", label: "Amount", kind: "money" },
    { key: "by", label: "By", kind: "date" },
    { key: "twice", label: "Twice", kind: "number" },
  ],
  rows: [
    ["First", 3, 399_000_000, "2017-06-21", { formula: "[level]*2", result: 6 }],
    ["Second", 4.5, 100, "not set", { formula: "[level]*2", result: 9 }],
  ],
  foot: [["All", { formula: "AVERAGE([level:all])", result: 3.75 }, null, null, null]],
  frozenColumns: 1,
};

const workbook = (...sheets: Sheet[]): Workbook => ({
  title: "Results",
  author: "Marram & Sands",
  asAt: "2017-06-21",
  sheets,
});

/** Its sheets as another program reads them. */
const readAll = async (book: Workbook) => readXlsxFile(Buffer.from(await renderXlsx(book)));
const open = async (book: Workbook) => (await readAll(book))[0]?.data ?? [];

afterEach(() => {
  vi.useRealTimers();
});

describe("a workbook", () => {
  it("is read by another program: labels, figures, dates, and what formulas came to", async () => {
    expect(await open(workbook(SHEET))).toEqual([
      ["Row", "Level", "Amount", "By", "Twice"],
      ["First", 3, 3_990_000, new Date("2017-06-21T00:00:00Z"), 6],
      ["Second", 4.5, 1, "not set", 9],
      ["All", 3.75, null, null, null],
    ]);
  });

  it("has the same bytes whenever it is made", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 0, 1) });
    const first = await renderXlsx(workbook(SHEET));
    vi.setSystemTime(Date.UTC(2027, 5, 1));
    expect(Buffer.from(await renderXlsx(workbook(SHEET))).equals(Buffer.from(first))).toBe(true);
  });

  it("keeps what people wrote a text, whatever it begins with", async () => {
    const texts = [
      "=1+1",
      "+44",
      "@SUM(A1)",
      "<script>alert('&')</script>",
      "line one\nline two",
      "_x0041_",
      "👍 \u0645\u0631\u062d\u0628\u0627",
    ];
    const rows = await open(workbook({ ...SHEET, rows: texts.map((text) => [text]), foot: [] }));
    expect(rows.slice(1).map(([text]) => text)).toEqual(texts);
  });

  it("leaves out what no file can hold, and cuts what no cell can", async () => {
    const texts = ["a\u0000b\u0007\ud800c", "x".repeat(40_000)];
    const rows = await open(workbook({ ...SHEET, rows: texts.map((text) => [text]), foot: [] }));
    expect(rows[1]?.[0]).toBe("abc");
    expect(String(rows[2]?.[0])).toHaveLength(32_767);
  });

  it("has its sheets in order, one of which may speak of another", async () => {
    const counts: Sheet = {
      name: "Counts",
      columns: [{ key: "n", label: "Rows", kind: "number" }],
      rows: [[{ formula: "COUNTA([Rows!row:all])", result: 2 }]],
    };
    const book = workbook(SHEET, counts);
    const sheets = await readAll(book);
    expect(sheets.map(({ sheet }) => sheet)).toEqual(["Rows", "Counts"]);
    expect(sheets[1]?.data).toEqual([["Rows"], [2]]);
  });

  it("refuses a formula on a column that is not there", async () => {
    const rows = [[{ formula: "[nowhere]+1", result: 1 }]];
    await expect(renderXlsx(workbook({ ...SHEET, rows }))).rejects.toThrow("nowhere");
  });
});
