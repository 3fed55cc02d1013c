import { DotSpread } from "#app/charts/dot-spread.tsx";
import type { PartnerMark as Mark } from "#app/domain/report/row-report.ts";
import type { Services } from "#app/services/index.server.ts";
import { PartnerMark } from "#app/ui/partner-mark.tsx";

type Part = ReturnType<Services["record"]["page"]>["record"]["changes"][number];
type Entry = Part["entries"][number];

/** A change of the record: its own level, then every row with its spread and what was made of it. */
export function RecordChange({ change, marks }: { change: Part; marks: readonly Mark[] }) {
  return (
    <section className="hw-section hw-record-part" aria-labelledby={`change-${change.number}`}>
      <h2 id={`change-${change.number}`} className="nhsuk-heading-m">
        {change.number}. {change.name}
      </h2>
      <div className="hw-reading">
        {change.sentence && <p>{change.sentence}</p>}
        <p>
          <strong>{change.agreed}</strong>
          {change.target && `. ${change.target}`}
        </p>
        <p className="hw-quiet">{change.behind}</p>
      </div>
      <ul className="hw-record-rows">
        {change.entries.map((entry) => (
          <li key={entry.key} id={entry.key}>
            <div>
              <h3>{entry.topic}</h3>
              {entry.priority && <p>Priority</p>}
            </div>
            <div className="hw-record-rows__spread">
              {entry.drawing && <DotSpread size="phone" data={dataOf(entry.drawing, marks)} />}
              {entry.spread.map((sentence) => (
                <p key={sentence}>{sentence}</p>
              ))}
            </div>
            <div>
              <p>
                <strong>{entry.agreed}</strong>
              </p>
              {entry.target && <p>{entry.target}</p>}
              {entry.rationale && <p>{entry.rationale}</p>}
              {entry.views.map(({ partner, level, words }) => (
                <p key={partner.id}>
                  <PartnerMark partner={partner} /> <strong>stands by {level}.</strong> {words}
                </p>
              ))}
              {entry.when && <p className="hw-quiet">{entry.when}</p>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function dataOf({ places, agreed }: NonNullable<Entry["drawing"]>, marks: readonly Mark[]) {
  const positions = places.flatMap(({ partnerId, position, people, first }) => {
    const partner = marks.find(({ id }) => id === partnerId);
    return partner ? [{ partner, position, first, ...(people ? { raters: people } : {}) }] : [];
  });
  return { levelNames: [], positions, agreed };
}
