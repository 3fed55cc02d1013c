import { describeHeatCell, explainHeatMap, type HeatMapCell } from "#app/charts/heat-cell.tsx";
import { HeatMap, type HeatMapData } from "#app/charts/heat-map.tsx";
import { LEVELS } from "#app/domain/model/level.ts";
import { ChartWithTable } from "./chart-with-table.tsx";
import { DataTable } from "./data-table.tsx";
import { LevelChip } from "./level-chip.tsx";
import { PartnerMark } from "./partner-mark.tsx";

type Props = {
  data: HeatMapData;
  title?: string;
  /** Where a row is explained. */
  rowHref?: (rowKey: string) => string;
};

/** The heat map with its key, a list in its place on phones, and its table. */
export function HeatMapFigure({ data, title, rowHref }: Props) {
  return (
    <ChartWithTable
      title={title}
      large
      chart={<HeatMap data={data} rowHref={rowHref} />}
      narrow={<HeatList data={data} rowHref={rowHref} />}
      caption={explainHeatMap(data.partners)}
      table={<HeatTable data={data} />}
    />
  );
}

function HeatTable({ data }: { data: HeatMapData }) {
  return (
    <DataTable
      dense
      caption="Levels by row and partner"
      columns={[
        { key: "row", label: "Row", rowHeader: true },
        ...data.partners.map(({ id, shortName }) => ({ key: id, label: shortName, numeric: true })),
        { key: "agreed", label: "Agreed", numeric: true },
        { key: "target", label: "Target", numeric: true },
      ]}
      rows={data.changes.flatMap((change) =>
        change.rows.map((row) => ({
          key: row.key,
          cells: {
            row: `${change.number} ${row.topic}`,
            ...Object.fromEntries(
              data.partners.map(({ id }, index) => [id, sayCell(row.cells[index] ?? null)]),
            ),
            agreed: row.agreed === null ? "not agreed" : sayCell(row.agreed),
            target: row.target ?? "none",
          },
        })),
      )}
    />
  );
}

function sayCell(cell: HeatMapCell): string {
  return typeof cell === "number" ? String(cell) : describeHeatCell(cell).words;
}

function Cell({ cell }: { cell: HeatMapCell }) {
  const level = LEVELS.find((known) => known === cell);
  if (level) return <LevelChip level={level} size="s" />;
  const { mark, words } = describeHeatCell(cell);
  if (typeof cell === "number" || mark === "") return <span>{mark || words}</span>;
  return (
    <span>
      <span aria-hidden="true">{mark}</span>
      <span className="nhsuk-u-visually-hidden">{words}</span>
    </span>
  );
}

function HeatList({ data, rowHref }: Pick<Props, "data" | "rowHref">) {
  return (
    <div className="hw-heat-list">
      {data.changes.map((change) => (
        <div key={change.number}>
          <h3>
            {change.number} {change.name}
          </h3>
          <ul className="hw-heat-list__rows">
            {change.rows.map((row) => (
              <li key={row.key}>
                <p className="hw-heat-list__topic">
                  {rowHref ? <a href={rowHref(row.key)}>{row.topic}</a> : row.topic}
                </p>
                <dl>
                  <div>
                    <dt>Agreed</dt>
                    <dd>
                      {row.agreed === "not-applicable" ? (
                        "does not apply"
                      ) : (
                        <LevelChip level={row.agreed} size="s" />
                      )}
                    </dd>
                  </div>
                  <div>
                    <dt>Target</dt>
                    <dd>{row.target ?? "none"}</dd>
                  </div>
                  {row.cells.includes("not-revealed") ? (
                    <div>
                      <dt>Partners</dt>
                      <dd>not revealed yet</dd>
                    </div>
                  ) : (
                    data.partners.map((partner, index) => (
                      <div key={partner.id}>
                        <dt>
                          <PartnerMark partner={partner} />
                        </dt>
                        <dd>
                          <Cell cell={row.cells[index] ?? null} />
                        </dd>
                      </div>
                    ))
                  )}
                </dl>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
