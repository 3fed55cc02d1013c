import { listFirstThings } from "#app/domain/report/first-things.ts";
import type { BoardReport, WorkingReport } from "#app/domain/report/results-report.ts";

/** Priorities, aligned rows far from target, and parked rows: what asks for something next. */
export function FirstThings({ report }: { report: WorkingReport | BoardReport }) {
  const shown = listFirstThings(report);
  if (shown.length === 0) return null;
  return (
    <div className="hw-first-things-grid">
      {shown.map(({ title, about, entries }) => (
        <section key={title} className={`hw-panel${entries.length > 3 ? " hw-panel--long" : ""}`}>
          <h2 className="nhsuk-heading-s">{title}</h2>
          <p className="hw-quiet">{about}</p>
          <ul className="hw-first-things">
            {entries.map(({ key, topic, detail }) => (
              <li key={key}>
                <a href={`#${key}`}>{topic}</a> <span className="hw-quiet">{detail}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
