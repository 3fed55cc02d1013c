import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { formatDate, londonDate, londonTime } from "#app/domain/dates.ts";
import { answer } from "#app/http/answer.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { isFiltered, readQuery, writeQuery } from "./activity-query.ts";
import { ActivitySearch } from "./activity-search.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Activity – ${data?.area} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const { searchParams } = new URL(asked.request.url);
  const before = searchParams.get("before");
  const query = readQuery(searchParams);
  return {
    area: area.name,
    here: `/areas/${area.slug}/activity`,
    query,
    isFirst: before === null,
    ...services.activity.page(viewer, before, query),
  };
});

export default function Activity() {
  const { here, query, choices, isFirst, events, older } = useLoaderData<typeof loader>();
  const filtered = isFiltered(query);
  return (
    <>
      <PageHeader
        title="Activity"
        purpose="Who did what, and when. The log cannot be changed, and never holds a level or a reason."
      />
      <ActivitySearch query={query} choices={choices} here={here} />
      {events.length === 0 ? (
        <EmptyState title={filtered ? "Nothing found" : "Nothing here yet"}>
          {filtered
            ? "Nothing on record fits. Choose fewer words, more days, or somebody else."
            : "Whatever is done in this area will stand here."}
        </EmptyState>
      ) : (
        <div className="hw-log">
          <DataTable
            stacked="bare"
            caption="What was done, the latest first"
            captionHidden
            dense
            columns={[
              { key: "when", label: "When" },
              { key: "who", label: "Who", rowHeader: true },
              { key: "what", label: "What" },
            ]}
            rows={events.map(({ id, at, hasTime, memberId, person, did, about }) => ({
              key: String(id),
              cells: {
                when: hasTime
                  ? `${formatDate(londonDate(at))}, ${londonTime(at)}`
                  : formatDate(londonDate(at)),
                who:
                  memberId && memberId !== query.person ? (
                    <Link to={`${here}${writeQuery({ ...query, person: memberId })}`}>
                      {person}
                    </Link>
                  ) : (
                    person
                  ),
                what: (
                  <>
                    {did}
                    {about.length > 0 && <span className="hw-quiet">: {about.join(", ")}</span>}
                  </>
                ),
              },
            }))}
          />
        </div>
      )}
      <nav className="hw-pagination" aria-label="Pages of the log">
        {!isFirst && <Link to={`${here}${writeQuery(query)}`}>Latest</Link>}
        {older !== null && <Link to={`${here}${writeQuery(query, older)}`}>Older</Link>}
      </nav>
      {events.length > 0 && (
        <section className="hw-section hw-screen-only" aria-labelledby="take-away">
          <h2 id="take-away" className="nhsuk-heading-m">
            Take away
          </h2>
          <ul className="hw-take-away">
            <li>
              <a href={`${here}.xlsx${writeQuery(query)}`} download>
                {filtered ? "What was found" : "The log"} (Excel)
              </a>
              <span className="hw-quiet">
                To sort and filter; the latest 20,000 events at most.
              </span>
            </li>
            <li>
              <a href={`${here}.csv${writeQuery(query)}`} download>
                {filtered ? "What was found" : "The log"} (CSV)
              </a>
              <span className="hw-quiet">The same, for other programs.</span>
            </li>
          </ul>
        </section>
      )}
    </>
  );
}
