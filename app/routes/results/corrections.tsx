import { formatDate, londonDate } from "#app/domain/dates.ts";
import type { ResultsPageData } from "./results-data.ts";

/** Dated corrections that stand beside a closed record. */
export function Corrections({ corrections }: Pick<ResultsPageData, "corrections">) {
  if (corrections.length === 0) return null;
  return (
    <section className="hw-section hw-reading" aria-labelledby="corrections">
      <h2 id="corrections" className="nhsuk-heading-m">
        Corrections beside the record
      </h2>
      <ul>
        {corrections.map(({ id, at, topic, text }) => (
          <li key={id}>
            <span className="hw-quiet">
              {formatDate(londonDate(at))}
              {topic && `, ${topic}`}:
            </span>{" "}
            {text}
          </li>
        ))}
      </ul>
    </section>
  );
}
