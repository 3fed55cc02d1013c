import type { LoaderFunctionArgs, MetaFunction, SerializeFrom } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { formatDate } from "#app/domain/dates.ts";
import { answer } from "#app/http/answer.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
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
              <MeetingList meetings={coming} base={base} />
            )}
          </section>
          {past.length > 0 && (
            <section className="hw-section" aria-labelledby="past">
              <h2 className="nhsuk-heading-m" id="past">
                Past
              </h2>
              <MeetingList meetings={past} base={base} />
            </section>
          )}
        </>
      )}
    </>
  );
}

/** Meetings one under another, each with its papers or what came of it. */
function MeetingList({ meetings, base }: { meetings: readonly Listed[]; base: string }) {
  return (
    <ul className="hw-needs">
      {meetings.map((meeting) => (
        <li key={meeting.id}>
          <div className="hw-needs__words">
            <h3>
              <Link to={`${base}/${meeting.id}`}>
                {meeting.name}, {formatDate(meeting.date)}
              </Link>
            </h3>
            {meeting.audience && <p>For {meeting.audience}</p>}
          </div>
          <p>{sayState(meeting)}</p>
        </li>
      ))}
    </ul>
  );
}

function sayState({ state, papersDeadline, packId, decisions }: Listed): string {
  if (state === "cancelled") return "Cancelled";
  if (state === "past") {
    const decided = decisions === 1 ? "1 decision" : `${decisions || "No"} decisions`;
    return `${decided}, ${packId ? "pack kept" : "no pack"}`;
  }
  const papers = packId ? "Pack frozen" : `Papers due by ${formatDate(papersDeadline)}`;
  return state === "today" ? `Today. ${papers}` : papers;
}
