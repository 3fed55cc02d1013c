import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { answer } from "#app/http/answer.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Issued packs – ${data?.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  return {
    packs: services.packs.list(viewer),
    area: area.name,
    home: `/areas/${area.slug}/board`,
  };
});

export default function IssuedPacks() {
  const { packs, home } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={home} label="Board" />
      <PageHeader
        title="Issued packs"
        purpose="Each pack keeps the figures and sentences it was issued with, to read and to print again."
      />
      {packs.length === 0 ? (
        <EmptyState title="No pack has been issued yet">
          The first one stands here when its meeting’s papers are due, or when it is issued by hand.
        </EmptyState>
      ) : (
        <DataTable
          stacked="named"
          captionHidden
          caption="Issued packs, the latest first"
          columns={[
            { key: "pack", label: "Pack", rowHeader: true },
            { key: "meeting", label: "For" },
            { key: "words", label: "When" },
            { key: "pdf", label: "PDF" },
          ]}
          rows={packs.map(({ id, number, asAt, words, meeting }) => ({
            key: id,
            cells: {
              pack: (
                <Link to={`${home}/packs/${id}`}>
                  Pack {number}, {asAt}
                </Link>
              ),
              meeting: meeting ?? "No meeting in particular",
              words,
              pdf: (
                <a href={`${home}/packs/${id}/pack.pdf`}>
                  Download<span className="nhsuk-u-visually-hidden"> pack {number} as PDF</span>
                </a>
              ),
            },
          }))}
        />
      )}
    </>
  );
}
