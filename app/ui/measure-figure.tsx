import { MeasureSeries } from "#app/charts/measure-series.tsx";
import { formatFigure } from "#app/domain/measure/figure.ts";
import { SERIES } from "#app/domain/measure/series.ts";
import type { MeasureSummary } from "#app/domain/report/measures-report.ts";
import { ChartWithTable } from "./chart-with-table.tsx";
import { DataTable } from "./data-table.tsx";

/** A measure's small picture, its sentence under it, and its figures as a table. */
export function MeasureFigure({ measure }: { measure: Omit<MeasureSummary, "good" | "trend"> }) {
  const { name, points, target, stretch, sentence, decimals } = measure;
  return (
    <ChartWithTable
      caption={sentence}
      chart={<MeasureSeries data={{ label: name, decimals, points, target, stretch }} />}
      table={
        <DataTable
          dense
          caption={`${name}: ${measure.unit}`}
          columns={[
            { key: "period", label: "Quarter", rowHeader: true },
            { key: "plan", label: "Plan", numeric: true },
            { key: "forecast", label: "Expected", numeric: true },
            { key: "actual", label: "Actual", numeric: true },
          ]}
          rows={points.map((point) => ({
            key: point.period,
            cells: {
              period: point.period,
              ...Object.fromEntries(
                SERIES.map((series) => [
                  series,
                  point[series] === null
                    ? "–"
                    : formatFigure(measure, point[series], point.about.includes(series)),
                ]),
              ),
            },
          }))}
        />
      }
    />
  );
}
