import { Sparkline, type SparklineData } from "#app/charts/sparkline.tsx";
import { ChartWithTable } from "./chart-with-table.tsx";
import { DataTable } from "./data-table.tsx";

/** A measure by quarter against its plan, with its table. */
export function SparklineFigure({ data, source }: { data: SparklineData; source?: string }) {
  return (
    <ChartWithTable
      chart={<Sparkline data={data} />}
      caption={source}
      table={
        <DataTable
          dense
          caption={`${data.label}, ${data.unit}`}
          columns={[
            { key: "period", label: "Quarter", rowHeader: true },
            { key: "plan", label: "Plan", numeric: true },
            { key: "actual", label: "Actual", numeric: true },
          ]}
          rows={data.points.map((point) => ({
            key: point.period,
            cells: {
              period: point.period,
              plan: point.plan ?? "not given",
              actual: point.actual ?? "not given",
            },
          }))}
        />
      }
    />
  );
}
