import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { formatDate, londonDate, londonTime } from "#app/domain/dates.ts";
import { answer } from "#app/http/answer.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Activity – ${data?.area} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const before = new URL(asked.request.url).searchParams.get("before");
  return {
    area: area.name,
    here: `/areas/${area.slug}/activity`,
    isFirst: before === null,
    ...services.activity.page(viewer, before),
  };
});

export default function Activity() {
  const { here, isFirst, events, older } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Activity"
        purpose="Who did what, and when. The log cannot be changed, and never holds a level or a reason."
      />
      {events.length === 0 ? (
        <EmptyState title="Nothing here yet">
          Whatever is done in this area will stand here.
        </EmptyState>
      ) : (
        <div className="hw-log">
          <DataTable
            caption="What was done, the latest first"
            captionHidden
            dense
            columns={[
              { key: "when", label: "When" },
              { key: "who", label: "Who", rowHeader: true },
              { key: "what", label: "What" },
            ]}
            rows={events.map(({ id, at, hasTime, person, did, about }) => ({
              key: String(id),
              cells: {
                when: hasTime
                  ? `${formatDate(londonDate(at))}, ${londonTime(at)}`
                  : formatDate(londonDate(at)),
                who: person,
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
        {!isFirst && <Link to={here}>Latest</Link>}
        {older !== null && <Link to={`${here}?before=${older}`}>Older</Link>}
      </nav>
    </>
  );
}
