import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { formatDate } from "#app/domain/dates.ts";
import type { Model } from "#app/domain/model/edition.ts";
import { wordsOf } from "#app/domain/model/model-family.ts";
import { answer } from "#app/http/answer.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Editions of the model – ${data?.area} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  return {
    ...services.editions.list(viewer),
    area: area.name,
    home: `/areas/${area.slug}`,
  };
});

export default function Editions() {
  const { national, own, manages, home } = useLoaderData<typeof loader>();
  const here = `${home}/editions`;
  const size = ({ model, changes, rows }: { model: Model; changes: number; rows: number }) => {
    const { one, many } = wordsOf(model);
    return `${changes} ${changes === 1 ? one : many}, ${rows} ${rows === 1 ? "row" : "rows"}`;
  };
  const columns = [
    { key: "title", label: "Edition", rowHeader: true },
    { key: "size", label: "Holds" },
  ];
  return (
    <>
      <BackLink href={`${home}/rounds`} label="Rounds" />
      <PageHeader
        title="Editions of the model"
        purpose="What a round can be scored against. A round keeps the words it began with."
        next={manages ? { href: `${here}/new`, label: "Add an edition of your own" } : null}
      />
      <section className="hw-section hw-editions">
        <h2 className="nhsuk-heading-m">National</h2>
        <DataTable
          stacked="named"
          caption="National editions"
          captionHidden
          columns={columns}
          rows={national.map((edition) => ({
            key: edition.key,
            cells: {
              title: <Link to={`${here}/${edition.key}`}>{edition.title}</Link>,
              size: size(edition),
            },
          }))}
        />
      </section>
      <section className="hw-section hw-editions">
        <h2 className="nhsuk-heading-m">Your area’s own</h2>
        {own.length === 0 ? (
          <p className="hw-reading hw-quiet">
            None. An area that works to another wording, or adds rows of its own, can offer an
            edition to its own members. Rounds on different editions are compared row by row where
            both have the row.
          </p>
        ) : (
          <DataTable
            stacked="named"
            caption="Editions of the area’s own"
            captionHidden
            columns={[
              ...columns,
              { key: "offered", label: "Offered" },
              { key: "rounds", label: "Rounds", numeric: true },
            ]}
            rows={own.map((edition) => ({
              key: edition.key,
              cells: {
                title: <Link to={`${here}/${edition.key}`}>{edition.title}</Link>,
                size: size(edition),
                offered: edition.withdrawnOn
                  ? `Withdrawn on ${formatDate(edition.withdrawnOn)}`
                  : `Since ${formatDate(edition.offeredOn)}`,
                rounds: edition.rounds,
              },
            }))}
          />
        )}
      </section>
    </>
  );
}
