import type { BoardReport, WorkingReport } from "#app/domain/report/results-report.ts";

type Entry = { key: string; topic: string; change: number; detail: string | null };

/** Priorities, aligned rows far from target, and parked rows: what asks for something next. */
export function FirstThings({ report }: { report: WorkingReport | BoardReport }) {
  const rows = report.changes.flatMap((change) =>
    change.rows.map((row) => ({ ...row, change: change.number })),
  );
  const lists: { title: string; about: string; entries: Entry[] }[] = [
    {
      title: "Priorities",
      about: "Rows that the room marked to act on.",
      entries: rows
        .filter((row) => row.priority)
        .map(({ key, topic, change, agreed, target }) => ({
          key,
          topic,
          change,
          detail: typeof agreed === "number" ? describeStep(agreed, target.level) : null,
        })),
    },
    {
      title: "Act first",
      about: "Scores are aligned, and the target is two or more levels away.",
      entries:
        report.reading === "working"
          ? report.actFirst.map(({ level, target, ...row }) => ({
              ...row,
              detail: describeStep(level, target),
            }))
          : [],
    },
    {
      title: "Parked",
      about: "Rows that the room left for another time.",
      entries: rows
        .filter((row) => row.parked !== null)
        .map(({ key, topic, change, parked }) => ({ key, topic, change, detail: parked })),
    },
  ];
  const shown = lists.filter(({ entries }) => entries.length > 0);
  if (shown.length === 0) return null;
  return (
    <div className="hw-first-things-grid">
      {shown.map(({ title, about, entries }) => (
        <section key={title} className={`hw-panel${entries.length > 3 ? " hw-panel--long" : ""}`}>
          <h2 className="nhsuk-heading-s">{title}</h2>
          <p className="hw-quiet">{about}</p>
          <ul className="hw-first-things">
            {entries.map(({ key, topic, change, detail }) => (
              <li key={key}>
                <a href={`#${key}`}>{topic}</a>{" "}
                <span className="hw-quiet">
                  Change {change}
                  {detail && `: ${detail}`}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function describeStep(level: number, target: number | null): string {
  return target === null || target <= level ? `level ${level}` : `level ${level}, target ${target}`;
}
