import { LevelMoves, type LevelMovesData } from "#app/charts/level-moves.tsx";
import { ChartWithTable } from "./chart-with-table.tsx";
import { DataTable } from "./data-table.tsx";

type Level = LevelMovesData["changes"][number]["rows"][number]["before"];

/** Rows at two rounds, with a table that also stands in for the picture on a phone. */
export function LevelMovesFigure({ data }: { data: LevelMovesData }) {
  const table = (
    <DataTable
      dense
      caption={`Agreed level of each row in ${data.before} and ${data.after}`}
      columns={[
        { key: "row", label: "Row", rowHeader: true },
        { key: "before", label: data.before, numeric: true },
        { key: "after", label: data.after, numeric: true },
        { key: "target", label: "Target then", numeric: true },
      ]}
      rows={data.changes.flatMap((change) =>
        change.rows.map(({ key, topic, before, after, target }) => ({
          key,
          cells: {
            row: `${change.number} ${topic}`,
            before: sayLevel(before),
            after: sayLevel(after),
            target: target ?? "none",
          },
        })),
      )}
    />
  );
  return (
    <ChartWithTable
      large
      chart={<LevelMoves data={data} />}
      narrow={table}
      caption={
        <span className="hw-large">{`A ring is ${data.before}, a disc ${data.after}; a disc in a ring has stayed. A solid arrow is a rise, a dashed one a fall. The tick is the target set in ${data.before}.`}</span>
      }
      table={table}
    />
  );
}

function sayLevel(level: Level) {
  return level === "not-applicable" ? "does not apply" : (level ?? "none");
}
