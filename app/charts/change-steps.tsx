import type { ChangeStepsData } from "#app/domain/report/board-pack.ts";
import { cutText, Lines, round } from "./text.tsx";
import { COLOURS } from "./tokens.ts";

const WIDTH = 340;
const HEAD = 20;
const ROW = 20;
const LEFT = 160;
const STEP = (WIDTH - LEFT - 6) / 5;

const across = (level: number) => round(LEFT + (level - 0.5) * STEP);

/** Each change at two times on five levels: a ring where it was, a dot where it is, a tick at its target. */
export function ChangeSteps({ data }: { data: ChangeStepsData }) {
  const height = HEAD + data.changes.length * ROW + 4;
  return (
    <svg
      className="hw-chart"
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-label={`Agreed levels of ${data.changes.length} changes in ${data.after}${data.before === null ? "" : `, beside ${data.before}`}. The same levels are in the table.`}
    >
      {[1, 2, 3, 4, 5].map((level) => (
        <g key={level}>
          <Lines
            lines={[String(level)]}
            x={across(level)}
            y={9}
            size={12}
            anchor="middle"
            fill={COLOURS.quiet}
          />
          <line
            x1={across(level)}
            x2={across(level)}
            y1={HEAD}
            y2={height - 4}
            stroke={COLOURS.rule}
          />
        </g>
      ))}
      {data.changes.map(({ number, name, before, after, target }, at) => {
        const y = HEAD + (at + 0.5) * ROW;
        const moved = before !== null && after !== null && before !== after;
        return (
          <g key={number}>
            <Lines lines={[String(number)]} x={0} y={y} size={13} weight={600} />
            <Lines lines={[cutText(name, LEFT - 22, 13)]} x={16} y={y} size={13} />
            {target !== null && (
              <rect
                x={across(target) - 1.5}
                y={y - 8}
                width={3}
                height={16}
                fill={COLOURS.accent}
              />
            )}
            {moved && (
              <line
                x1={across(before) + Math.sign(after - before) * 5}
                x2={across(after)}
                y1={y}
                y2={y}
                stroke={COLOURS.ink}
                strokeWidth={2}
                strokeDasharray={after < before ? "5 3" : undefined}
              />
            )}
            {moved && (
              <circle
                cx={across(before)}
                cy={y}
                r={4.5}
                fill={COLOURS.paper}
                stroke={COLOURS.ink}
                strokeWidth={1.5}
              />
            )}
            {after !== null && <circle cx={across(after)} cy={y} r={5.5} fill={COLOURS.ink} />}
            {after === null && (
              <Lines lines={["open"]} x={LEFT} y={y} size={12} fill={COLOURS.quiet} />
            )}
          </g>
        );
      })}
    </svg>
  );
}
