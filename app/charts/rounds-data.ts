import { formatDate } from "#app/domain/dates.ts";
import type { ComparisonReport } from "#app/domain/report/comparison.ts";
import type { NationalContext } from "#app/domain/report/national-context.ts";
import type { OverTimeReport } from "#app/domain/report/over-time.ts";
import type { ContextBarsData } from "./context-bars.tsx";
import type { LevelLanesData } from "./level-lanes-layout.ts";
import type { LevelMovesData } from "./level-moves.tsx";

type LevelNames = readonly { name: string }[];

/** "21 Sep 2016", short enough for the head of a column. */
export function shortDate(date: string): string {
  const [day, month = "", year] = formatDate(date).split(" ");
  return `${day} ${month.slice(0, 3)} ${year}`;
}

/** The changes through all closed rounds. */
export function lanesOverTime(
  { rounds, changes }: OverTimeReport,
  levels: LevelNames,
): LevelLanesData {
  return {
    rounds: rounds.map(({ name, asAt }) => ({ name, label: shortDate(asAt) })),
    levelNames: levels.map(({ name }) => name),
    lines: changes.map(({ number, shortName, levels: own }) => ({
      number,
      name: shortName,
      levels: own.map((level) => (level === "absent" ? null : level)),
    })),
  };
}

/** The changes at two rounds. */
export function lanesOfTwo(report: ComparisonReport, levels: LevelNames): LevelLanesData {
  const { before, after, changes } = report;
  return {
    rounds: [before, after].map(({ name, asAt }) => ({ name, label: formatDate(asAt) })),
    levelNames: levels.map(({ name }) => name),
    lines: changes.map(({ number, shortName, before: then, after: now }) => ({
      number,
      name: shortName,
      levels: [then, now],
    })),
  };
}

/** The rows that both rounds have, with the targets that the earlier one set. */
export function movesOfTwo({ before, after, changes }: ComparisonReport): LevelMovesData {
  return {
    before: before.name,
    after: after.name,
    changes: changes
      .filter(({ rows }) => rows.length > 0)
      .map(({ number, name, rows }) => ({
        number,
        name,
        rows: rows.map(({ key, topic, before: then, after: now, target }) => ({
          key,
          topic,
          before: then,
          after: now,
          target: target.level,
        })),
      })),
  };
}

/** The area's own levels beside the national count. */
export function barsOfContext({ of, levelName, changes }: NationalContext): ContextBarsData {
  return { of, counted: `${levelName} or above`, changes };
}
