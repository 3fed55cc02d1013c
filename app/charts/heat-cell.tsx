import { explainShortNames, type PartnerLook } from "./partner.ts";
import { Lines, measureText, round } from "./text.tsx";
import { COLOURS, LEVEL_FILLS, LEVEL_INKS } from "./tokens.ts";

/** A level (halves included), or what stands there instead: these are never merged. */
export type HeatMapCell =
  | number
  | "dont-know"
  | "not-applicable"
  | "not-asked"
  | "not-revealed"
  | null;

/** What a cell prints, and what it says in words. */
export function describeHeatCell(cell: HeatMapCell): { mark: string; words: string } {
  if (cell === null) return { mark: "", words: "blank" };
  if (cell === "dont-know") return { mark: "?", words: "don’t know" };
  if (cell === "not-applicable") return { mark: "n/a", words: "not for them to say" };
  if (cell === "not-asked") return { mark: "–", words: "not asked" };
  if (cell === "not-revealed") return { mark: "", words: "not revealed yet" };
  return { mark: String(cell), words: `level ${cell}` };
}

type Props = {
  cell: HeatMapCell;
  x: number;
  y: number;
  width: number;
  height: number;
  title: string;
  strong?: boolean;
};

/** One cell: its number on its level's colour, inside a white gap. A half shows both neighbours. */
export function HeatCell({ cell, x, y, width, height, title, strong = false }: Props) {
  const { mark, words } = describeHeatCell(cell);
  const level = typeof cell === "number" ? Math.floor(cell) : null;
  const half = typeof cell === "number" && cell !== level;
  const left = x + 1.5;
  const top = y + 1.5;
  const right = left + width - 3;
  const bottom = top + height - 3;
  const fill = level === null ? COLOURS.paper : (LEVEL_FILLS[level - 1] ?? COLOURS.paper);
  return (
    <g>
      <title>{`${title}: ${words}`}</title>
      {cell !== "not-asked" && (
        <rect
          x={round(left)}
          y={round(top)}
          width={round(width - 3)}
          height={round(height - 3)}
          rx={3}
          fill={fill}
          stroke={level !== null && level > 3 ? fill : COLOURS.border}
          strokeDasharray={level === null ? "3 2.5" : undefined}
        />
      )}
      {half && level !== null && (
        <path
          d={`M${round(right)},${round(top)}V${round(bottom)}H${round(right - height * 0.55)}Z`}
          fill={LEVEL_FILLS[level]}
        />
      )}
      <Lines
        lines={[mark]}
        x={half && width > 30 ? x + width / 2 - 4 : x + width / 2}
        y={y + height / 2}
        size={fitMark(mark, width, strong ? 16 : 15)}
        anchor="middle"
        weight={level === null ? 400 : strong ? 700 : 600}
        fill={level === null ? COLOURS.quiet : LEVEL_INKS[level - 1]}
      />
    </g>
  );
}

/** A mark smaller than usual where its cell is narrow. */
function fitMark(mark: string, width: number, size: number): number {
  const wide = measureText(mark, size);
  return wide <= width - 5 ? size : Math.floor((size * (width - 5)) / wide);
}

/** What the cells of a heat map mean, and the partners' short names. */
export function explainHeatMap(partners: readonly PartnerLook[]): string {
  return `A cell is a partner’s position; a corner in the next colour means halfway to it. ? means don’t know, n/a not for them to say, – not asked, and an empty cell blank. ${explainShortNames(partners)}`.trim();
}
