import { DotSpread } from "#app/charts/dot-spread.tsx";
import type { DotSpreadData, SpreadPosition } from "#app/charts/dot-spread-layout.ts";
import { ChartWithTable } from "./chart-with-table.tsx";
import { DataTable } from "./data-table.tsx";
import { PartnerMark } from "./partner-mark.tsx";

const STANDING = {
  "dont-know": "don’t know",
  "not-applicable": "not for them to say",
  blank: "blank",
};

type Props = {
  data: DotSpreadData;
  /** Lets the dots settle, once, when a row has just been revealed. */
  revealed?: boolean;
};

/** The spread of one row by partner, with who gave no level, and its table. */
export function DotSpreadFigure({ data, revealed = false }: Props) {
  const dots = data.positions.some(({ raters = [] }) => raters.length > 0);
  const silent = data.positions.filter(({ position }) => position === null);
  return (
    <div className={revealed ? "hw-reveal" : undefined}>
      <ChartWithTable
        chart={<DotSpread data={data} />}
        narrow={
          <>
            <DotSpread data={data} size="phone" />
            <Key positions={data.positions} />
          </>
        }
        caption={
          (silent.length > 0 || dots) && (
            <>
              {silent.length > 0 && `No level: ${listSilent(silent)}. `}
              {dots && "Small dots: single scorers of partners with three or more."}
            </>
          )
        }
        table={<SpreadTable data={data} />}
      />
    </div>
  );
}

function listSilent(silent: readonly SpreadPosition[]): string {
  return silent
    .map(({ partner, standing = "blank" }) => `${partner.shortName} (${STANDING[standing]})`)
    .join(", ");
}

function Key({ positions }: { positions: readonly SpreadPosition[] }) {
  return (
    <ul className="hw-key">
      {positions
        .filter(({ position }) => position !== null)
        .map(({ partner, position }) => (
          <li key={partner.id}>
            <PartnerMark partner={partner} /> {position}
          </li>
        ))}
    </ul>
  );
}

function SpreadTable({ data }: { data: DotSpreadData }) {
  const moved = data.positions.some(({ first }) => first !== undefined && first !== null);
  return (
    <DataTable
      dense
      caption="Positions by partner"
      columns={[
        { key: "partner", label: "Partner", rowHeader: true },
        ...(moved ? [{ key: "first", label: "First score", numeric: true }] : []),
        { key: "position", label: moved ? "Second score" : "Position", numeric: true },
      ]}
      rows={data.positions.map(({ partner, position, standing = "blank", first }) => ({
        key: partner.id,
        cells: {
          partner: partner.name,
          first: first ?? "none",
          position: position ?? STANDING[standing],
        },
      }))}
    />
  );
}
