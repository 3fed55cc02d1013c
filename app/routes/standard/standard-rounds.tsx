import { Link } from "@remix-run/react";
import { formatDate } from "#app/domain/dates.ts";
import { STATUS_NAMES } from "#app/ui/round-words.ts";
import type { StandardData } from "./standard-data.ts";

/** The rounds on the Standard: those under way, and closed ones with their results. */
export function StandardRounds({ page, home }: { page: StandardData; home: string }) {
  const { underWay, latest, earlier } = page;
  const closed = latest ? [latest, ...earlier] : earlier;
  if (underWay.length + closed.length === 0) return null;
  return (
    <section className="hw-section hw-reading" aria-labelledby="rounds">
      <h2 id="rounds" className="nhsuk-heading-m">
        Rounds on the Standard
      </h2>
      <ul>
        {underWay.map(({ id, name, status }) => (
          <li key={id}>
            <Link to={`${home}/rounds/${id}`}>{name}</Link>{" "}
            <span className="hw-quiet">{STATUS_NAMES[status]}</span>
          </li>
        ))}
        {closed.map(({ id, name, asAt }) => (
          <li key={id}>
            <Link to={`${home}/rounds/${id}/results`}>{name}</Link>{" "}
            <span className="hw-quiet">as at {formatDate(asAt)}</span>
          </li>
        ))}
      </ul>
      {closed.length > 1 && (
        <p>
          <Link to={`${home}/rounds/over-time?model=standard`}>See change over time</Link>
        </p>
      )}
    </section>
  );
}
