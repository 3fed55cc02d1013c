import { type NationalContext, sayContextSource } from "#app/domain/report/national-context.ts";
import type { BoardReport, WorkingReport } from "#app/domain/report/results-report.ts";
import { describeReading, EDITION_WORDS } from "#app/domain/report/results-words.ts";
import {
  type FigureTable,
  printStatistics,
  STATISTICS_TITLE,
} from "#app/domain/report/statistics-words.ts";
import { heading, paragraph, text } from "./blocks.ts";
import type { Block } from "./document.ts";

/** The national position beside the area's own. */
export function inContext(context: NationalContext | null, newPage: boolean): Block[] {
  if (!context) return [];
  const { of, levelName, changes: all, sentences, source } = context;
  return [
    heading("In context", newPage),
    paragraph(sentences.join(" ")),
    {
      kind: "chart",
      chart: { type: "context-bars", data: { of, counted: `${levelName} or above`, changes: all } },
      maxHeight: 260,
    },
    paragraph(sayContextSource(source), "quiet"),
  ];
}

/** What the labels rest on, and what was scored. */
export function howToRead(
  report: WorkingReport | BoardReport,
  { shared, model }: { shared: boolean; model: string },
): Block[] {
  return [
    heading("How to read this", report.reading === "working"),
    paragraph(describeReading(report, shared)),
    paragraph(`${EDITION_WORDS.before} ${model}. ${EDITION_WORDS.after}`),
  ];
}

/** Every measure, at the very end. */
export function statistics(report: WorkingReport | BoardReport): Block[] {
  if (report.reading === "board") return [];
  return [
    heading(STATISTICS_TITLE),
    ...printStatistics(report.statistics).map((part): Block => {
      if ("words" in part) return paragraph(part.words);
      const { caption, columns, rows } = part.table;
      const shares = shareWidth(part.table);
      return {
        kind: "table",
        title: caption,
        columns: columns.map((column, at) => ({ ...column, share: shares[at] ?? 0 })),
        rows: rows.map((cells) => ({
          first: true,
          cells: cells.map((cell, at) => [text(cell, at === 0 ? "strong" : undefined)]),
        })),
      };
    }),
  ];
}

/** Widths by the longest words of each column, none of them too narrow to read. */
function shareWidth({ columns, rows }: FigureTable): number[] {
  const widths = columns.map(({ label }, at) => {
    const longest = Math.max(label.length, ...rows.map((cells) => cells[at]?.length ?? 0));
    return Math.min(Math.max(longest, 6), 44);
  });
  const all = widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width) => width / all);
}
