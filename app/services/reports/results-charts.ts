import { barsOfContext } from "#app/charts/rounds-data.ts";
import type { NationalContext } from "#app/domain/report/national-context.ts";
import type { ResultsChart } from "#app/domain/report/results-downloads.ts";
import type { BoardReport, WorkingReport } from "#app/domain/report/results-report.ts";
import type { DocumentChart } from "./document.ts";

/** A chart of the results page as data; null where the reading has none. */
export function chartOfResults(
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
