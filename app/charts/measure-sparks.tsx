import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { formatFigure } from "#app/domain/measure/figure.ts";
import type { MeasureSparksData } from "#app/domain/report/board-pack.ts";
import { cutText, Lines, round } from "./text.tsx";
import { COLOURS } from "./tokens.ts";

type Spark = MeasureSparksData["measures"][number];

const WIDTH = 340;
const ROW = 37;
const LINE = 76;
const LEFT = WIDTH - LINE - 8;

/** Measures as short lines beside their last figure; a square where the plan stood. */
export function MeasureSparks({ data }: { data: MeasureSparksData }) {
  return (
    <svg
      className="hw-chart"
      viewBox={`0 0 ${WIDTH} ${data.measures.length * ROW}`}
      role="img"
      aria-label={`The last quarters of ${data.measures.length} measures. The figures stand in the table.`}
    >
      {data.measures.map((measure, at) => (
        <Row key={measure.key} measure={measure} top={at * ROW} />
      ))}
    </svg>
  );
}

function Row({ measure, top }: { measure: Spark; top: number }) {
  const { points } = measure;
  const known = points
    .flatMap(({ plan, actual }) => [plan, actual])
    .filter((each) => each !== null);
  const low = Math.min(...known);
  const high = Math.max(...known);
  const y = scaleLinear(low === high ? [low - 1, high + 1] : [low, high], [top + ROW - 9, top + 9]);
  const step = LINE / Math.max(points.length - 1, 1);
  const x = (place: number) => round(LEFT + place * step);
  const marks = points.map(({ actual }, place) =>
    actual === null ? null : { x: x(place), y: round(y(actual)) },
  );
  const join = line<{ x: number; y: number } | null>()
    .defined((mark) => mark !== null)
    .x((mark) => mark?.x ?? 0)
    .y((mark) => mark?.y ?? 0);
  const place = points.findLastIndex(({ actual }) => actual !== null);
  const last = points[place];
  const shown = (series: "actual" | "plan") =>
    last?.[series] == null ? "" : formatFigure(measure, last[series], last.about.includes(series));
  const plan = last?.plan ?? null;
  return (
    <g>
      <line x1={0} x2={WIDTH} y1={top + 0.5} y2={top + 0.5} stroke={COLOURS.rule} />
      <Lines lines={[cutText(measure.name, LEFT - 16, 13)]} x={0} y={top + 12} size={13} />
      <Lines
        lines={[
          cutText(
            `${shown("actual")} ${measure.unit}${plan === null ? "" : `, plan ${shown("plan")}`}`,
            LEFT - 16,
            13,
          ),
        ]}
        x={0}
        y={top + 27}
        size={13}
        weight={measure.status === "worse" ? 700 : 400}
        fill={measure.status === "worse" ? COLOURS.ink : COLOURS.quiet}
      />
      <path d={join(marks) ?? ""} fill="none" stroke={COLOURS.ink} strokeWidth={2} />
      {plan !== null && (
        <rect
          x={x(place) - 4}
          y={round(y(plan)) - 4}
          width={8}
          height={8}
          fill={COLOURS.paper}
          stroke={COLOURS.border}
          strokeWidth={1.5}
        />
      )}
      {marks[place] && (
        <circle cx={marks[place].x} cy={marks[place].y} r={3.5} fill={COLOURS.ink} />
      )}
    </g>
  );
}
