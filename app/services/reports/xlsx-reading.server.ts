import { createRequire } from "node:module";
import type { Cell, Worksheet } from "exceljs";
import type { FileProblem, FileTable } from "#app/domain/file-lines.ts";
import type { Bytes, ReadTables } from "./reports.ts";
import { inflateZip } from "./zip.server.ts";

// why: the package is CommonJS whose exports are made at run time, which only `require` gives whole.
const { Workbook: ExcelWorkbook, ValueType } = createRequire(import.meta.url)(
  "exceljs",
) as typeof import("exceljs");

/**
 * What a workbook may come to unpacked, in bytes; how many cells may be merged; and how many places
 * its lines may have up to their last cells, each of which is looked at.
 */
const LARGEST = 16 * 1024 * 1024;
const MOST_MERGED = 20_000;
const MOST_PLACES = 2_000_000;

/** More columns than any plan has; what stands beyond them is not read. */
const COLUMNS = 60;

/** What holds no text of a cell, and is slow or fragile to read. */
const IGNORED = [
  "autoFilter",
  "colBreaks",
  "conditionalFormatting",
  "dataValidations",
  "drawing",
  "extLst",
  "headerFooter",
  "legacyDrawing",
  "pageMargins",
  "pageSetup",
  "picture",
  "rowBreaks",
  "sheetProtection",
  "tableParts",
];

/**
 * The sheets of a workbook as texts, hidden ones left out, or why it cannot be read. A formula gives
 * what it came to, a merged cell its text in every row it covers: remarks say so. Slow work: give it
 * to a worker.
 */
export async function readXlsx(bytes: Bytes): Promise<ReadTables> {
  try {
    refuseOversized(bytes);
    const book = new ExcelWorkbook();
    await book.xlsx.load(bytes.slice().buffer, { ignoreNodes: IGNORED });
    if (book.worksheets.length === 0) return refuse(NO_WORKBOOK);
    return { tables: book.worksheets.filter(({ state }) => state === "visible").map(readSheet) };
  } catch (error) {
    return refuse(error instanceof Oversized ? OVERSIZED : NO_WORKBOOK);
  }
}

const NO_WORKBOOK =
  "This cannot be read as an Excel workbook. Open it, save it as “CSV UTF-8”, and choose that file.";
const OVERSIZED =
  "The workbook holds more than can be read at once. Save the sheet with the plan as “CSV UTF-8”, and choose that file.";

class Oversized extends Error {}

const refuse = (sentence: string) => ({ problem: { line: null, column: null, sentence } });

/** Refuses what would fill the memory before any of it is read. */
function refuseOversized(bytes: Bytes): void {
  const parts = inflateZip(bytes, LARGEST);
  if (parts === null) throw new Oversized();
  for (const [name, text] of parts) {
    if (!name.startsWith("xl/worksheets/")) continue;
    const merged = [
      ...text.matchAll(/<(?:\w+:)?mergeCell [^>]*ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g),
    ];
    const cells = merged.reduce(
      (sum, [, left = "", top, right = "", bottom]) =>
        sum + (columnOf(right) - columnOf(left) + 1) * (Number(bottom) - Number(top) + 1),
      0,
    );
    if (cells > MOST_MERGED || countPlaces(text) > MOST_PLACES) throw new Oversized();
  }
}

/** The places of a sheet's lines, each up to its last cell: a cell in column XFD alone makes 16,384. */
function countPlaces(text: string): number {
  const widths = new Map<string, number>();
  for (const [, letters = "", row = ""] of text.matchAll(
    /<(?:\w+:)?c [^>]*?\br="([A-Z]{1,3})(\d{1,7})"/g,
  )) {
    widths.set(row, Math.max(widths.get(row) ?? 0, columnOf(letters)));
  }
  return [...widths.values()].reduce((sum, width) => sum + width, 0);
}

/** A is 1, Z is 26, AA is 27. */
const columnOf = (letters: string) =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

function readSheet(sheet: Worksheet): FileTable {
  const lines: { line: number; cells: string[] }[] = [];
  const remarks: FileProblem[] = [];
  sheet.eachRow((row, line) => {
    const cells: string[] = [];
    // Not `eachCell`: a cell in the last column would have it make 16,384 of them in each line.
    for (let column = 1; column <= Math.min(row.cellCount, COLUMNS); column++) {
      const cell = row.getCell(column);
      const { text, remark } = readCell(cell);
      cells.push(text);
      if (remark)
        remarks.push({ line, column: cell.address.replace(/\d+$/, ""), sentence: remark });
    }
    if (cells.some((cell) => cell !== "")) lines.push({ line, cells });
  });
  return { name: sheet.name, lines, remarks };
}

/** What a cell says, with what has to be told of it. */
function readCell(cell: Cell): { text: string; remark?: string } {
  if (cell.isMerged && cell.master !== cell) {
    const { master } = cell;
    const { text } = readCell(master);
    // Beside the cell it belongs to, the text would be said twice in one line.
    if (master.row === cell.row || text === "") return { text: "" };
    const sentence = `A merged cell: what stands in line ${master.row} is taken here too.`;
    return master.col === cell.col ? { text, remark: sentence } : { text: "" };
  }
  if (cell.type === ValueType.Formula) {
    const { result } = cell;
    if (isError(result)) {
      return {
        text: "",
        remark: `The formula gives an error (${result.error}): nothing is taken.`,
      };
    }
    const text = textOf(result ?? null, cell);
    return {
      text,
      remark: `A formula: what it came to is taken${text ? `, “${cut(text)}”` : ""}.`,
    };
  }
  if (isError(cell.value)) {
    return { text: "", remark: `The cell holds an error (${cell.value.error}): nothing is taken.` };
  }
  return { text: textOf(cell.value, cell) };
}

const isError = (value: unknown): value is { error: string } =>
  typeof value === "object" && value !== null && "error" in value;

const cut = (text: string) => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

function textOf(value: unknown, cell: Cell): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? "" : value.toISOString().slice(0, 10);
  }
  if (typeof value === "number" && cell.numFmt?.includes("%")) {
    return `${Number((value * 100).toFixed(6))}%`;
  }
  if (typeof value === "object") return plain(cell.text);
  return plain(String(value));
}

const plain = (text: string) => text.replace(/\r\n?/g, "\n").trim();
