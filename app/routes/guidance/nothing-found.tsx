import { Link } from "@remix-run/react";
import { EmptyState } from "#app/ui/empty-state.tsx";
import type { SearchPage } from "./guidance-data.ts";
import { type Asked, addressOf } from "./search-address.ts";

/** What to try where nothing was found. */
export function NothingFound({ asked, page }: { asked: Asked; page: SearchPage }) {
  const { suggestion, beyond, choices } = page;
  return (
    <>
      <EmptyState
        title="No article found"
        {...(beyond > 0 && {
          next: {
            href: addressOf({ q: asked.q }),
            label:
              beyond === 1 ? "See the one article elsewhere" : `See ${beyond} articles elsewhere`,
          },
        })}
      >
        {beyond > 0
          ? "Nothing here fits both the words and the choice of change or topic."
          : "Try fewer words, or another word for the same thing."}
        {suggestion !== null && (
          <>
            {" "}
            Did you mean <Link to={addressOf({ ...asked, q: suggestion })}>{suggestion}</Link>?
          </>
        )}
      </EmptyState>
      <section className="hw-section hw-reading" aria-labelledby="topics">
        <h2 id="topics" className="nhsuk-heading-s">
          Or look by topic
        </h2>
        <ul>
          {choices.topics.map(({ key, name }) => (
            <li key={key}>
              <Link to={addressOf({ topic: key })}>{name}</Link>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
