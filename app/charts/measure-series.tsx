import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { formatFigure } from "#app/domain/measure/figure.ts";
import type { Point, Series } from "#app/domain/measure/series.ts";
import { Lines, measureText, round } from "./text.tsx";
import { COLOURS } from "./tokens.ts";

/** A measure by quarter: what came, what was planned, what is now expected; gaps stay gaps. */
export type MeasureSeriesData = {
  label: string;
  decimals: number;
  points: readonly Point[];
  target: number | null;
  stretch: number | null;
};

const WIDTH = 320;
const HEIGHT = 168;
const LEFT = 8;
const RIGHT = 84;
const TOP = 18;
const BOTTOM = 30;
const SIZE = 13;

type Mark = { x: number; y: number; value: number; about: boolean };

/** Where the marks stand: one scale over everything that is shown. */
function placeSeries({ points, target, stretch }: MeasureSeriesData) {
  const known = points
    .flatMap(({ plan, forecast, actual }) => [plan, forecast, actual])
    .concat(target, stretch)
    .filter((value) => value !== null);
  const low = known.length > 0 ? Math.min(...known) : 0;
  const high = known.length > 0 ? Math.max(...known) : 1;
  const room = (high - low || Math.abs(high) || 1) * 0.15;
  const y = scaleLinear([low - room, high + room], [HEIGHT - BOTTOM, TOP]);
  const step = (WIDTH - LEFT - RIGHT) / Math.max(points.length - 1, 1);
  const x = (at: number) => LEFT + 6 + at * step;
  const marksOf = (series: Series): (Mark | null)[] =>
    points.map((point, at) => {
      const value = point[series];
      const about = point.about.includes(series);
      return value === null ? null : { x: round(x(at)), y: round(y(value)), value, about };
    });
  return {
    x,
    y,
    actual: marksOf("actual"),
    plan: marksOf("plan"),
    forecast: marksOf("forecast"),
  };
}

const join = line<Mark | null>()
  .defined((mark) => mark !== null)
  .x((mark) => mark?.x ?? 0)
  .y((mark) => mark?.y ?? 0);

/** Heights for labels at the right edge, moved apart so that none covers another. */
function spread(labels: { y: number; text: string; weight: number; fill: string }[]) {
  const sorted = [...labels].sort((one, other) => one.y - other.y);
  let least = TOP - 6;
  const placed = sorted.map((label) => {
    const y = Math.max(label.y, least);
    least = y + SIZE + 2;
    return { ...label, y };
  });
  const over = least - (SIZE + 2) - (HEIGHT - BOTTOM + 4);
  return over > 0 ? placed.map((label) => ({ ...label, y: label.y - over })) : placed;
}

/** One measure's small picture, the same size as every other so that a page of them can be compared. */
export function MeasureSeries({ data }: { data: MeasureSeriesData }) {
  const { x, y, actual, plan, forecast } = placeSeries(data);
  const first = data.points[0];
  const last = data.points.at(-1);
  const latest = actual.findLast((mark) => mark !== null);
  const planned = plan.findLast((mark) => mark !== null);
  const expected = forecast.findLast((mark) => mark !== null);
  const shown = (value: number) => formatFigure(data, value);
  const mark = ({ value, about }: Mark) => formatFigure(data, value, about);
  const edge = WIDTH - RIGHT + 14;
  const goals = [
    { name: "target", value: data.target },
    { name: "stretch", value: data.stretch },
  ].flatMap(({ name, value }) => (value === null ? [] : [{ name, value, y: round(y(value)) }]));
  const labels = spread([
    ...(latest ? [{ y: latest.y, text: mark(latest), weight: 700, fill: COLOURS.ink }] : []),
    ...(planned
      ? [{ y: planned.y, text: `plan ${mark(planned)}`, weight: 400, fill: COLOURS.quiet }]
      : []),
    ...(expected
      ? [{ y: expected.y, text: `exp. ${mark(expected)}`, weight: 400, fill: COLOURS.link }]
      : []),
    ...goals.map((goal) => ({
      y: goal.y,
      text: `${goal.name} ${shown(goal.value)}`,
      weight: 400,
      fill: COLOURS.accent,
    })),
  ]);
  return (
    <svg
      className="hw-chart"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`${data.label}, by quarter. The figures stand in the table.`}
    >
      <line
        x1={LEFT}
        x2={WIDTH - RIGHT + 6}
        y1={HEIGHT - BOTTOM + 6}
        y2={HEIGHT - BOTTOM + 6}
        stroke={COLOURS.rule}
      />
      {data.points.map(({ period }, at) => (
        <line
          key={period}
          x1={round(x(at))}
          x2={round(x(at))}
          y1={HEIGHT - BOTTOM + 6}
          y2={HEIGHT - BOTTOM + 10}
          stroke={COLOURS.border}
        />
      ))}
      {goals.map((goal) => (
        <line
          key={goal.name}
          x1={LEFT}
          x2={WIDTH - RIGHT + 10}
          y1={goal.y}
          y2={goal.y}
          stroke={COLOURS.accent}
          strokeDasharray={goal.name === "stretch" ? "2 4" : "8 4"}
        />
      ))}
      <path d={join(plan) ?? ""} fill="none" stroke={COLOURS.border} strokeWidth={1.5} />
      <path
        d={join(forecast) ?? ""}
        fill="none"
        stroke={COLOURS.link}
        strokeWidth={1.5}
        strokeDasharray="3 3"
      />
      <path d={join(actual) ?? ""} fill="none" stroke={COLOURS.ink} strokeWidth={2.5} />
      {plan.map(
        (mark) =>
          mark && (
            <rect
              key={`plan ${mark.x}`}
              x={mark.x - 3.5}
              y={mark.y - 3.5}
              width={7}
              height={7}
              fill={COLOURS.paper}
              stroke={COLOURS.border}
              strokeWidth={1.5}
            />
          ),
      )}
      {forecast.map(
        (mark) =>
          mark && (
            <circle
              key={`forecast ${mark.x}`}
              cx={mark.x}
              cy={mark.y}
              r={3.5}
              fill={COLOURS.paper}
              stroke={COLOURS.link}
              strokeWidth={1.5}
            />
          ),
      )}
      {actual.map(
        (mark) =>
          mark && (
            <circle key={`actual ${mark.x}`} cx={mark.x} cy={mark.y} r={4.5} fill={COLOURS.ink} />
          ),
      )}
      {labels.map(({ y: height, text, weight, fill }) => (
        <Lines
          key={text}
          lines={[text]}
          x={edge}
          y={height}
          size={SIZE}
          weight={weight}
          fill={fill}
        />
      ))}
      {first && (
        <Lines lines={[first.period]} x={LEFT} y={HEIGHT - 8} size={12} fill={COLOURS.quiet} />
      )}
      {last && first !== last && (
        <Lines
          lines={[last.period]}
          x={Math.max(x(data.points.length - 1) + 12, LEFT + 2 * measureText(last.period, 12) + 16)}
          y={HEIGHT - 8}
          size={12}
          anchor="end"
          fill={COLOURS.quiet}
        />
      )}
      {known(data) === 0 && (
        <Lines
          lines={["No figure yet"]}
          x={(WIDTH - RIGHT) / 2 + LEFT}
          y={(HEIGHT - BOTTOM) / 2 + 6}
          size={SIZE}
          anchor="middle"
          fill={COLOURS.quiet}
        />
      )}
    </svg>
  );
}

function known({ points }: MeasureSeriesData): number {
  return points.filter(
    ({ plan, forecast, actual }) => plan !== null || forecast !== null || actual !== null,
  ).length;
}
