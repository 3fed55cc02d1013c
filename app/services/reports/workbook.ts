/**
 * A figure that a spreadsheet works out again. `[key]` stands for this row's cell of a column,
 * `[key:all]` for all its cells, `[Sheet!key:all]` for those of another sheet. `result` is what it
 * came to when the file was made, in the column's own unit: Protected View shows it.
 */
export type Formula = { formula: string; result: number | string };

/** A text, a figure, nothing, or a formula. */
export type Cell = string | number | null | Formula;

export type Column = {
  /** Its name for other programs: the header of a CSV, and what formulas call it by. */
  key: string;
  /** Its name for people. */
  label: string;
  /**
   * `money` is in whole pence, `date` is YYYY-MM-DD, `level` stands on its level's colour; in all
   * of them a text stands as it is, in place of the figure.
   */
  kind: "text" | "number" | "level" | "money" | "date";
  /** In characters; what a column of this kind usually needs when left out. */
  width?: number;
  decimals?: number;
};

/** A table of typed columns. */
export type Sheet = {
  name: string;
  columns: readonly Column[];
  rows: readonly (readonly Cell[])[];
  /** Totals under the table; a CSV leaves them out. */
  foot?: readonly (readonly Cell[])[];
  /** Columns that stay in sight beside the others; none when left out. */
  frozenColumns?: number;
};

/** Tables as plain data, so that they can be sent to a worker: CSV and XLSX are both made from it. */
export type Workbook = {
  title: string;
  /** The area's name. */
  author: string;
  /** YYYY-MM-DD: stands as the file's own date. */
  asAt: string;
  sheets: readonly Sheet[];
};

/** What a cell came to. */
export function resultOf(cell: Cell): string | number | null {
  return typeof cell === "object" && cell !== null ? cell.result : cell;
}
