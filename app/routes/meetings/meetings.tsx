import type { LoaderFunctionArgs, MetaFunction, SerializeFrom } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { formatDate } from "#app/domain/dates.ts";
import { answer } from "#app/http/answer.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ButtonLink } from "#app/ui/next-step.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Meetings – ${data?.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  return {
    ...services.meetings.list(viewer),
    area: area.name,
    base: `/areas/${area.slug}/meetings`,
  };
});

type Listed = SerializeFrom<typeof loader>["coming"][number];

export default function Meetings() {
  const { coming, past, can, base } = useLoaderData<typeof loader>();
  const none = coming.length + past.length === 0;
  return (
    <>
      <PageHeader
        title="Meetings"
        purpose="The boards that review the plan: what owners say before, and what is decided."
        next={can.plan ? { href: `${base}/new`, label: "Plan a meeting" } : null}
        aside={
          !none && (
            <ButtonLink href={`${base}.ics`} reload>
              Calendar file
            </ButtonLink>
          )
        }
      />
      {none ? (
        <EmptyState title="No meetings yet">
          {can.plan
            ? "Plan the next one: owners can then be asked for updates, and the pack is frozen at its papers deadline."
            : "They stand here once somebody plans one."}
        </EmptyState>
      ) : (
        <>
          <section className="hw-section" aria-labelledby="coming">
            <h2 className="nhsuk-heading-m" id="coming">
              Coming
            </h2>
            {coming.length === 0 ? (
              <p>None is planned.</p>
            ) : (
              <DataTable
                caption="Meetings to come"
                captionHidden
                columns={[
                  { key: "name", label: "Meeting", rowHeader: true },
                  { key: "date", label: "Date" },
                  { key: "papers", label: "Papers due" },
                  { key: "pack", label: "Pack" },
                ]}
                rows={coming.map((meeting) => ({
                  key: meeting.id,
                  cells: {
                    name: <Name meeting={meeting} base={base} />,
                    date: formatDate(meeting.date),
                    papers: formatDate(meeting.papersDeadline),
                    pack: meeting.packId ? "Frozen" : "Not yet",
                  },
                }))}
              />
            )}
          </section>
          {past.length > 0 && (
            <section className="hw-section" aria-labelledby="past">
              <h2 className="nhsuk-heading-m" id="past">
                Past
              </h2>
              <DataTable
                caption="Meetings that have taken place"
                captionHidden
                columns={[
                  { key: "name", label: "Meeting", rowHeader: true },
                  { key: "date", label: "Date" },
                  { key: "decisions", label: "Decisions", numeric: true },
                  { key: "pack", label: "Pack" },
                ]}
                rows={past.map((meeting) => ({
                  key: meeting.id,
                  cells: {
                    name: <Name meeting={meeting} base={base} />,
                    date: formatDate(meeting.date),
                    decisions: String(meeting.decisions),
                    pack: meeting.packId ? "Kept" : "None",
                  },
                }))}
              />
            </section>
          )}
        </>
      )}
    </>
  );
}

function Name({ meeting, base }: { meeting: Listed; base: string }) {
  const { id, name, audience, state } = meeting;
  return (
    <>
      <Link to={`${base}/${id}`}>{name}</Link>
      {state === "cancelled" && " (cancelled)"}
      {state === "today" && " (today)"}
      {audience && <span className="hw-quiet hw-meeting__audience">For {audience}</span>}
    </>
  );
}
