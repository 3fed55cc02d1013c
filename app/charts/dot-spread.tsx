import {
  type DotSpreadData,
  findSpreadX,
  placeDots,
  placeMarks,
  SPREAD_SIZES,
  type SpreadSize,
} from "./dot-spread-layout.ts";
import { findPartnerHue } from "./partner.ts";
import { PartnerShape } from "./partner-shape.tsx";
import { Lines, round, wrapText } from "./text.tsx";
import { COLOURS, LEVEL_FILLS, LEVEL_INKS } from "./tokens.ts";

type Props = { data: DotSpreadData; size?: "page" | "phone" | "projector" };

const NUMBERS = [1, 2, 3, 4, 5] as const;

/** One row's positions by partner, as large shapes on a field of five columns. */
export function DotSpread({ data, size: name = "page" }: Props) {
  const size = SPREAD_SIZES[name];
  const marks = placeMarks(data, size);
  const dots = placeDots(data, size);
  const rows = Math.max(2, ...marks.map((mark) => mark.row + 1));
  const floor = size.head + rows * size.line + size.line * 0.35;
  const dotsHeight = dots.length === 0 ? 0 : Math.max(...dots.map((dot) => dot.y)) + size.dot * 2;
  const wordsTop = floor + dotsHeight;
  const height = wordsTop + (size.words === 0 || !data.keyWords ? 4 : size.words * 4.6);
  const summary = marks.map((mark) => `${mark.partner.shortName} ${mark.position}`).join(", ");
  return (
    <svg
      className="hw-chart hw-chart--spread"
      viewBox={`0 0 ${size.width} ${round(height)}`}
      role="img"
      aria-label={`Positions by partner on levels 1 to 5: ${summary || "none yet"}.${
        data.agreed === null ? "" : ` Agreed level ${data.agreed}.`
      }`}
    >
      <title>Positions by partner</title>
      {NUMBERS.map((level) => (
        <Column key={level} level={level} data={data} size={size} floor={floor} />
      ))}
      {marks.map((mark) => {
        const y = floor - size.line * (mark.row + 0.7);
        return (
          <g key={mark.partner.id} className="hw-dot">
            {mark.ghostX !== null && (
              <>
                <line
                  x1={round(mark.ghostX)}
                  x2={round(mark.x)}
                  y1={round(y)}
                  y2={round(y)}
                  stroke={findPartnerHue(mark.partner.colour)}
                  strokeWidth={size.mark / 16}
                  strokeDasharray={`${size.mark / 8} ${size.mark / 8}`}
                />
                <PartnerShape
                  partner={mark.partner}
                  x={mark.ghostX}
                  y={y}
                  size={size.mark * 0.8}
                  ghost
                />
              </>
            )}
            <PartnerShape partner={mark.partner} x={mark.x} y={y} size={size.mark} />
            {size.labels && (
              <Lines
                lines={[mark.partner.shortName]}
                x={mark.x + size.mark * 0.66}
                y={y}
                size={size.label}
              />
            )}
          </g>
        );
      })}
      {dots.map((dot, index) => (
        <circle
          // biome-ignore lint/suspicious/noArrayIndexKey: single scorers are never identified
          key={index}
          cx={round(dot.x)}
          cy={round(floor + dot.y + size.dot)}
          r={size.dot}
          fill={findPartnerHue(dot.partner.colour)}
        />
      ))}
      {size.words > 0 &&
        data.keyWords?.map((words, index) => {
          const lines = wrapText(words, size.column - 20, size.words, 3);
          return (
            <Lines
              // biome-ignore lint/suspicious/noArrayIndexKey: one text for each level
              key={index}
              lines={lines}
              x={findSpreadX(index + 1, size)}
              y={wordsTop + size.words * (0.9 + lines.length * 0.6)}
              size={size.words}
              anchor="middle"
              fill={COLOURS.quiet}
            />
          );
        })}
    </svg>
  );
}

type ColumnProps = {
  level: (typeof NUMBERS)[number];
  data: DotSpreadData;
  size: SpreadSize;
  floor: number;
};

function Column({ level, data, size, floor }: ColumnProps) {
  const x = findSpreadX(level, size);
  const left = x - size.column / 2 + 3;
  const width = size.column - 6;
  const chip = size.label * 1.7;
  const agreed = data.agreed === level;
  const suggested = !agreed && data.suggested === level;
  const status = agreed ? "Agreed" : suggested ? "Suggested" : null;
  const names = size.names
    ? wrapText(data.levelNames[level - 1] ?? "", width - 8, size.label * 0.94, 2)
    : status === null
      ? []
      : [status];
  // Beside the number where there is room for it, else under it.
  const beside = size.names && status !== null;
  const chipX = beside ? x - size.label * 2.1 : x;
  return (
    <g>
      <rect
        x={round(left)}
        y={2}
        width={round(width)}
        height={round(floor - 2)}
        rx={5}
        fill={COLOURS.ground}
        stroke={agreed || suggested ? COLOURS.ink : "none"}
        strokeWidth={agreed ? 3 : 2}
        strokeDasharray={suggested ? "5 4" : undefined}
      />
      <rect
        x={round(chipX - chip / 2)}
        y={6}
        width={round(chip)}
        height={round(chip)}
        rx={4}
        fill={LEVEL_FILLS[level - 1]}
        stroke={level > 3 ? LEVEL_FILLS[level - 1] : COLOURS.border}
      />
      <Lines
        lines={[String(level)]}
        x={chipX}
        y={6 + chip / 2}
        size={size.label * 1.1}
        anchor="middle"
        weight={700}
        fill={LEVEL_INKS[level - 1]}
      />
      <Lines
        lines={names}
        x={x}
        y={8 + chip + size.label * 0.75}
        size={size.label * 0.94}
        leading={size.label}
        anchor="middle"
        weight={status === null ? 400 : 600}
        fill={status === null ? COLOURS.quiet : COLOURS.ink}
      />
      {beside && (
        <Lines
          lines={[status]}
          x={chipX + chip * 0.72}
          y={6 + chip / 2}
          size={size.label}
          weight={600}
        />
      )}
    </g>
  );
}
