import type { ActionMarksData } from "#app/domain/report/board-pack.ts";
import { cutText, Lines, round } from "./text.tsx";
import { COLOURS } from "./tokens.ts";

type Mark = ActionMarksData["changes"][number]["marks"][number];

const WIDTH = 340;
const ROW = 20;
const FOOT = 24;
const LEFT = 160;
const SIZE = 12;
const GAP = 4;

/** The key, in the order of gravity: each mark with its word. */
const KEY: readonly { mark: Mark; word: string }[] = [
  { mark: { status: "off-track", overdue: true }, word: "overdue" },
  { mark: { status: "off-track", overdue: false }, word: "off track" },
  { mark: { status: "at-risk", overdue: false }, word: "at risk" },
  { mark: { status: "on-track", overdue: false }, word: "other" },
  { mark: { status: "complete", overdue: false }, word: "complete" },
];
const KEY_PLACES = [0, 66, 140, 200, 254];

/** Each change's actions as small squares, overdue ones first. */
export function ActionMarks({ data }: { data: ActionMarksData }) {
  const height = data.changes.length * ROW + FOOT;
  const most = Math.max(1, ...data.changes.map(({ marks }) => marks.length));
  // Many actions stand closer together; the row never grows.
  const step = Math.min(SIZE + GAP, (WIDTH - LEFT) / most);
  const total = data.changes.reduce((sum, { marks }) => sum + marks.length, 0);
  return (
    <svg
      className="hw-chart"
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-label={`${total} actions by change. The same counts are in the table.`}
    >
      {data.changes.map(({ number, name, marks }, at) => {
        const y = (at + 0.5) * ROW;
        return (
          <g key={number}>
            <Lines lines={[String(number)]} x={0} y={y} size={13} weight={600} />
            <Lines lines={[cutText(name, LEFT - 22, 13)]} x={16} y={y} size={13} />
            {marks.length === 0 && (
              <line x1={LEFT} x2={LEFT + 10} y1={y} y2={y} stroke={COLOURS.rule} />
            )}
            {marks.map((mark, place) => (
              <Square
                // biome-ignore lint/suspicious/noArrayIndexKey: squares have no other identity
                key={place}
                mark={mark}
                x={round(LEFT + place * step)}
                y={y - SIZE / 2}
                size={Math.min(SIZE, step - 2)}
              />
            ))}
          </g>
        );
      })}
      {KEY.map(({ mark, word }, at) => (
        <g key={word}>
          <Square mark={mark} x={KEY_PLACES[at] ?? 0} y={height - 16} size={10} />
          <Lines
            lines={[word]}
            x={(KEY_PLACES[at] ?? 0) + 15}
            y={height - 11}
            size={12}
            fill={COLOURS.quiet}
          />
        </g>
      ))}
    </svg>
  );
}

/** Overdue alone is red; the others are told apart by how full they are. */
function Square({ mark, x, y, size }: { mark: Mark; x: number; y: number; size: number }) {
  const { overdue, status } = mark;
  const stroke = overdue ? COLOURS.overdue : COLOURS.ink;
  const full = overdue || status === "off-track";
  return (
    <g>
      <rect
        x={x + 0.75}
        y={y + 0.75}
        width={size - 1.5}
        height={size - 1.5}
        fill={full ? stroke : COLOURS.paper}
        stroke={status === "complete" || status === "stopped" ? COLOURS.border : stroke}
        strokeWidth={1.5}
      />
      {overdue && (
        <path
          d={`M${x + size / 2},${y + 2.5}v${size * 0.4}M${x + size / 2},${y + size - 3.5}v1`}
          stroke={COLOURS.paper}
          strokeWidth={1.75}
        />
      )}
      {!overdue && status === "at-risk" && (
        <path d={`M${x + 0.75},${y + size - 0.75}h${size - 1.5}v${-(size - 1.5)}Z`} fill={stroke} />
      )}
      {status === "complete" && (
        <path
          d={`M${x + size * 0.24},${y + size * 0.52}l${size * 0.18},${size * 0.2}l${size * 0.34},${-size * 0.42}`}
          fill="none"
          stroke={COLOURS.ink}
          strokeWidth={1.75}
        />
      )}
    </g>
  );
}
