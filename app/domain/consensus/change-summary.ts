import type { Level } from "#app/domain/model/edition.ts";
import type { AgreedRow } from "./agreed-row.ts";

/** What a change's rows say about its level; the room chooses the level itself. */
export type ChangeSummary = {
  /** The lowest agreed level, with the rows that hold it; null when no row has a level. */
  lowest: { level: Level; rowKeys: string[] } | null;
  highest: Level | null;
  /** The median of the agreed levels; of two middle ones, the lower. */
  lowerMedian: Level | null;
  /** Levels from the lowest to the highest row; null when no row has a level. */
  spread: number | null;
  /** How many rows have a level, do not apply to the area, and are left open. */
  withLevel: number;
  notApplicable: number;
  open: number;
};

/**
 * The lowest row, the lower median and the spread of a change's agreed rows. Rows that do not
 * apply, and rows left open, are counted apart and enter none of the three.
 */
export function changeSummary(rows: readonly Pick<AgreedRow, "rowKey" | "level">[]): ChangeSummary {
  const levelled = rows.flatMap(({ rowKey, level }) =>
    level === null || level === "not-applicable" ? [] : [{ rowKey, level }],
  );
  const levels = levelled.map(({ level }) => level).sort((a, b) => a - b);
  const lowest = levels[0];
  const highest = levels.at(-1);
  return {
    lowest:
      lowest === undefined
        ? null
        : {
            level: lowest,
            rowKeys: levelled.filter(({ level }) => level === lowest).map(({ rowKey }) => rowKey),
          },
    highest: highest ?? null,
    lowerMedian: levels[Math.ceil(levels.length / 2) - 1] ?? null,
    spread: lowest === undefined || highest === undefined ? null : highest - lowest,
    withLevel: levels.length,
    notApplicable: rows.filter(({ level }) => level === "not-applicable").length,
    open: rows.filter(({ level }) => level === null).length,
  };
}

/** The usual target for a level: one level up, at most 5. */
export function usualTarget(level: Level): Level {
  return Math.min(level + 1, 5) as Level;
}
