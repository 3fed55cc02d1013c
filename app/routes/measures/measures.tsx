import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { toSlug } from "#app/domain/measure/period.ts";
import { answer } from "#app/http/answer.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { Drawer } from "#app/ui/drawer.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { MeasureFigure } from "#app/ui/measure-figure.tsx";
import { ButtonLink } from "#app/ui/next-step.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { StoryList } from "#app/ui/story-list.tsx";
import { MeasureStatus } from "./measure-status.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Measures – ${data?.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const saved = new URL(asked.request.url).searchParams.get("saved");
  const home = `/areas/${area.slug}`;
  return { ...services.measures.page(viewer), home, here: `${home}/measures`, saved };
});

export default function Measures() {
  const { report, stories, quarter, can, home, here, saved } = useLoaderData<typeof loader>();
  return (
    <>
      {saved !== null && (
        <Notice kind="success" focus>
          {Number(saved) === 1
            ? "One figure changed."
            : `${Number(saved) || "No"} figures changed.`}
        </Notice>
      )}
      <PageHeader
        title="Measures"
        purpose="What the figures say by quarter, beside what was planned. A quarter without a figure stays empty."
        next={
          can.edit
            ? { href: `${here}/quarters/${toSlug(quarter)}`, label: `Type in ${quarter}` }
            : null
        }
      />
      <StoryList stories={stories} links={{ home, from: "measures" }} mayAnswer={can.answer} />
      {report.inUse.length === 0 && (
        <EmptyState title="No figures yet">
          {can.edit
            ? "Type in a quarter, and each measure that has a figure or a target stands here with its picture."
            : "Whoever keeps the measures has typed in nothing yet."}
        </EmptyState>
      )}
      {report.inUse.map((set) => (
        <section key={set.name}>
          <h2 className="nhsuk-heading-m">{set.name}</h2>
          <ul className="hw-multiples">
            {set.measures.map((measure) => (
              <li key={measure.key}>
                <section className="hw-panel">
                  <h3 className="nhsuk-heading-s">
                    <Link to={`${here}/${measure.key}`}>{measure.name}</Link>
                  </h3>
                  <MeasureStatus status={measure.status} trend={measure.trend} />
                  <MeasureFigure measure={measure} />
                </section>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <div className="hw-buttons hw-screen-only">
        {can.edit && (
          <>
            <ButtonLink href={`${here}/own/new`} kind="secondary">
              Add a measure of your own
            </ButtonLink>
            <ButtonLink href={`${here}/import`} kind="secondary">
              Read figures from a file
            </ButtonLink>
          </>
        )}
        {report.inUse.length > 0 && (
          <ButtonLink href={`${here}/figures.csv`} kind="secondary" reload>
            Every figure (CSV)
          </ButtonLink>
        )}
      </div>
      {report.unused.length > 0 && (
        <Drawer summary={`${report.unused.length} more measures without a figure or a target`}>
          <DataTable
            stacked="named"
            captionHidden
            caption="Measures without a figure or a target"
            columns={[
              { key: "name", label: "Measure", rowHeader: true },
              { key: "unit", label: "Unit" },
              { key: "set", label: "From" },
            ]}
            rows={report.unused.map(({ key, name, unit, set }) => ({
              key,
              cells: { name: <Link to={`${here}/${key}`}>{name}</Link>, unit, set },
            }))}
          />
        </Drawer>
      )}
    </>
  );
}
