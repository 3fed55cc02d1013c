import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { answer } from "#app/http/answer.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Who signs – ${data?.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const { people, signatories } = services.funding.signatories(viewer);
  return {
    area: area.name,
    back: `/areas/${area.slug}/funding`,
    signatories: signatories.map(({ id, capacity, memberId, years }) => ({
      id,
      capacity,
      years: years.join(", ") || "No year",
      person: people.find((each) => each.id === memberId)?.name ?? "By letter or minute",
    })),
  };
});

export default function Signatories() {
  const { back, signatories } = useLoaderData<typeof loader>();
  const here = `${back}/signatories`;
  return (
    <>
      <BackLink href={back} label="Funding" />
      <PageHeader
        title="Who signs"
        purpose="Everyone whose agreement to the use of the grant is needed, for each financial year."
        next={{ href: `${here}/new`, label: "Add a signatory" }}
      />
      {signatories.length === 0 ? (
        <EmptyState title="Nobody is asked to sign yet">
          Usually the council, the NHS commissioner, and the chair of the health and wellbeing
          board.
        </EmptyState>
      ) : (
        <DataTable
          stacked="named"
          caption="Signatories"
          captionHidden
          columns={[
            { key: "capacity", label: "Signs as", rowHeader: true },
            { key: "person", label: "Signs here" },
            { key: "years", label: "Years" },
            { key: "change", label: <span className="nhsuk-u-visually-hidden">Change</span> },
          ]}
          rows={signatories.map(({ id, capacity, person, years }) => ({
            key: id,
            cells: {
              capacity,
              person,
              years,
              change: (
                <Link to={`${here}/${id}`}>
                  Change<span className="nhsuk-u-visually-hidden"> {capacity}</span>
                </Link>
              ),
            },
          }))}
        />
      )}
    </>
  );
}
