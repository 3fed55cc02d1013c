import { ButtonLink } from "#app/ui/next-step.tsx";
import type { RoundPageData } from "./round-data.ts";

/** A lead's reminder that its organisation's words on record wait for it. */
export function ViewsSummary({ page }: { page: RoundPageData }) {
  const waiting = page.views.filter((view) => view.mine && !view.confirmed).length;
  if (waiting === 0) return null;
  return (
    <section className="hw-panel" aria-labelledby="views">
      <h2 id="views" className="nhsuk-heading-s">
        Your organisation’s different views
      </h2>
      <p>
        {waiting === 1
          ? "One different view stands on record in words written down in the room. Confirm it, or put it in your own words."
          : `${waiting} different views stand on record in words written down in the room. Confirm them, or put them in your own words.`}
      </p>
      <ButtonLink href={`${page.home}/views`}>Confirm your words</ButtonLink>
    </section>
  );
}
