import { SpreadLines } from "#app/charts/spread-lines.tsx";
import type { SpreadLinesData } from "#app/charts/spread-lines-layout.ts";
import { ChartWithTable } from "./chart-with-table.tsx";
import { DataTable } from "./data-table.tsx";
import { PartnerMark } from "./partner-mark.tsx";

/** Every row's positions as shapes on the scale, with its key, a list on phones, and its table. */
export function SpreadLinesFigure({ data }: { data: SpreadLinesData }) {
  const table = <SpreadTable data={data} />;
  return (
    <ChartWithTable
      large
      chart={
        <>
          <SpreadLines data={data} />
          <ul className="hw-key">
            {data.partners.map((partner) => (
              <li key={partner.id}>
                <PartnerMark partner={partner} />
              </li>
            ))}
          </ul>
        </>
      }
      narrow={table}
      caption={
        <span className="hw-large">
          Each shape is a partner’s position; between two columns it is halfway. The agreed level is
          boxed, a line under a column marks the target.
        </span>
      }
      table={table}
    />
  );
}

function SpreadTable({ data }: { data: SpreadLinesData }) {
  const nameOf = (id: string) => data.partners.find((each) => each.id === id)?.shortName ?? "";
  return (
    <DataTable
      dense
      caption="Partners at each position, by row"
      columns={[
        { key: "row", label: "Row", rowHeader: true },
        { key: "places", label: "Positions, from the lowest" },
        { key: "agreed", label: "Agreed", numeric: true },
      ]}
      rows={data.changes.flatMap((change) =>
        change.rows.map((row) => ({
          key: row.key,
          cells: {
            row: `${change.number} ${row.topic}`,
            places: describePlaces(row.places, nameOf),
            agreed:
              row.agreed === "not-applicable" ? "does not apply" : (row.agreed ?? "not agreed"),
          },
        })),
      )}
    />
  );
}

function describePlaces(
  places: SpreadLinesData["changes"][number]["rows"][number]["places"],
  nameOf: (id: string) => string,
): string {
  const positions = [...new Set(places.flatMap(({ position }) => position ?? []))].sort(
    (a, b) => a - b,
  );
  const known = positions.map((position) => {
    const names = places
      .filter((each) => each.position === position)
      .map((p) => nameOf(p.partnerId));
    return `${position}: ${names.join(", ")}`;
  });
  const silent = places.filter(({ position }) => position === null).map((p) => nameOf(p.partnerId));
  return [...known, silent.length > 0 ? `no level: ${silent.join(", ")}` : ""]
    .filter(Boolean)
    .join("; ");
}
