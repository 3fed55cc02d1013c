import { ChangeHeading, LevelHeads } from "./level-mark.tsx";
import { PartnerShape } from "./partner-shape.tsx";
import {
  placeLine,
  placePosition,
  SPREAD_LINES,
  type SpreadLinesData,
} from "./spread-lines-layout.ts";
import { Lines, measureText, round, wrapText } from "./text.tsx";
import { COLOURS } from "./tokens.ts";

type Row = SpreadLinesData["changes"][number]["rows"][number];

const { width: WIDTH, head, heading, gap, topic: TOPIC, column, mark: MARK } = SPREAD_LINES;

/** The spread of every row on one field of levels: partners as shapes, the agreed level boxed. */
export function SpreadLines({ data }: { data: SpreadLinesData }) {
  let top = head;
  const groups = data.changes.map((change) => {
    const start = top;
    top += heading;
    const rows = change.rows.map((row) => {
      const line = { row, top, ...placeLine(row, data.partners) };
      top += line.height;
      return line;
    });
    top += gap;
    return { change, start, rows };
  });
  const count = data.changes.reduce((sum, change) => sum + change.rows.length, 0);
  return (
    <svg
      className="hw-chart hw-chart--lines"
      preserveAspectRatio="xMinYMin meet"
      viewBox={`0 0 ${WIDTH} ${round(top)}`}
      role="img"
      aria-label={`Positions of ${data.partners.length} partners on ${count} rows, from level 1 to 5. The same positions are in the table.`}
    >
      <title>Positions by row</title>
      <LevelHeads place={placePosition} />
      {groups.map(({ change, start, rows }) => (
        <g key={change.number}>
          <ChangeHeading
            change={change}
            y={start}
            height={heading}
            width={WIDTH}
            room={WIDTH - 20}
          />
          {rows.map((line) => (
            <Line key={line.row.key} line={line} data={data} />
          ))}
        </g>
      ))}
    </svg>
  );
}

function Line({
  line: { row, top, height, marks },
  data,
}: {
  line: { row: Row; top: number } & ReturnType<typeof placeLine>;
  data: SpreadLinesData;
}) {
  const middle = top + height / 2;
  const size = measureText(row.topic, 14) <= TOPIC - 28 ? 14 : 12;
  const silent = row.places.filter(({ position }) => position === null).length;
  return (
    <g>
      <title>{describeLine(row, data)}</title>
      <Lines
        lines={wrapText(row.topic, TOPIC - 28, size, size === 14 ? 1 : 2)}
        x={16}
        y={middle}
        size={size}
        leading={12.5}
      />
      {[1, 2, 3, 4, 5].map((level) => (
        <rect
          key={level}
          x={round(placePosition(level) - column / 2 + 2)}
          y={round(top + 1.5)}
          width={column - 4}
          height={round(height - 3)}
          rx={4}
          fill={COLOURS.ground}
          stroke={row.agreed === level ? COLOURS.ink : "none"}
          strokeWidth={1.75}
        />
      ))}
      {row.target !== null && (
        <rect
          x={round(placePosition(row.target) - column / 2 + 8)}
          y={round(top + height - 4.5)}
          width={column - 16}
          height={3}
          fill={COLOURS.accent}
        />
      )}
      {marks.map(({ partner, x, y }) => (
        <PartnerShape key={partner.id} partner={partner} x={x} y={top + y} size={MARK} />
      ))}
      {silent > 0 && (
        <Lines
          lines={[`${silent} no level`]}
          x={WIDTH}
          y={middle}
          size={12}
          anchor="end"
          fill={COLOURS.quiet}
        />
      )}
    </g>
  );
}

function describeLine(row: Row, { partners }: SpreadLinesData): string {
  const places = partners.flatMap(({ id, shortName }) => {
    const place = row.places.find(({ partnerId }) => partnerId === id);
    return place?.position === null || place === undefined
      ? []
      : [`${shortName} ${place.position}`];
  });
  const agreed = typeof row.agreed === "number" ? ` Agreed level ${row.agreed}.` : "";
  return `${row.topic}: ${places.join(", ") || "no level"}.${agreed}`;
}
