import { CHART_FONT, COLOURS } from "./tokens.ts";

// Widths of Source Sans 3 semibold in hundredths of its size, by groups of like letters; a letter
// in no group is an em dash's width at most.
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/ /, 20],
  [/[ijlI.,:;'’|()]/, 28],
  [/[frt/-]/, 37],
  [/[cszyvxkJ?]/, 50],
  [/[abdeghnopqu0-9£EFLSTVXYAKP–]/, 57],
  [/[BCDGHNOQRUZ]/, 67],
];

/** About how wide a text stands at a size, in the same units; errs on the wide side. */
export function measureText(text: string, size: number): number {
  let width = 0;
  for (const letter of text) width += WIDTHS.find(([group]) => group.test(letter))?.[1] ?? 86;
  return (width / 100) * size;
}

/** Cuts a text to a width, with an ellipsis when something is lost. */
export function cutText(text: string, width: number, size: number): string {
  if (measureText(text, size) <= width) return text;
  let kept = text;
  while (kept.length > 1 && measureText(`${kept}…`, size) > width) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}

/** Breaks a text into lines of a width; what does not fit in `most` lines is cut. */
export function wrapText(text: string, width: number, size: number, most: number): string[] {
  // A slash or a hyphen is a place to break, and stays on its line.
  const words = text.split(/(?<=[/-])|\s+/).filter((word) => word !== "");
  const lines: string[] = [];
  let line = "";
  for (const word of words) {
    const glue = line === "" || /[/-]$/.test(line) ? "" : " ";
    const longer = `${line}${glue}${word}`;
    if (line === "" || measureText(longer, size) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  if (line !== "") lines.push(line);
  if (lines.length > most) {
    const rest = lines.slice(most - 1).join(" ");
    return [...lines.slice(0, most - 1), cutText(rest, width, size)];
  }
  return lines.map((each) => cutText(each, width, size));
}

type LinesProps = {
  lines: readonly string[];
  x: number;
  /** The middle of the block, so that one line and three stand centred on the same place. */
  y: number;
  size: number;
  leading?: number;
  anchor?: "start" | "middle" | "end";
  weight?: number;
  fill?: string;
};

/** Lines of text centred on a height; baselines are set by number since documents know no other way. */
export function Lines({
  lines,
  x,
  y,
  size,
  leading = size * 1.2,
  anchor = "start",
  weight = 400,
  fill = COLOURS.ink,
}: LinesProps) {
  const first = y - ((lines.length - 1) * leading) / 2 + size * 0.34;
  return (
    <>
      {lines.map((line, index) => (
        <text
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other identity
          key={index}
          x={round(x)}
          y={round(first + index * leading)}
          fontFamily={CHART_FONT}
          fontSize={size}
          fontWeight={weight}
          textAnchor={anchor}
          fill={fill}
        >
          {line}
        </text>
      ))}
    </>
  );
}

/** Two decimals are enough for any drawing. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
