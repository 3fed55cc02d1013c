import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { may } from "#app/domain/access/permissions.ts";
import { formatDate } from "#app/domain/dates.ts";
import { answer } from "#app/http/answer.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { nextStep, STATUS_NAMES } from "#app/ui/round-words.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Rounds – ${data?.area} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  return {
    area: area.name,
    home: `/areas/${area.slug}/rounds`,
    editions: `/areas/${area.slug}/editions`,
    rounds: services.rounds
      .list(viewer)
      .map(({ id, name, status, asAt }) => ({ id, name, status, asAt })),
    reader: {
      manages: may(viewer.roles, "round.manage"),
      runs: may(viewer.roles, "round.run"),
      scores: may(viewer.roles, "score.record"),
      records: may(viewer.roles, "sheet.record"),
    },
    takesPart: may(viewer.roles, "round.take-part"),
  };
});

export default function Rounds() {
  const { home, editions, rounds, reader, takesPart } = useLoaderData<typeof loader>();
  const live = rounds.find((round) => round.status !== "closed");
  const prepare = { href: `${home}/new`, label: "Prepare a round" };
  return (
    <>
      <PageHeader
        title="Rounds"
        purpose={
          takesPart
            ? "Each round is one joint assessment: partners score, discuss, agree, and close a record."
            : "Each round is one joint assessment. Those that are closed can be read here."
        }
        next={
          live
            ? nextStep(live.status, `${home}/${live.id}`, reader)
            : reader.manages
              ? prepare
              : null
        }
        aside={
          <>
            {live && reader.manages && <Link to={prepare.href}>{prepare.label}</Link>}
            {rounds.some(({ status }) => status === "closed") && (
              <Link to={`${home}/over-time`}>See change over time</Link>
            )}
          </>
        }
      />
      {rounds.length === 0 ? (
        <EmptyState title={takesPart ? "No round yet" : "No closed round yet"}>
          {reader.manages
            ? "Prepare the first one: its scope, its date, and who is asked about what."
            : "Rounds show here once there is something for you to do or read."}
        </EmptyState>
      ) : (
        <DataTable
          stacked="named"
          caption="The area’s rounds, the latest first"
          captionHidden
          columns={[
            { key: "name", label: "Round", rowHeader: true },
            { key: "asAt", label: "As at" },
            { key: "status", label: "Status" },
            { key: "next", label: "Next step" },
          ]}
          rows={rounds.map(({ id, name, asAt, status }) => {
            const next = nextStep(status, `${home}/${id}`, reader);
            return {
              key: id,
              cells: {
                name: <Link to={`${home}/${id}`}>{name}</Link>,
                asAt: formatDate(asAt),
                status: STATUS_NAMES[status],
                next: <Link to={next.href}>{next.label}</Link>,
              },
            };
          })}
        />
      )}
      <p className="hw-section">
        <Link to={editions}>Editions of the model</Link> that rounds are scored against
      </p>
    </>
  );
}
