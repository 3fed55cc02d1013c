import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { answer } from "#app/http/answer.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { useParts } from "#app/ui/parts.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Your scores: ${data?.name ?? ""} – ${data?.area} – Homeward` },
];

/** Goes to the first change with something to answer; with nothing left, or `?all`, shows them all. */
export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const { round, partner, changes, model } = services.scores.progress(
    viewer,
    asked.params.round ?? "",
  );
  const home = `/areas/${area.slug}/rounds/${round.id}`;
  const first =
    changes.find((change) => change.blank > 0) ?? changes.find((change) => change.second > 0);
  if (first && !new URL(asked.request.url).searchParams.has("all")) {
    throw redirect(`${home}/score/${first.number}`);
  }
  return {
    area: area.name,
    model,
    name: round.name,
    status: round.status,
    home,
    partner: partner.name,
    changes,
    next: first?.number ?? null,
  };
});

export default function ScoreOverview() {
  const { name, status, home, partner, changes, next } = useLoaderData<typeof loader>();
  const left = changes.reduce((sum, change) => sum + change.blank, 0);
  const second = changes.reduce((sum, change) => sum + change.second, 0);
  const { many, One } = useParts();
  return (
    <>
      <BackLink href={home} label={name} />
      <PageHeader
        title="Your scores"
        eyebrow={`For ${partner}`}
        purpose={describe(status, left, second)}
        {...(next === null
          ? {}
          : { next: { href: `${home}/score/${next}`, label: left > 0 ? "Go on" : "Score again" } })}
      />
      <DataTable
        caption={`The ${many} you are asked about`}
        captionHidden
        columns={[
          { key: "change", label: One, rowHeader: true },
          { key: "answered", label: "Answered", numeric: true },
          { key: "left", label: "Still to do" },
        ]}
        rows={changes.map((change) => ({
          key: String(change.number),
          cells: {
            change: (
              <Link to={`${home}/score/${change.number}`}>
                {change.number}. {change.shortName}
              </Link>
            ),
            answered: `${change.answered} of ${change.rows}`,
            left: leftOf(change),
          },
        }))}
      />
    </>
  );
}

function describe(status: string, left: number, second: number): string {
  if (status === "preparing") return "This round is not open for scoring yet.";
  if (status !== "open") return "Scoring has ended. You can still read what you said.";
  if (left > 0) return `${rows(left)} still to answer.`;
  if (second > 0) return `${rows(second)} open for a second score, if you want to change yours.`;
  return "You have answered every row that is open. You can change an answer until it is revealed.";
}

function leftOf({ blank, second }: { blank: number; second: number }): string {
  if (blank > 0) return rows(blank);
  return second > 0 ? `Second score: ${rows(second)}` : "Nothing";
}

const rows = (count: number) => (count === 1 ? "1 row" : `${count} rows`);
