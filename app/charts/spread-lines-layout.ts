import type { PartnerLook } from "./partner.ts";

/** Every revealed row as a spread of partners' positions. */
export type SpreadLinesData = {
  partners: readonly PartnerLook[];
  changes: readonly {
    number: number;
    name: string;
    rows: readonly {
      key: string;
      topic: string;
      places: readonly {
        partnerId: string;
        position: number | null;
        without: "dont-know" | "not-applicable" | "blank" | null;
        first: number | null;
      }[];
      agreed: 1 | 2 | 3 | 4 | 5 | "not-applicable" | null;
      target: number | null;
    }[];
  }[];
};

export const SPREAD_LINES = {
  width: 960,
  head: 34,
  heading: 26,
  gap: 6,
  topic: 330,
  column: 112,
  mark: 16,
  step: 18,
  pad: 7,
} as const;

/** A partner's mark on a row: its centre against the row's top. */
export type LineMark = { partner: PartnerLook; position: number; x: number; y: number };

/** The middle of a position, halves between two columns. */
export function placePosition(position: number): number {
  return SPREAD_LINES.topic + (position - 0.5) * SPREAD_LINES.column;
}

/** Marks side by side round their position, in as many lines as they need, and the row's height. */
export function placeLine(
  row: SpreadLinesData["changes"][number]["rows"][number],
  partners: readonly PartnerLook[],
): { marks: LineMark[]; height: number } {
  const { step, pad } = SPREAD_LINES;
  const known = partners.flatMap((partner) => {
    const position = row.places.find(({ partnerId }) => partnerId === partner.id)?.position;
    return typeof position === "number" ? [{ partner, position }] : [];
  });
  const groups = groupByPosition(known);
  let lines = 1;
  const placed = [...groups].flatMap(([position, own]) => {
    // A whole level has the middle of its column, a half the place between two.
    const abreast = Number.isInteger(position) ? 3 : 2;
    lines = Math.max(lines, Math.ceil(own.length / abreast));
    return own.map(({ partner }, index) => {
      const line = Math.floor(index / abreast);
      const onLine = Math.min(abreast, own.length - line * abreast);
      const x = placePosition(position) + ((index % abreast) - (onLine - 1) / 2) * step;
      return { partner, position, x, line, all: Math.ceil(own.length / abreast) };
    });
  });
  const height = lines * step + 2 * pad;
  return {
    height,
    marks: placed.map(({ line, all, ...mark }) => ({
      ...mark,
      y: height / 2 + (line - (all - 1) / 2) * step,
    })),
  };
}

function groupByPosition<T extends { position: number }>(items: readonly T[]): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    groups.set(item.position, [...(groups.get(item.position) ?? []), item]);
  }
  return groups;
}
