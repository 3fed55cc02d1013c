import { scaleLinear } from "d3-scale";
import { Lines, round, wrapText } from "./text.tsx";
import { CHART_FONT, COLOURS, LEVEL_FILLS } from "./tokens.ts";

/** The changes of a round as axes: agreed, target and the last round's agreed level. */
export type RadarData = {
  changes: readonly {
    number: number;
    shortName: string;
    agreed: number | null;
    target: number | null;
    last: number | null;
  }[];
};

type Point = { x: number; y: number } | null;

const WIDTH = 380;
const HEIGHT = 324;
const CENTRE = { x: WIDTH / 2, y: 148 };
const RADIUS = 104;
const LABEL = 13;
const LABEL_WIDTH = 76;

const distance = scaleLinear([0, 5], [0, RADIUS]);

function place(index: number, count: number, level: number): { x: number; y: number } {
  const angle = (index / count) * 2 * Math.PI - Math.PI / 2;
  const out = distance(level);
  return { x: CENTRE.x + Math.cos(angle) * out, y: CENTRE.y + Math.sin(angle) * out };
}

/** A closed outline; where a change has no value the line is broken, never bridged. */
function outline(points: readonly Point[]): string {
  const whole = points.every((point) => point !== null);
  const steps = whole ? points : [...points, points[0] ?? null];
  let pen = false;
  const path = steps.map((point) => {
    if (point === null) {
      pen = false;
      return "";
    }
    const step = `${pen ? "L" : "M"}${round(point.x)},${round(point.y)}`;
    pen = true;
    return step;
  });
  return `${path.join("")}${whole ? "Z" : ""}`;
}

/** A label's block beside the end of its axis. */
export type RadarLabel = {
  lines: string[];
  x: number;
  y: number;
  anchor: "start" | "middle" | "end";
  box: { left: number; right: number; top: number; bottom: number };
};

/** Where each change's label stands; blocks never touch each other or leave the picture. */
export function placeRadarLabels(data: RadarData): RadarLabel[] {
  const count = data.changes.length;
  return data.changes.map((change, index) => {
    const end = place(index, count, 5);
    const dx = (end.x - CENTRE.x) / RADIUS;
    const dy = (end.y - CENTRE.y) / RADIUS;
    const anchor = dx > 0.2 ? "start" : dx < -0.2 ? "end" : "middle";
    const room = anchor === "middle" ? 130 : LABEL_WIDTH;
    const lines = wrapText(`${change.number} ${change.shortName}`, room, LABEL, 3);
    const half = (lines.length * LABEL * 1.15) / 2;
    const x = end.x + dx * 9;
    const y = end.y + dy * (9 + half);
    const left = anchor === "start" ? x : anchor === "end" ? x - room : x - room / 2;
    return {
      lines,
      x,
      y,
      anchor,
      box: { left, right: left + room, top: y - half, bottom: y + half },
    };
  });
}

/** The changes round a wheel: agreed filled, target dashed, last round thin. */
export function Radar({ data }: { data: RadarData }) {
  const count = data.changes.length;
  const line = (pick: (change: RadarData["changes"][number]) => number | null) =>
    data.changes.map((change, index) => {
      const level = pick(change);
      return level === null ? null : place(index, count, level);
    });
  const agreed = line((change) => change.agreed);
  const target = line((change) => change.target);
  const last = line((change) => change.last);
  const known = agreed.every((point) => point !== null);
  const summary = data.changes
    .map((change) => `${change.number} ${change.shortName}: ${change.agreed ?? "not agreed"}`)
    .join("; ");
  return (
    <svg
      className="hw-chart hw-chart--radar"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`Agreed level of each change. ${summary}.`}
    >
      <title>Changes: agreed level, target and last round</title>
      {[5, 4, 3, 2, 1].map((level) => (
        <path
          key={level}
          d={outline(data.changes.map((_, index) => place(index, count, level)))}
          fill="none"
          stroke={level === 5 ? COLOURS.border : COLOURS.rule}
          strokeWidth={1}
        />
      ))}
      {data.changes.map((change, index) => {
        const end = place(index, count, 5);
        return (
          <line
            key={change.number}
            x1={CENTRE.x}
            y1={CENTRE.y}
            x2={round(end.x)}
            y2={round(end.y)}
            stroke={COLOURS.rule}
          />
        );
      })}
      <path
        d={outline(agreed)}
        fill={known ? LEVEL_FILLS[2] : "none"}
        fillOpacity={0.4}
        stroke={LEVEL_FILLS[4]}
        strokeWidth={2.5}
        strokeLinejoin="round"
      />
      <path d={outline(last)} fill="none" stroke={COLOURS.quiet} strokeWidth={1.2} />
      <path
        d={outline(target)}
        fill="none"
        stroke={COLOURS.accent}
        strokeWidth={2}
        strokeDasharray="5 4"
        strokeLinejoin="round"
      />
      {agreed.map(
        (point, index) =>
          point && (
            <circle
              key={data.changes[index]?.number}
              cx={round(point.x)}
              cy={round(point.y)}
              r={4}
              fill={LEVEL_FILLS[4]}
              stroke={COLOURS.paper}
            />
          ),
      )}
      {[1, 2, 3, 4, 5].map((level) => (
        <text
          key={level}
          x={CENTRE.x + 3}
          y={round(CENTRE.y - distance(level) + 11)}
          fontFamily={CHART_FONT}
          fontSize={9.5}
          fill={COLOURS.quiet}
        >
          {level}
        </text>
      ))}
      {placeRadarLabels(data).map((label, index) => (
        <Lines
          key={data.changes[index]?.number}
          lines={label.lines}
          x={label.x}
          y={label.y}
          size={LABEL}
          leading={LABEL * 1.15}
          anchor={label.anchor}
        />
      ))}
      <Key last={last.some((point) => point !== null)} />
    </svg>
  );
}

function Key({ last }: { last: boolean }) {
  const y = HEIGHT - 14;
  return (
    <g>
      <rect x={34} y={y - 6} width={24} height={12} fill={LEVEL_FILLS[2]} fillOpacity={0.4} />
      <path d={`M34,${y - 6}h24`} stroke={LEVEL_FILLS[4]} strokeWidth={2.5} />
      <Lines lines={["Agreed"]} x={64} y={y} size={LABEL} />
      <path d={`M138,${y}h24`} stroke={COLOURS.accent} strokeWidth={2} strokeDasharray="5 4" />
      <Lines lines={["Target"]} x={168} y={y} size={LABEL} />
      {last && (
        <>
          <path d={`M240,${y}h24`} stroke={COLOURS.quiet} strokeWidth={1.2} />
          <Lines lines={["Last round"]} x={270} y={y} size={LABEL} />
        </>
      )}
    </g>
  );
}
