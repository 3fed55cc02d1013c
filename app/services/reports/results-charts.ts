import { barsOfContext } from "#app/charts/rounds-data.ts";
import { spreadOfSecond } from "#app/charts/second-spread.ts";
import type { NationalContext } from "#app/domain/report/national-context.ts";
import {
  RESULTS_CHARTS,
  type ResultsChart,
  secondSpreadOf,
} from "#app/domain/report/results-downloads.ts";
import type { BoardReport, WorkingReport } from "#app/domain/report/results-report.ts";
import type { DocumentChart } from "./document.ts";

/**
 * A chart of the results page as data, by the name of its file; null where the reading has none of
 * that name.
 */
export function chartOfResults(
  report: WorkingReport | BoardReport,
  name: string,
  { context, levels }: { context: NationalContext | null; levels: readonly { name: string }[] },
): DocumentChart | null {
  if (name in RESULTS_CHARTS) return chartOf(report, name as ResultsChart, context);
  const row = secondSpreadOf(report, name);
  if (!row || report.reading === "board") return null;
  return { type: "dot-spread", data: spreadOfSecond(report, row.key, levels), size: "page" };
}

function chartOf(
  report: WorkingReport | BoardReport,
  chart: ResultsChart,
  context: NationalContext | null,
): DocumentChart | null {
  if (chart === "heat-map") {
    return report.positions && { type: "heat-map", data: report.positions };
  }
  if (chart === "spreads") {
    return report.reading === "working" ? { type: "spread-lines", data: report.spreads } : null;
  }
  if (chart === "context") return context && { type: "context-bars", data: barsOfContext(context) };
  return {
    type: "radar",
    data: {
      changes: report.changes.map(({ number, shortName, level, target, last }) => ({
        number,
        shortName,
        agreed: level,
        target: target.level,
        last,
      })),
    },
  };
}
