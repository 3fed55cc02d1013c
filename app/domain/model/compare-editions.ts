import type { Edition, Level, Row } from "./edition.ts";

/** A row that two editions share by key and put in other words. */
export type RewordedRow = {
  key: string;
  topic: string;
  /** What the base edition calls it, where that differs. */
  topicBefore: string | null;
  /** The levels whose descriptors differ, with both texts. */
  levels: readonly { level: Level; before: string; after: string }[];
  /** Whether suggested actions, success measures or related measures differ. */
  advice: boolean;
};

/** How an edition differs from another, row by row by key. */
export type EditionDifference = {
  base: { id: string; title: string };
  /** Rows in the same words: nothing else of them matters to a comparison of rounds. */
  same: number;
  added: readonly { key: string; topic: string }[];
  missing: readonly { key: string; topic: string }[];
  reworded: readonly RewordedRow[];
};

const rowsOf = ({ changes }: Edition) => changes.flatMap(({ rows }) => rows);

/**
 * How `edition` differs from the one of `bases` that it shares the most rows with by key (the first
 * of several); null when it shares none with any.
 */
export function compareWithNearest(
  edition: Edition,
  bases: readonly Edition[],
): EditionDifference | null {
  const keys = new Set(rowsOf(edition).map(({ key }) => key));
  const shared = (base: Edition) => rowsOf(base).filter(({ key }) => keys.has(key)).length;
  const [nearest] = [...bases].sort((a, b) => shared(b) - shared(a));
  return nearest && shared(nearest) > 0 ? compareEditions(nearest, edition) : null;
}

function compareEditions(base: Edition, edition: Edition): EditionDifference {
  const before = new Map(rowsOf(base).map((row) => [row.key, row]));
  const after = new Map(rowsOf(edition).map((row) => [row.key, row]));
  const pairs = [...after.values()].flatMap((row) => {
    const old = before.get(row.key);
    return old ? [compareRows(old, row)] : [];
  });
  const reworded = pairs.filter((pair) => pair !== null);
  const named = ({ key, topic }: Row) => ({ key, topic });
  return {
    base: { id: base.id, title: base.title },
    same: pairs.length - reworded.length,
    added: [...after.values()].filter(({ key }) => !before.has(key)).map(named),
    missing: [...before.values()].filter(({ key }) => !after.has(key)).map(named),
    reworded,
  };
}

/** Null when both say the same. */
function compareRows(before: Row, after: Row): RewordedRow | null {
  const levels = after.descriptors.flatMap((text, at) => {
    const old = before.descriptors[at] ?? "";
    return text === old ? [] : [{ level: (at + 1) as Level, before: old, after: text }];
  });
  const advice = (["actions", "successMeasures", "measures"] as const).some(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
  const renamed = before.topic !== after.topic;
  if (levels.length === 0 && !advice && !renamed) return null;
  const topicBefore = renamed ? before.topic : null;
  return { key: after.key, topic: after.topic, topicBefore, levels, advice };
}
