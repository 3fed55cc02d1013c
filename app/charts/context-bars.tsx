import { cutText, Lines, round } from "./text.tsx";
import { COLOURS, LEVEL_FILLS, LEVEL_INKS } from "./tokens.ts";

/** An area's own levels beside a published count of areas, change by change. */
export type ContextBarsData = {
  /** All areas counted. */
  of: number;
  /** What is counted, such as "Established or above". */
  counted: string;
  changes: readonly {
    number: number;
    shortName: string;
    level: 1 | 2 | 3 | 4 | 5 | null;
    areas: number | null;
  }[];
};

const WIDTH = 640;
const HEAD = 40;
const ROW = 32;
const NAME = 178;
const OWN = 92;
const BAR = { left: NAME + OWN, width: 270 };

/** In the order of the changes, never of the counts: context, not a league. */
export function ContextBars({ data }: { data: ContextBarsData }) {
  const height = HEAD + data.changes.length * ROW + 4;
  return (
    <svg
      className="hw-chart hw-chart--context"
      preserveAspectRatio="xMinYMin meet"
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-label={`Areas at ${data.counted} on each change, beside this area’s own level. The same figures are in the table.`}
    >
      <title>This area and the national position</title>
      <Lines lines={["This area"]} x={NAME + 26} y={16} size={13} weight={600} anchor="middle" />
      <Lines
        lines={[cutText(`Areas at ${data.counted}, of ${data.of}`, WIDTH - BAR.left, 13)]}
        x={BAR.left}
        y={16}
        size={13}
        weight={600}
      />
      {data.changes.map(({ number, shortName, level, areas }, index) => {
        const y = HEAD + (index + 0.5) * ROW;
        const width = areas === null ? 0 : (areas / data.of) * BAR.width;
        return (
          <g key={number}>
            <title>{`${number} ${shortName}: this area ${level ?? "has no agreed level"}; ${areas === null ? "not counted" : `${areas} of ${data.of} areas`}`}</title>
            <Lines
              lines={[cutText(`${number} ${shortName}`, NAME - 10, 13.5)]}
              x={0}
              y={y}
              size={13.5}
            />
            {level === null ? (
              <Lines lines={["–"]} x={NAME + 26} y={y} size={14} anchor="middle" />
            ) : (
              <>
                <rect
                  x={NAME + 14}
                  y={round(y - 12)}
                  width={24}
                  height={24}
                  rx={3}
                  fill={LEVEL_FILLS[level - 1]}
                  stroke={level > 3 ? LEVEL_FILLS[level - 1] : COLOURS.border}
                />
                <Lines
                  lines={[String(level)]}
                  x={NAME + 26}
                  y={y}
                  size={14}
                  weight={700}
                  anchor="middle"
                  fill={LEVEL_INKS[level - 1]}
                />
              </>
            )}
            <rect
              x={BAR.left}
              y={round(y - 8)}
              width={BAR.width}
              height={16}
              fill={COLOURS.ground}
              stroke={COLOURS.rule}
            />
            <rect
              x={BAR.left}
              y={round(y - 8)}
              width={round(width)}
              height={16}
              fill={COLOURS.quiet}
            />
            <Lines
              lines={[areas === null ? "not counted" : `${areas} of ${data.of}`]}
              x={BAR.left + BAR.width + 10}
              y={y}
              size={13.5}
              weight={600}
            />
          </g>
        );
      })}
    </svg>
  );
}
