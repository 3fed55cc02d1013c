import type { BoardReport, WorkingReport } from "./results-report.ts";

/** A row that asks for something next, with what is known of it. */
type Entry = { key: string; topic: string; detail: string };

/** A list of such rows, and which they are. */
type FirstThings = { title: string; about: string; entries: readonly Entry[] };

/** Priorities, aligned rows far from target, and parked rows. Lists without a row are left out. */
export function listFirstThings(report: WorkingReport | BoardReport): FirstThings[] {
  const rows = report.changes.flatMap((change) =>
    change.rows.map((row) => ({ ...row, change: change.number })),
  );
  const entry = (row: { key: string; topic: string; change: number }, detail: string): Entry => ({
    key: row.key,
    topic: row.topic,
    detail: `Change ${row.change}${detail && `: ${detail}`}`,
  });
  return [
    {
      title: "Priorities",
      about: "Rows that the room marked to act on.",
      entries: rows
        .filter(({ priority }) => priority)
        .map((row) => {
          const { agreed, target } = row;
          return entry(row, typeof agreed === "number" ? describeStep(agreed, target.level) : "");
        }),
    },
    {
      title: "Act first",
      about: "Scores are aligned, and the target is two or more levels away.",
      entries:
        report.reading === "working"
          ? report.actFirst.map((row) => entry(row, describeStep(row.level, row.target)))
          : [],
    },
    {
      title: "Parked",
      about: "Rows that the room left for another time.",
      entries: rows.flatMap((row) => (row.parked === null ? [] : [entry(row, row.parked)])),
    },
  ].filter(({ entries }) => entries.length > 0);
}

function describeStep(level: number, target: number | null): string {
  return target === null || target <= level ? `level ${level}` : `level ${level}, target ${target}`;
}
