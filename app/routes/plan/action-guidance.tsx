import { Link } from "@remix-run/react";

type Props = { change: string; articles: readonly { id: string; title: string }[] };

/** How many articles are named before "all". */
const NAMED = 3;

/** What to read on the action's change. */
export function Guidance({ change, articles }: Props) {
  if (articles.length === 0) return null;
  return (
    <section className="hw-section" aria-labelledby="guidance">
      <h2 id="guidance" className="nhsuk-heading-m">
        Guidance
      </h2>
      <ul>
        {articles.slice(0, NAMED).map(({ id, title }) => (
          <li key={id}>
            <Link to={`/guidance/${id}`}>{title}</Link>
          </li>
        ))}
      </ul>
      {articles.length > NAMED && (
        <p>
          <Link to={`/guidance?change=${change}`}>All {articles.length} on this change</Link>
        </p>
      )}
    </section>
  );
}
