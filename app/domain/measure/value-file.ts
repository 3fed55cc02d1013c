import { isDate } from "../dates.ts";
import type { FileLine, FileProblem } from "../file-lines.ts";
import { parseDate } from "../typed-dates.ts";
import { type Figure, readFigure } from "./figure.ts";
import type { Measure } from "./measure.ts";
import { parseQuarter, type Quarter } from "./period.ts";
import { SERIES, type Series } from "./series.ts";

/** The columns of a file of values: the template's first line, and what an import looks for. */
export const VALUE_COLUMNS = ["measure", "quarter", "series", "value", "source", "date"] as const;
type Column = (typeof VALUE_COLUMNS)[number];

/** One value of a file, ready to be stored. */
export type FileValue = {
  line: number;
  measureKey: string;
  period: Quarter;
  series: Series;
  figure: Figure;
  source: string;
  dated: string | null;
};

/** More lines than any area reports in ten years, and as many as a preview can show. */
const LINE_LIMIT = 10_000;

/**
 * The values of a file, or every problem it has by line and column: nothing is taken from a file
 * with a problem. A measure is named by its key or its name; empty lines, and lines without a
 * value, are left out. The first line names the columns, in any order.
 */
export function readValueFile(
  lines: readonly FileLine[],
  measures: readonly Measure[],
): { values: FileValue[]; problems: FileProblem[] } {
  const [head, ...body] = lines.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  if (!head) return refuse(null, "The file is empty.");
  const names = head.cells.map((cell) => cell.trim().toLowerCase());
  const missing = VALUE_COLUMNS.filter((name) => name !== "date" && !names.includes(name));
  if (missing.length > 0) {
    return refuse(
      head.line,
      `The first line names the columns. Missing: ${missing.join(", ")}. Start from the template.`,
    );
  }
  if (body.length > LINE_LIMIT) {
    return refuse(
      head.line,
      `The file has ${body.length} lines; 10,000 at most can be read at once.`,
    );
  }
  const problems: FileProblem[] = [];
  const values: FileValue[] = [];
  const places = new Map<string, number>();
  for (const { line, cells } of body) {
    const cell = (column: Column) => (cells[names.indexOf(column)] ?? "").trim();
    const before = problems.length;
    const problem = (column: Column, sentence: string) => problems.push({ line, column, sentence });
    if (cell("value") === "") continue;
    const measure = findMeasure(measures, cell("measure"));
    if (!measure) problem("measure", `There is no measure “${cell("measure")}” in this area.`);
    const period = parseQuarter(cell("quarter"));
    if (!period) problem("quarter", `“${cell("quarter")}” is no quarter such as 2017-18 Q1.`);
    const series = SERIES.find((name) => name === cell("series").toLowerCase());
    if (!series) problem("series", `“${cell("series")}” is not plan, forecast or actual.`);
    const read = measure && readFigure(measure, cell("value"));
    if (read && "refusal" in read) problem("value", read.refusal);
    const dated = readDate(cell("date"));
    if (dated === undefined) problem("date", `“${cell("date")}” is no date such as 21/6/2017.`);
    if (cell("source") === "") problem("source", "Say where the figure comes from.");
    if (cell("source").length > 300) problem("source", "Say it in 300 characters at most.");
    if (problems.length > before || !measure || !period || !series || !read) continue;
    const place = `${measure.key} ${period} ${series}`;
    const earlier = places.get(place);
    if (earlier !== undefined) problem("measure", `Line ${earlier} gives the same value already.`);
    places.set(place, line);
    if ("figure" in read && read.figure) {
      const source = cell("source");
      const { figure } = read;
      values.push({
        line,
        measureKey: measure.key,
        period,
        series,
        figure,
        source,
        dated: dated ?? null,
      });
    }
  }
  if (values.length === 0 && problems.length === 0) {
    return refuse(head.line, "No line of the file has a value.");
  }
  return { values: problems.length > 0 ? [] : values, problems };
}

function refuse(
  line: number | null,
  sentence: string,
): { values: FileValue[]; problems: FileProblem[] } {
  return { values: [], problems: [{ line, column: null, sentence }] };
}

function findMeasure(measures: readonly Measure[], text: string): Measure | undefined {
  const wanted = text.toLowerCase();
  return measures.find(({ key, name }) => key === wanted || name.toLowerCase() === wanted);
}

/** A date as typed, null for none, undefined for one that does not exist. */
function readDate(text: string): string | null | undefined {
  if (text === "") return null;
  if (isDate(text)) return text;
  try {
    return parseDate(text);
  } catch {
    return undefined;
  }
}
