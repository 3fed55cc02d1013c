import { Radar, type RadarData } from "#app/charts/radar.tsx";
import { ChartWithTable } from "./chart-with-table.tsx";
import { DataTable } from "./data-table.tsx";
import { useParts } from "./parts.ts";

/** The radar of changes with its table. */
export function RadarFigure({ data, title }: { data: RadarData; title?: string }) {
  const { one, One } = useParts();
  return (
    <ChartWithTable
      title={title}
      chart={<Radar data={data} />}
      narrow={<Radar data={data} size="phone" />}
      table={
        <DataTable
          dense
          caption={`Level of each ${one}`}
          columns={[
            { key: "change", label: One, rowHeader: true },
            { key: "agreed", label: "Agreed", numeric: true },
            { key: "target", label: "Target", numeric: true },
            { key: "last", label: "Last round", numeric: true },
          ]}
          rows={data.changes.map((change) => ({
            key: String(change.number),
            cells: {
              change: `${change.number} ${change.shortName}`,
              agreed: change.agreed ?? "not agreed",
              target: change.target ?? "none",
              last: change.last ?? "none",
            },
          }))}
        />
      }
    />
  );
}
