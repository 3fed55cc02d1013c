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

type Props = { data: DotSpreadData; size?: keyof typeof SPREAD_SIZES };

const NUMBERS = [1, 2, 3, 4, 5] as const;

/** One row's positions by partner, as large shapes on a field of five columns. */
export function DotSpread({ data, size: name = "page" }: Props) {
  const size = SPREAD_SIZES[name];
  const marks = placeMarks(data, size);
  const dots = placeDots(data, size);
  const rows = Math.max(size.rows, ...marks.map((mark) => mark.row + 1));
  const wrapped = marks.some((mark) => mark.name.length > 1);
  const line = size.line + (wrapped ? size.text : 0);
  const floor = size.head + rows * line + size.mark * 0.3;
  const dotsHeight = dots.length === 0 ? 0 : Math.max(...dots.map((dot) => dot.y)) + size.dot * 2;
  const words = setKeyWords(data, size);
  const most = Math.max(0, ...words.map((lines) => lines.length));
  const wordsHeight = most === 0 ? 0 : most * size.text * 1.15 + size.text;
  const height = floor + dotsHeight + wordsHeight + 4;
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
        <Column
          key={level}
          level={level}
          data={data}
          size={size}
          floor={floor}
          words={words[level - 1] ?? []}
          wordsHeight={wordsHeight}
        />
      ))}
      {marks.map((mark) => {
        // A name hangs under its mark.
        const y = floor - line * (mark.row + 1) + size.mark * 0.6;
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
            <g className="hw-spread__words">
              <Lines
                lines={mark.name}
                x={mark.x}
                y={y + size.mark / 2 + size.text * (0.62 + (mark.name.length - 1) / 2)}
                size={mark.text}
                leading={size.text}
                anchor="middle"
              />
            </g>
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
    </svg>
  );
}

type ColumnProps = {
  level: (typeof NUMBERS)[number];
  data: DotSpreadData;
  size: SpreadSize;
  floor: number;
  words: readonly string[];
  wordsHeight: number;
};

/** The key words of the five levels in lines, as far as the size has room for them. */
function setKeyWords({ keyWords }: DotSpreadData, size: SpreadSize): string[][] {
  if (size.words === 0 || !keyWords) return [];
  return keyWords.map((text) => wrapText(text, size.column - 20, size.text, size.words));
}

function Column({ level, data, size, floor, words, wordsHeight }: ColumnProps) {
  const x = findSpreadX(level, size);
  const chip = size.text * 1.75;
  const agreed = data.agreed === level;
  const suggested = !agreed && data.suggested === level;
  const status = agreed ? "Agreed" : suggested ? "Suggested" : null;
  // Beside the number where there is room for it, else under it.
  const beside = size.names && status !== null;
  const chipX = beside ? x - size.text * 2.4 : x;
  const under = size.names ? (data.levelNames[level - 1] ?? "") : (status ?? "");
  const textSize = size.names ? size.text : size.text * 0.85;
  const lines = wrapText(under, size.column - 8, textSize, 2);
  return (
    <g>
      <rect
        x={round(x - size.column / 2 + 3)}
        y={2}
        width={round(size.column - 6)}
        height={round(floor + wordsHeight - 2)}
        rx={5}
        className={`hw-spread__field${status === null ? "" : " hw-spread__field--marked"}`}
        fill={COLOURS.ground}
        stroke={status === null ? "none" : COLOURS.ink}
        strokeWidth={agreed ? 3 : 2}
        strokeDasharray={suggested ? "5 4" : undefined}
      />
      {wordsHeight > 0 && (
        <line
          className="hw-spread__rule"
          x1={round(x - size.column / 2 + 20)}
          x2={round(x + size.column / 2 - 20)}
          y1={round(floor + size.text * 0.25)}
          y2={round(floor + size.text * 0.25)}
          stroke={COLOURS.border}
          strokeWidth={1.5}
        />
      )}
      <rect
        className="hw-spread__chip"
        x={round(chipX - chip / 2)}
        y={9}
        width={round(chip)}
        height={round(chip)}
        rx={4}
        fill={LEVEL_FILLS[level - 1]}
        stroke={level > 3 ? LEVEL_FILLS[level - 1] : COLOURS.border}
      />
      <Lines
        lines={[String(level)]}
        x={chipX}
        y={9 + chip / 2}
        size={size.text * 1.1}
        anchor="middle"
        weight={700}
        fill={LEVEL_INKS[level - 1]}
      />
      <g className="hw-spread__words">
        {beside && (
          <Lines
            lines={[status]}
            x={chipX + chip * 0.75}
            y={9 + chip / 2}
            size={size.text}
            weight={600}
          />
        )}
        <Lines
          lines={lines}
          x={x}
          y={15 + chip + (lines.length * size.text) / 2}
          size={textSize}
          leading={size.text * 1.1}
          anchor="middle"
          weight={size.names ? 400 : 600}
          fill={size.names ? COLOURS.quiet : COLOURS.ink}
        />
        <Lines
          lines={words}
          x={x}
          y={floor + (words.length * size.text * 1.15) / 2 + size.text * 0.5}
          size={size.text}
          leading={size.text * 1.15}
          anchor="middle"
        />
      </g>
    </g>
  );
}
