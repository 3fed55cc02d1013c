import type { Level } from "#app/domain/model/edition.ts";
import type { PartnerLook } from "./partner.ts";
import { measureText, wrapText } from "./text.tsx";

/** Where one partner stands on a row. */
export type SpreadPosition = {
  partner: PartnerLook;
  /** Its position from 1 to 5, halves included; null when it gave no level. */
  position: number | null;
  /** What it said instead of a level. */
  standing?: "dont-know" | "not-applicable" | "blank";
  /** Levels of its single scorers: only for partners of three or more. */
  raters?: readonly number[];
  /** Its position in the first pass, when a second has been revealed. */
  first?: number | null;
};

/** A row's spread: who stands where, and what has been agreed or suggested. */
export type DotSpreadData = {
  levelNames: readonly string[];
  positions: readonly SpreadPosition[];
  agreed: Level | null;
  suggested?: Level | null;
  /** A few words on what each level means here, lowest first: under the field where it has room. */
  keyWords?: readonly string[];
};

/** The measures of one size of the field, in drawing units. */
export type SpreadSize = {
  width: number;
  column: number;
  head: number;
  mark: number;
  /** The height of a mark and its name. */
  line: number;
  text: number;
  /** Whether level names and partners' names are printed, or stand in a list beside the picture. */
  names: boolean;
  /** The radius of a single scorer's dot. */
  dot: number;
  /** The fewest rows of marks the field has room for, so that it does not jump between topics. */
  rows: number;
  /** The lines of key words under the field; 0 where there is no room for any. */
  words: number;
};

export const SPREAD_SIZES: Record<"page" | "phone" | "projector", SpreadSize> = {
  page: {
    width: 760,
    column: 152,
    head: 74,
    mark: 26,
    line: 50,
    text: 14.5,
    names: true,
    dot: 4,
    rows: 2,
    words: 0,
  },
  phone: {
    width: 320,
    column: 64,
    head: 46,
    mark: 22,
    line: 29,
    text: 13,
    names: false,
    dot: 3.5,
    rows: 2,
    words: 0,
  },
  // Read from ten metres: large shapes, and names large enough to be made out.
  projector: {
    width: 1200,
    column: 240,
    head: 104,
    mark: 50,
    line: 84,
    text: 24,
    names: true,
    dot: 6,
    rows: 3,
    words: 3,
  },
};

/** A placed mark: its centre, its row from the bottom, and how far it reaches with its name. */
export type PlacedMark = {
  partner: PartnerLook;
  position: number;
  x: number;
  ghostX: number | null;
  row: number;
  /** The name as it fits under the mark, in one line or two, and its size. */
  name: readonly string[];
  text: number;
  from: number;
  to: number;
};

/** From this many marks on one level they stand two abreast. */
const ABREAST = 4;

/** A long word in a crowded column is set this much smaller before it is cut. */
const SMALLER = 0.85;

/** The middle of a position's place on the field. */
export function findSpreadX(position: number, size: SpreadSize): number {
  return (position - 0.5) * size.column;
}

/**
 * Gives every partner with a level a place at its position, in the lowest row where neither its
 * mark, its name nor its first-pass ghost touches another's. Many on one level stand two abreast,
 * evenly to both sides of it.
 */
export function placeMarks(data: DotSpreadData, size: SpreadSize): PlacedMark[] {
  const rows: { from: number; to: number }[][] = [];
  const known = data.positions
    .filter((each): each is SpreadPosition & { position: number } => each.position !== null)
    .map((each, order) => ({ ...each, order }))
    .sort((a, b) => a.position - b.position || a.order - b.order);
  return known.map((each) => {
    const { partner, position } = each;
    const level = known.filter((other) => other.position === position);
    const abreast = level.length >= ABREAST;
    const side = level.indexOf(each) % 2 === 0 ? -1 : 1;
    const alone = level.length % 2 === 1 && level.at(-1) === each;
    const x = findSpreadX(position, size) + (abreast && !alone ? (side * size.column) / 4 : 0);
    const room = size.column * (abreast ? 0.5 : 0.9) - size.mark * 0.3;
    const { name, text } = size.names
      ? setName(partner.shortName, room, size.text)
      : { name: [], text: size.text };
    const widest = Math.max(0, ...name.map((line) => measureText(line, text)));
    const half = Math.max(size.mark / 2 + 1, widest / 2 + 2);
    const first = each.first ?? position;
    const ghostX = first === position ? null : findSpreadX(first, size);
    const from = Math.min(x - half, ghostX === null ? x : ghostX - size.mark / 2);
    const to = Math.max(x + half, ghostX === null ? x : ghostX + size.mark / 2);
    let row = rows.findIndex((taken) =>
      taken.every((other) => to <= other.from || from >= other.to),
    );
    if (row === -1) row = rows.push([]) - 1;
    rows[row]?.push({ from, to });
    return { partner, position, x, ghostX, row, name, text, from, to };
  });
}

/** A name in a width, whole if it can be: in two lines, then in smaller ones. */
function setName(name: string, room: number, size: number) {
  for (const text of [size, size * SMALLER]) {
    const lines = wrapText(name, room, text, 2);
    if (!lines.some((line) => line.endsWith("…"))) return { name: lines, text };
  }
  return { name: wrapText(name, room, size * SMALLER, 2), text: size * SMALLER };
}

/** A scorer's small dot under the field. */
export type PlacedDot = { partner: PartnerLook; level: number; x: number; y: number };

/** The small dots of single scorers, column by column, side by side and then downwards. */
export function placeDots(data: DotSpreadData, size: SpreadSize): PlacedDot[] {
  const step = size.dot * 2.8;
  const perLine = Math.max(1, Math.floor((size.column * 0.8) / step));
  return [1, 2, 3, 4, 5].flatMap((level) => {
    const here = data.positions.flatMap((each) =>
      (each.raters ?? []).filter((rater) => rater === level).map(() => each.partner),
    );
    return here.map((partner, index) => {
      const line = Math.floor(index / perLine);
      const onLine = Math.min(perLine, here.length - line * perLine);
      const place = index % perLine;
      return {
        partner,
        level,
        x: findSpreadX(level, size) + (place - (onLine - 1) / 2) * step,
        y: (line + 0.5) * step,
      };
    });
  });
}
