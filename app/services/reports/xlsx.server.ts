import { createRequire } from "node:module";
import type { CellValue, Fill, Row, Worksheet } from "exceljs";
import { COLOURS, LEVEL_FILLS, LEVEL_INKS } from "#app/charts/tokens.ts";
import { type Cell, type Column, resultOf, type Sheet, type Workbook } from "./workbook.ts";
import { withoutTimes } from "./zip.server.ts";

// why: the package is CommonJS whose exports are made at run time, which only `require` gives whole.
const { Workbook: ExcelWorkbook } = createRequire(import.meta.url)(
  "exceljs",
) as typeof import("exceljs");

/** What a cell of a workbook can hold, in characters. */
const CELL_LIMIT = 32_767;

const WIDTHS = { text: 30, number: 12, level: 12, money: 16, date: 16 } as const;

const FORMATS = { money: "£#,##0", date: "d mmmm yyyy" } as const;

/** On every machine, so that widths hold. */
const FONT = { name: "Arial", size: 10 };

/** How high a line of text is, and the highest a row can be, in points. */
const LINE = 13;
const HIGHEST = 400;

const argb = (colour: string) => ({ argb: `FF${colour.slice(1).toUpperCase()}` });
const filled = (colour: string): Fill => ({
  type: "pattern",
  pattern: "solid",
  fgColor: argb(colour),
});

/**
 * The bytes of a workbook: headers that stay in sight, columns of their own width and format,
 * formulas with what they came to. The same tables always give the same bytes. Slow work: give it
 * to a worker.
 */
export async function renderXlsx(workbook: Workbook): Promise<Uint8Array<ArrayBuffer>> {
  const file = new ExcelWorkbook();
  const asAt = new Date(`${workbook.asAt}T12:00:00Z`);
  Object.assign(file, { created: asAt, modified: asAt });
  file.title = printable(workbook.title);
  file.creator = "Homeward";
  file.company = printable(workbook.author);
  for (const sheet of workbook.sheets) addSheet(file.addWorksheet(sheet.name), sheet, workbook);
  return withoutTimes(new Uint8Array(await file.xlsx.writeBuffer()));
}

function addSheet(page: Worksheet, sheet: Sheet, workbook: Workbook): void {
  const { columns, rows, foot = [], frozenColumns = 0 } = sheet;
  page.views = [{ state: "frozen", ySplit: 1, xSplit: frozenColumns }];
  page.pageSetup = {
    paperSize: 9,
    orientation: "landscape",
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: "1:1",
  };
  page.headerFooter.oddFooter = `&L${escapeFooter(`${workbook.title}: ${workbook.author}`)}&RPage &P of &N`;
  page.columns = columns.map(({ kind, width }) => ({ width: width ?? WIDTHS[kind] }));
  const head = page.addRow(columns.map(({ label }) => printable(label)));
  head.eachCell((cell, at) => {
    cell.font = { ...FONT, bold: true, color: argb(COLOURS.paper) };
    cell.fill = filled(COLOURS.ink);
    cell.alignment = {
      vertical: "middle",
      wrapText: true,
      horizontal: columns[at - 1]?.kind === "text" ? "left" : "center",
    };
  });
  head.height = heightOf(
    sheet,
    columns.map(({ label }) => label),
  );
  [...rows, ...foot].forEach((row, index) => {
    const place = index + 2;
    const written = page.addRow(
      columns.map((column, at) => writeCell(column, row[at] ?? null, place, sheet, workbook)),
    );
    written.height = heightOf(sheet, row);
    const isFoot = index >= rows.length;
    columns.forEach((column, at) => {
      dress(written, at, column, row[at] ?? null, isFoot);
    });
  });
  const last = columns.length;
  if (rows.length > 0 && last > 1) {
    page.autoFilter = { from: { row: 1, column: 1 }, to: { row: rows.length + 1, column: last } };
  }
}

function writeCell(
  column: Column,
  cell: Cell,
  place: number,
  sheet: Sheet,
  workbook: Workbook,
): CellValue {
  const value = valueIn(column, resultOf(cell));
  if (typeof cell !== "object" || cell === null) return value;
  const formula = placeFormula(cell.formula, place, sheet, workbook);
  return { formula, result: value ?? "" } as CellValue;
}

function valueIn({ kind }: Column, value: string | number | null): string | number | Date | null {
  if (value === null || value === "") return value === "" ? "" : null;
  if (typeof value === "number") return kind === "money" ? value / 100 : value;
  if (kind === "date" && /^\d{4}-\d\d-\d\d$/.test(value)) return new Date(`${value}T00:00:00Z`);
  return printable(value);
}

/** The formula with the addresses of the cells it names. */
function placeFormula(formula: string, place: number, sheet: Sheet, workbook: Workbook): string {
  return formula.replace(/\[(?:([^\]!]+)!)?([a-z0-9_-]+)(:all)?\]/gi, (_, name, key, all) => {
    const of = name ? workbook.sheets.find((each) => each.name === name) : sheet;
    const at = of?.columns.findIndex((column) => column.key === key) ?? -1;
    if (!of || at < 0) throw new Error(`No column "${key}" for the formula ${formula}`);
    const letters = lettersOf(at);
    if (!all) return `${letters}${place}`;
    const range = `$${letters}$2:$${letters}$${of.rows.length + 1}`;
    return name ? `'${name.replaceAll("'", "''")}'!${range}` : range;
  });
}

/** 0 is A, 25 is Z, 26 is AA. */
function lettersOf(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : `${lettersOf(Math.floor(at / 26) - 1)}${letter}`;
}

function dress(
  row: Row,
  at: number,
  { kind, decimals }: Column,
  cell: Cell,
  isFoot: boolean,
): void {
  const target = row.getCell(at + 1);
  const isFigure = kind === "money" || kind === "number";
  target.font = { ...FONT, bold: isFoot };
  target.alignment = {
    vertical: "top",
    wrapText: kind === "text",
    horizontal: kind === "text" ? "left" : isFigure ? "right" : "center",
  };
  if (isFoot) target.border = { top: { style: "thin", color: argb(COLOURS.border) } };
  const value = resultOf(cell);
  if (kind === "money" || kind === "date") target.numFmt = FORMATS[kind];
  else if (decimals && !(isFoot && Number.isInteger(value))) {
    target.numFmt = `0.${"0".repeat(decimals)}`;
  }
  if (kind !== "level" || isFoot || typeof value !== "number") return;
  const level = Math.min(4, Math.max(0, Math.round(value) - 1));
  target.fill = filled(LEVEL_FILLS[level] ?? COLOURS.paper);
  target.font = { ...FONT, color: argb(LEVEL_INKS[level] ?? COLOURS.ink) };
}

/** The height of a row whose texts are broken into lines, in points: not every program finds it. */
function heightOf({ columns }: Sheet, row: readonly Cell[]): number {
  const lines = columns.map(({ kind, width = WIDTHS[kind] }, at) =>
    String(resultOf(row[at] ?? null) ?? "")
      .split("\n")
      .reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * 1.15) / width)), 0),
  );
  return Math.min(HIGHEST, Math.max(...lines) * LINE + 3);
}

/** A text without what XML cannot hold, cut to what a cell can. */
function printable(text: string): string {
  const clean = text
    .replace(/\r\n?/g, "\n")
    .replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, (each) => (each === "\n" || each === "\t" ? each : ""))
    // A spreadsheet would read this as one of its own escapes.
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");
  return clean.length > CELL_LIMIT ? `${clean.slice(0, CELL_LIMIT - 1)}…` : clean;
}

const escapeFooter = (text: string) => printable(text).replaceAll("&", "&&").slice(0, 200);
