import type { BoardReport, WorkingReport } from "./results-report.ts";

/** A chart that can be taken away by itself. */
export const RESULTS_CHARTS = {
  "heat-map": "Where each partner stands",
  wheel: "Agreed level of each change",
  spreads: "Every row’s spread",
  context: "The national position beside our own",
} as const;

export type ResultsChart = keyof typeof RESULTS_CHARTS;

/** The name of the file with the spread of the `place`-th row scored again (from 1). */
const nameSecond = (place: number) => `second-scores-${place}`;

/** The row scored again whose spread is in the file of that name; undefined where there is none. */
export function secondSpreadOf(report: WorkingReport | BoardReport, name: string) {
  if (report.reading === "board") return undefined;
  return report.secondScores.find((_, at) => nameSecond(at + 1) === name);
}

/** A file of the results: the last part of its address, and what it is. */
export type ResultsDownload = { file: string; name: string; about: string };

/**
 * The files that a reading of the results offers, in the order of a page; `hasContext` where a
 * national count stands beside it. None before a reveal.
 */
export function listDownloads(
  report: WorkingReport | BoardReport,
  hasContext: boolean,
): ResultsDownload[] {
  const { labels, rows } = report.figures;
  if (labels.hidden === rows) return [];
  const offered: Record<ResultsChart, boolean> = {
    "heat-map": report.positions !== null,
    wheel: true,
    spreads: report.reading === "working",
    context: hasContext,
  };
  const charts = [
    ...(Object.keys(RESULTS_CHARTS) as ResultsChart[])
      .filter((chart) => offered[chart])
      .map((chart) => ({ chart: chart as string, title: RESULTS_CHARTS[chart] as string })),
    ...(report.reading === "working" ? report.secondScores : []).map(({ topic }, at) => ({
      chart: nameSecond(at + 1),
      title: `First and second scores: ${topic}`,
    })),
  ];
  return [
    {
      file: "results.pdf",
      name: "Results pack (PDF)",
      about:
        report.reading === "working"
          ? "To print or to send: all that this page says, with contents and charts. Each row’s spread on the scale is on the page only."
          : "To print or to send: all that this page says, with contents and charts.",
    },
    {
      file: "results.xlsx",
      name: "Workbook (Excel)",
      about: "Every table on a sheet of its own, with formulas.",
    },
    ...(report.reading === "working"
      ? [
          {
            file: "scores.csv",
            name: "Scores (CSV)",
            about:
              "One line a score, without names. An organisation with fewer than three scorers is one position.",
          },
        ]
      : []),
    { file: "levels.csv", name: "Agreed levels (CSV)", about: "One line a row of the model." },
    {
      file: "results.json",
      name: "Data (JSON)",
      about: "For other programs, to a published schema.",
    },
    ...charts.flatMap(({ chart, title }) =>
      (["svg", "png"] as const).map((kind) => ({
        file: `${chart}.${kind}`,
        name: `${title} (${kind.toUpperCase()})`,
        about:
          kind === "svg" ? "A drawing, sharp at any size." : "A picture, for slides and letters.",
      })),
    ),
  ];
}
