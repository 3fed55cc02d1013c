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

type Size = {
  width: number;
  height: number;
  centre: { x: number; y: number };
  radius: number;
  text: number;
  /** How wide a label may be beside the wheel, and above or below it. */
  beside: number;
  above: number;
  /** Where the three entries of the key begin. */
  key: readonly [number, number, number];
};

/** A phone has a drawing of its own, whose letters need not shrink. */
export const RADAR_SIZES: Record<"page" | "phone", Size> = {
  page: {
    width: 380,
    height: 324,
    centre: { x: 190, y: 148 },
    radius: 104,
    text: 13,
    beside: 76,
    above: 130,
    key: [34, 138, 240],
  },
  phone: {
    width: 290,
    height: 262,
    centre: { x: 145, y: 116 },
    radius: 70,
    text: 12,
    beside: 66,
    above: 110,
    key: [6, 96, 184],
  },
};

const outwards = ({ radius }: Size, level: number) => (level / 5) * radius;

function place(size: Size, index: number, count: number, level: number): { x: number; y: number } {
  const angle = (index / count) * 2 * Math.PI - Math.PI / 2;
  const out = outwards(size, level);
  return { x: size.centre.x + Math.cos(angle) * out, y: size.centre.y + Math.sin(angle) * out };
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
export function placeRadarLabels(data: RadarData, size: Size): RadarLabel[] {
  const { centre, radius, text } = size;
  const count = data.changes.length;
  return data.changes.map((change, index) => {
    const end = place(size, index, count, 5);
    const dx = (end.x - centre.x) / radius;
    const dy = (end.y - centre.y) / radius;
    const anchor = dx > 0.2 ? "start" : dx < -0.2 ? "end" : "middle";
    const room = anchor === "middle" ? size.above : size.beside;
    const lines = wrapText(`${change.number} ${change.shortName}`, room, text, 3);
    const half = (lines.length * text * 1.15) / 2;
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
export function Radar({ data, size: name = "page" }: { data: RadarData; size?: "page" | "phone" }) {
  const size = RADAR_SIZES[name];
  const { centre, text } = size;
  const count = data.changes.length;
  const line = (pick: (change: RadarData["changes"][number]) => number | null) =>
    data.changes.map((change, index) => {
      const level = pick(change);
      return level === null ? null : place(size, index, count, level);
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
      viewBox={`0 0 ${size.width} ${size.height}`}
      role="img"
      aria-label={`Agreed level of each change. ${summary}.`}
    >
      <title>Changes: agreed level, target and last round</title>
      {[5, 4, 3, 2, 1].map((level) => (
        <path
          key={level}
          d={outline(data.changes.map((_, index) => place(size, index, count, level)))}
          fill="none"
          stroke={level === 5 ? COLOURS.border : COLOURS.rule}
          strokeWidth={1}
        />
      ))}
      {data.changes.map((change, index) => {
        const end = place(size, index, count, 5);
        return (
          <line
            key={change.number}
            x1={centre.x}
            y1={centre.y}
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
          x={centre.x + 3}
          y={round(centre.y - outwards(size, level) + 11)}
          fontFamily={CHART_FONT}
          fontSize={10}
          fill={COLOURS.quiet}
        >
          {level}
        </text>
      ))}
      {placeRadarLabels(data, size).map((label, index) => (
        <Lines
          key={data.changes[index]?.number}
          lines={label.lines}
          x={label.x}
          y={label.y}
          size={text}
          leading={text * 1.15}
          anchor={label.anchor}
        />
      ))}
      <Key size={size} last={last.some((point) => point !== null)} />
    </svg>
  );
}

function Key({ size, last }: { size: Size; last: boolean }) {
  const y = size.height - 14;
  const [agreed, target, before] = size.key;
  const words = (x: number, line: string) => (
    <Lines lines={[line]} x={x + 30} y={y} size={size.text} />
  );
  return (
    <g>
      <rect x={agreed} y={y - 6} width={24} height={12} fill={LEVEL_FILLS[2]} fillOpacity={0.4} />
      <path d={`M${agreed},${y - 6}h24`} stroke={LEVEL_FILLS[4]} strokeWidth={2.5} />
      {words(agreed, "Agreed")}
      <path
        d={`M${target},${y}h24`}
        stroke={COLOURS.accent}
        strokeWidth={2}
        strokeDasharray="5 4"
      />
      {words(target, "Target")}
      {last && (
        <>
          <path d={`M${before},${y}h24`} stroke={COLOURS.quiet} strokeWidth={1.2} />
          {words(before, "Last round")}
        </>
      )}
    </g>
  );
}
