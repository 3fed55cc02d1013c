import { stringify } from "csv-stringify/sync";
import { type Cell, type Column, resultOf, type Sheet } from "./workbook.ts";

/**
 * Texts that a spreadsheet would run as a formula, with what may stand before the sign. The wide
 * forms are what some spreadsheets take for the plain ones.
 */
const RUNS = /^[\s\p{Cf}"']*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u;

/**
 * A sheet as CSV: its columns' keys, then one line a row, every text in quotes. It begins with a
 * byte order mark, without which Excel reads UTF-8 as something else. A text that a spreadsheet
 * would run gets an apostrophe before it. Money is in pounds; totals are left out.
 */
export function renderCsv({ columns, rows }: Pick<Sheet, "columns" | "rows">): string {
  const head = columns.map(({ key }) => key);
  const body = rows.map((row) => columns.map((column, at) => valueIn(column, row[at] ?? null)));
  return stringify([head, ...body], {
    bom: true,
    quoted_string: true,
    record_delimiter: "windows",
  });
}

function valueIn({ kind, decimals }: Column, cell: Cell): string | number | null {
  const value = resultOf(cell);
  if (typeof value === "string") return RUNS.test(value) ? `'${value}` : value;
  if (value === null) return null;
  if (kind === "money") return value / 100;
  return decimals === undefined ? value : Number(value.toFixed(decimals));
}
