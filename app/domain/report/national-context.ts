import { formatDate } from "../dates.ts";
import type { Benchmark } from "../model/benchmark.ts";
import type { Level } from "../model/edition.ts";

/** A change of the area beside the national count. */
export type ContextChange = {
  key: string;
  number: number;
  shortName: string;
  /** The area's own agreed level. */
  level: Level | null;
  /** Areas at the benchmark's level or above; null where the benchmark does not count the change. */
  areas: number | null;
};

/** The national position beside the area's own: context, never a rank. */
export type NationalContext = {
  title: string;
  /** YYYY-MM-DD. */
  asAt: string;
  /** All areas counted. */
  of: number;
  level: Level;
  levelName: string;
  /** The publication cited, in words. */
  source: string;
  changes: readonly ContextChange[];
  sentences: readonly string[];
};

/** Where the counts come from, under their picture. */
export const sayContextSource = (source: string) =>
  `Source: ${source}. In the order of the changes; nothing is ranked.`;

type OwnChange = { key: string; number: number; shortName: string; level: Level | null };

/**
 * Sets a published count of areas beside an area's own levels, change by change by key. Null when
 * they share no change. `source` is the citation in words.
 */
export function putInContext(
  benchmark: Benchmark,
  own: readonly OwnChange[],
  levels: readonly { value: Level; name: string }[],
  source: string,
): NationalContext | null {
  const counts = new Map(benchmark.counts.map(({ change, areas }) => [change, areas]));
  if (!own.some(({ key }) => counts.has(key))) return null;
  const changes = own.map(({ key, number, shortName, level }) => ({
    key,
    number,
    shortName,
    level,
    areas: counts.get(key) ?? null,
  }));
  const levelName = levels.find(({ value }) => value === benchmark.level)?.name ?? "";
  return {
    title: benchmark.title,
    asAt: benchmark.asAt,
    of: benchmark.areas,
    level: benchmark.level,
    levelName,
    source,
    changes,
    sentences: describeContext(changes, benchmark, levelName),
  };
}

function describeContext(
  changes: readonly ContextChange[],
  { areas: all, asAt, level }: Benchmark,
  levelName: string,
): string[] {
  const counted = changes.flatMap(({ areas }) => (areas === null ? [] : [areas]));
  const agreed = changes.filter((change) => change.level !== null);
  const reached = agreed.filter((change) => (change.level ?? 0) >= level).length;
  const low = Math.min(...counted);
  const high = Math.max(...counted);
  const range = low === high ? `${low}` : `between ${low} and ${high}`;
  return [
    `On ${formatDate(asAt)}, ${range} of ${all} areas called themselves ${levelName} or above, depending on the change.`,
    agreed.length === 0
      ? "This area has not agreed a level for a change yet."
      : `This area agreed ${levelName} or above on ${reached} of the ${agreed.length} ${agreed.length === 1 ? "change" : "changes"} it agreed a level for.`,
    "Areas judged themselves, each in its own way, so the figures give context and no order among areas.",
  ];
}
