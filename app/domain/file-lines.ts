/** A line of a file as its cells, with the number an editor or a spreadsheet gives it. */
export type FileLine = { line: number; cells: readonly string[] };

/** What is wrong in a file, and where; null for the file or the line as a whole. */
export type FileProblem<Column extends string = string> = {
  line: number | null;
  column: Column | null;
  sentence: string;
};

/**
 * A table out of a file: a whole CSV, or a sheet of a workbook. `remarks` say what was settled while
 * it was read, such as a formula whose result was taken.
 */
export type FileTable = {
  /** The sheet's name; empty for a CSV. */
  name: string;
  lines: readonly FileLine[];
  remarks: readonly FileProblem[];
};
