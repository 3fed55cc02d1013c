import { scaleLinear, scalePoint } from "d3-scale";
import { line } from "d3-shape";
import { Lines, round } from "./text.tsx";
import { COLOURS } from "./tokens.ts";

/** A measure by quarter against its plan; a quarter without a figure is null and stays a gap. */
export type SparklineData = {
  label: string;
  unit: string;
  points: readonly { period: string; plan: number | null; actual: number | null }[];
};

/** A point of a drawn series; null where there is no figure. */
export type SparkPoint = { x: number; y: number } | null;

const WIDTH = 240;
const HEIGHT = 76;
const LEFT = 8;
const RIGHT = 188;
const TOP = 10;
const FLOOR = 56;

/** Where each figure lies. One scale serves plan and actual; it need not start at nothing. */
export function placeSparkline(data: SparklineData): { plan: SparkPoint[]; actual: SparkPoint[] } {
  const values = data.points
    .flatMap((point) => [point.plan, point.actual])
    .filter((value): value is number => value !== null);
  const low = Math.min(...values, Number.POSITIVE_INFINITY);
  const high = Math.max(...values, Number.NEGATIVE_INFINITY);
  const flat = !(high > low);
  const y = scaleLinear(flat ? [low - 1, low + 1] : [low, high], [FLOOR, TOP]);
  const x = scalePoint(
    data.points.map((_, index) => String(index)),
    [LEFT, RIGHT],
  ).padding(0.2);
  const at = (value: number | null, index: number): SparkPoint =>
    value === null ? null : { x: round(x(String(index)) ?? LEFT), y: round(y(value)) };
  return {
    plan: data.points.map((point, index) => at(point.plan, index)),
    actual: data.points.map((point, index) => at(point.actual, index)),
  };
}

const draw = line<SparkPoint>()
  .defined((point) => point !== null)
  .x((point) => point?.x ?? 0)
  .y((point) => point?.y ?? 0);

/** A small line of a measure by quarter: actual in ink with dots, plan dashed, gaps as gaps. */
export function Sparkline({ data }: { data: SparklineData }) {
  const { plan, actual } = placeSparkline(data);
  const shown = data.points.findLast((point) => point.actual !== null);
  const end = actual.findLast((point) => point !== null);
  const first = data.points[0]?.period ?? "";
  const last = data.points.at(-1)?.period ?? "";
  return (
    <svg
      className="hw-chart hw-chart--spark"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={
        shown
          ? `${data.label}, ${first} to ${last}: last figure ${shown.actual} ${data.unit} in ${shown.period}${
              shown.plan === null ? "" : `, planned ${shown.plan}`
            }.`
          : `${data.label}: no figures yet.`
      }
    >
      <title>{data.label}</title>
      <line x1={LEFT} x2={RIGHT} y1={FLOOR + 5} y2={FLOOR + 5} stroke={COLOURS.rule} />
      <path
        d={draw(plan) ?? ""}
        fill="none"
        stroke={COLOURS.accent}
        strokeWidth={2}
        strokeDasharray="4 4"
      />
      <path d={draw(actual) ?? ""} fill="none" stroke={COLOURS["level-5"]} strokeWidth={2} />
      {actual.map(
        (point, index) =>
          point && (
            <circle
              key={data.points[index]?.period}
              cx={point.x}
              cy={point.y}
              r={3.5}
              fill={COLOURS["level-5"]}
              stroke={COLOURS.paper}
            />
          ),
      )}
      {end && shown && (
        <Lines lines={[String(shown.actual)]} x={end.x + 9} y={end.y} size={15} weight={600} />
      )}
      <Lines lines={[first]} x={LEFT} y={FLOOR + 14} size={11} fill={COLOURS.quiet} />
      <Lines lines={[last]} x={RIGHT} y={FLOOR + 14} size={11} anchor="end" fill={COLOURS.quiet} />
    </svg>
  );
}
