import type { Level } from "#app/domain/model/edition.ts";
import type { PartnerLook } from "./partner.ts";
import { measureText } from "./text.tsx";

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
  /** The descriptors' key words, one for each level, for the projector. */
  keyWords?: readonly string[];
};

/** The measures of one size of the field, in drawing units. */
export type SpreadSize = {
  width: number;
  left: number;
  column: number;
  head: number;
  mark: number;
  line: number;
  label: number;
  names: boolean;
  labels: boolean;
  words: number;
  dot: number;
};

export const SPREAD_SIZES: Record<"page" | "phone" | "projector", SpreadSize> = {
  page: {
    width: 760,
    left: 8,
    column: 134,
    head: 58,
    mark: 24,
    line: 32,
    label: 15,
    names: true,
    labels: true,
    words: 0,
    dot: 4,
  },
  phone: {
    width: 320,
    left: 4,
    column: 62,
    head: 34,
    mark: 22,
    line: 28,
    label: 13,
    names: false,
    labels: false,
    words: 0,
    dot: 3.5,
  },
  projector: {
    width: 1280,
    left: 12,
    column: 226,
    head: 104,
    mark: 46,
    line: 60,
    label: 26,
    names: true,
    labels: true,
    words: 20,
    dot: 7,
  },
};

/** A placed mark: its centre, its row from the bottom, and how far it reaches with its name. */
export type PlacedMark = {
  partner: PartnerLook;
  position: number;
  x: number;
  ghostX: number | null;
  row: number;
  from: number;
  to: number;
};

/** The middle of a position's place on the field. */
export function findSpreadX(position: number, size: SpreadSize): number {
  return size.left + (position - 0.5) * size.column;
}

/**
 * Gives every partner with a level a place at its exact position, in the lowest row where neither
 * its mark, its name nor its first-pass ghost touches another's.
 */
export function placeMarks(data: DotSpreadData, size: SpreadSize): PlacedMark[] {
  const rows: { from: number; to: number }[][] = [];
  const gap = size.mark * 0.2;
  return data.positions
    .filter((each): each is SpreadPosition & { position: number } => each.position !== null)
    .map((each, order) => ({ each, order }))
    .sort((a, b) => a.each.position - b.each.position || a.order - b.order)
    .map(({ each }) => {
      const x = findSpreadX(each.position, size);
      const moved = each.first !== undefined && each.first !== null && each.first !== each.position;
      const ghostX = moved ? findSpreadX(each.first as number, size) : null;
      const name = size.labels
        ? size.mark * 0.2 + measureText(each.partner.shortName, size.label)
        : 0;
      const from = Math.min(x, ghostX ?? x) - size.mark / 2 - gap;
      const to = Math.max(x + size.mark / 2 + name, (ghostX ?? x) + size.mark / 2) + gap;
      let row = rows.findIndex((taken) =>
        taken.every((other) => to <= other.from || from >= other.to),
      );
      if (row === -1) row = rows.push([]) - 1;
      rows[row]?.push({ from, to });
      return { partner: each.partner, position: each.position, x, ghostX, row, from, to };
    });
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
