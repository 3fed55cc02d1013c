import type { ResultsChart } from "#app/domain/report/results-downloads.ts";
import type { BoardReport, WorkingReport } from "#app/domain/report/results-report.ts";
import type { DocumentChart } from "./document.ts";

/** A chart of the results page as data; null where the reading has none. */
export function chartOfResults(
  report: WorkingReport | BoardReport,
  chart: ResultsChart,
): DocumentChart | null {
  if (chart === "heat-map") {
    return report.positions && { type: "heat-map", data: report.positions };
  }
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
