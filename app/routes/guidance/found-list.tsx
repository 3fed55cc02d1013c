import { Link } from "@remix-run/react";
import type { SearchPage } from "./guidance-data.ts";

type Result = SearchPage["results"][number];

/** The articles found, with the words that were looked for marked; without a search, by topic. */
export function FoundList({ results, grouped }: { results: readonly Result[]; grouped: boolean }) {
  if (!grouped) {
    return (
      <ol className="hw-guidance-list hw-reading">
        {results.map((result) => (
          <Found key={result.id} result={result} withTopic />
        ))}
      </ol>
    );
  }
  const topics = [...new Set(results.map(({ topic }) => topic))];
  return (
    <div className="hw-guidance-topics">
      {topics.map((topic) => (
        <section key={topic} aria-label={topic}>
          <h2 className="nhsuk-heading-s">{topic}</h2>
          <ul className="hw-guidance-list">
            {results
              .filter((result) => result.topic === topic)
              .map((result) => (
                <Found key={result.id} result={result} />
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Found({ result, withTopic }: { result: Result; withTopic?: boolean }) {
  const { id, title, summary, topic, snippet } = result;
  return (
    <li>
      <Link to={`/guidance/${id}`}>{title}</Link>
      {withTopic && <span className="hw-quiet"> {topic}</span>}
      <p>{summary}</p>
      {snippet.some(({ found }) => found) && (
        <p className="hw-quiet">
          {snippet.map(({ text, found }, at) =>
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, in their order
            found ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
          )}
        </p>
      )}
    </li>
  );
}
