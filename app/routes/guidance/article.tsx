import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { answer } from "#app/http/answer.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import type { ArticlePage } from "./guidance-data.ts";
import { addressOf } from "./search-address.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? "Article"} – Guidance – Homeward` },
];

export const loader = answer(({ context, params }: LoaderFunctionArgs) =>
  context.services.guidance.article(params.article ?? ""),
);

export default function Article() {
  const article = useLoaderData<typeof loader>();
  const { title, summary, topic, topicKey, sections, sources } = article;
  return (
    <>
      <BackLink href="/guidance" label="Guidance" />
      <PageHeader
        eyebrow={<Link to={addressOf({ topic: topicKey })}>{topic}</Link>}
        title={title}
        purpose={summary}
      />
      <div className="hw-split">
        <article className="hw-reading">
          {sections.map(({ heading, text, points }) => (
            <section key={heading ?? text?.[0] ?? points?.[0]}>
              {heading && <h2 className="nhsuk-heading-s">{heading}</h2>}
              {text?.map((paragraph) => (
                <p key={paragraph}>{paragraph}</p>
              ))}
              {points && (
                <ul>
                  {points.map((point) => (
                    <li key={point}>{point}</li>
                  ))}
                </ul>
              )}
            </section>
          ))}
          <h2 className="nhsuk-heading-s" id="sources">
            Where it comes from
          </h2>
          <ul className="hw-quiet">
            {sources.map((source) => (
              <li key={source}>{source}</li>
            ))}
          </ul>
          <p className="hw-quiet">
            Restated in Homeward’s words; the publication governs. It describes its own time: check
            rules and law as they stand today.
          </p>
        </article>
        <Beside article={article} />
      </div>
    </>
  );
}

/** What the article bears on, and what to read next. */
function Beside({ article: { changes, criteria, related } }: { article: ArticlePage }) {
  return (
    <aside className="hw-guidance-beside" aria-label="What it bears on">
      {changes.length > 0 && (
        <>
          <h2 className="nhsuk-heading-s">Changes</h2>
          <ul>
            {changes.map(({ key, number, name, edition }) => (
              <li key={key}>
                <Link to={`/model/${edition}#change-${number}`}>
                  {number} {name}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {criteria.length > 0 && (
        <>
          <h2 className="nhsuk-heading-s">Criteria of graduation</h2>
          <ul>
            {criteria.map(({ key, letter, name }) => (
              <li key={key}>
                <Link to={addressOf({ criterion: key })}>
                  {letter} {name}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {related.length > 0 && (
        <>
          <h2 className="nhsuk-heading-s">Read next</h2>
          <ul>
            {related.map(({ id, title }) => (
              <li key={id}>
                <Link to={`/guidance/${id}`}>{title}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </aside>
  );
}
