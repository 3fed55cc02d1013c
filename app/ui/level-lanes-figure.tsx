import { LevelLanes } from "#app/charts/level-lanes.tsx";
import type { LevelLanesData } from "#app/charts/level-lanes-layout.ts";
import { ChartWithTable } from "./chart-with-table.tsx";
import { DataTable } from "./data-table.tsx";
import { useParts } from "./parts.ts";

/** Changes through rounds, with a table that also stands in for the picture on a phone. */
export function LevelLanesFigure({ data }: { data: LevelLanesData }) {
  const { one, One } = useParts();
  const table = (
    <DataTable
      dense
      caption={`Agreed level of each ${one}, round by round`}
      columns={[
        { key: "change", label: One, rowHeader: true },
        ...data.rounds.map(({ label }, index) => ({ key: `r${index}`, label, numeric: true })),
      ]}
      rows={data.lines.map(({ number, name, levels }) => ({
        key: String(number),
        cells: {
          change: `${number} ${name}`,
          ...Object.fromEntries(levels.map((level, index) => [`r${index}`, level ?? "none"])),
        },
      }))}
    />
  );
  return (
    <ChartWithTable
      large
      chart={<LevelLanes data={data} />}
      narrow={table}
      caption={
        <span className="hw-large">
          A circle is {one === "objective" ? "an" : "a"} {one}, by its number, in the band of its
          level. A thick line is a rise, a dashed one a fall. Where a line stops, no level was
          agreed.
        </span>
      }
      table={table}
    />
  );
}
