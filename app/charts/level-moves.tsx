import { ChangeHeading, LevelHeads } from "./level-mark.tsx";
import { TargetTick } from "./target-track.tsx";
import { Lines, measureText, round, wrapText } from "./text.tsx";
import { COLOURS } from "./tokens.ts";

/** Rows at two times: from an open ring to a filled one. */
export type LevelMovesData = {
  before: string;
  after: string;
  changes: readonly {
    number: number;
    name: string;
    rows: readonly {
      key: string;
      topic: string;
      before: 1 | 2 | 3 | 4 | 5 | "not-applicable" | null;
      after: 1 | 2 | 3 | 4 | 5 | "not-applicable" | null;
      /** The target that the earlier round set. */
      target: number | null;
    }[];
  }[];
};

const WIDTH = 960;
const HEAD = 34;
const HEADING = 26;
const ROW = 27;
const GAP = 6;
const TOPIC = 390;
const COLUMN = 92;
const MARK = 9;
const FIELD = TOPIC + COLUMN * 5;

/** Every row at two rounds: where it stood, where it stands, and the target it had. */
export function LevelMoves({ data }: { data: LevelMovesData }) {
  let top = HEAD;
  const groups = data.changes.map((change) => {
    const group = { change, top };
    top += HEADING + change.rows.length * ROW + GAP;
    return group;
  });
  const rows = data.changes.reduce((sum, change) => sum + change.rows.length, 0);
  return (
    <svg
      className="hw-chart hw-chart--moves"
      preserveAspectRatio="xMinYMin meet"
      viewBox={`0 0 ${WIDTH} ${top}`}
      role="img"
      aria-label={`Agreed levels of ${rows} rows in ${data.before} and ${data.after}. The same levels are in the table.`}
    >
      <title>Agreed levels in two rounds</title>
      <LevelHeads place={placeLevel} />
      {groups.map(({ change, top: y }) => (
        <g key={change.number}>
          <ChangeHeading change={change} y={y} height={HEADING} width={WIDTH} room={FIELD} />
          {change.rows.map((row, index) => (
            <Row key={row.key} row={row} y={y + HEADING + (index + 0.5) * ROW} data={data} />
          ))}
        </g>
      ))}
    </svg>
  );
}

function placeLevel(level: number): number {
  return TOPIC + (level - 0.5) * COLUMN;
}

function Row({
  row,
  y,
  data,
}: {
  row: LevelMovesData["changes"][number]["rows"][number];
  y: number;
  data: LevelMovesData;
}) {
  const { before, after, topic, target } = row;
  const size = measureText(topic, 14) <= TOPIC - 24 ? 14 : 12;
  const say = (level: typeof before) =>
    level === null ? "no level" : level === "not-applicable" ? "does not apply" : `level ${level}`;
  const words = `${topic}: ${data.before} ${say(before)}, ${data.after} ${say(after)}${target === null ? "" : `, target ${target}`}`;
  const was = typeof before === "number" ? placeLevel(before) : null;
  const now = typeof after === "number" ? placeLevel(after) : null;
  return (
    <g>
      <title>{words}</title>
      <Lines
        lines={wrapText(topic, TOPIC - 24, size, size === 14 ? 1 : 2)}
        x={16}
        y={y}
        size={size}
        leading={12.5}
      />
      <line
        x1={TOPIC + 8}
        x2={FIELD - 8}
        y1={round(y)}
        y2={round(y)}
        stroke={COLOURS.rule}
        strokeDasharray="1 5"
      />
      {target !== null && <TargetTick x={placeLevel(target)} y={y} height={ROW - 5} />}
      {was !== null && now !== null && was !== now && <Arrow from={was} to={now} y={y} />}
      {was !== null && (
        <circle
          cx={was}
          cy={round(y)}
          r={was === now ? MARK + 2.5 : MARK - 2}
          fill={COLOURS.paper}
          stroke={COLOURS.ink}
          strokeWidth={1.75}
        />
      )}
      {now !== null && <circle cx={now} cy={round(y)} r={MARK - 2} fill={COLOURS.ink} />}
      {now === null && (
        <Lines
          lines={[after === "not-applicable" ? "n/a now" : "open now"]}
          x={FIELD + 6}
          y={y}
          size={12.5}
          fill={COLOURS.quiet}
        />
      )}
    </g>
  );
}

function Arrow({ from, to, y }: { from: number; to: number; y: number }) {
  const way = Math.sign(to - from);
  const tip = to - way * (MARK + 1);
  return (
    <g>
      <line
        x1={from + way * (MARK - 1)}
        x2={tip}
        y1={round(y)}
        y2={round(y)}
        stroke={COLOURS.ink}
        strokeWidth={2.5}
        strokeDasharray={way < 0 ? "6 4" : undefined}
      />
      <path d={`M${tip},${round(y)}l${-way * 8},-5v10Z`} fill={COLOURS.ink} />
    </g>
  );
}
