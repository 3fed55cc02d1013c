import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { formatDate } from "#app/domain/dates.ts";
import { formatFigure } from "#app/domain/measure/figure.ts";
import { answer } from "#app/http/answer.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { DefinitionList } from "#app/ui/definition-list.tsx";
import { Drawer } from "#app/ui/drawer.tsx";
import { MeasureFigure } from "#app/ui/measure-figure.tsx";
import { ButtonLink } from "#app/ui/next-step.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { MeasureStatus } from "./measure-status.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.report.summary.name ?? "Measure"} – ${data?.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const page = services.measures.measure(viewer, asked.params.measure ?? "");
  return { ...page, home: `/areas/${area.slug}/measures` };
});

const SERIES_NAMES = { plan: "Plan", forecast: "Expected", actual: "Actual" } as const;

export default function MeasurePage() {
  const { report, source, year, changes, can, home } = useLoaderData<typeof loader>();
  const { summary, definition, values, targets } = report;
  const here = `${home}/${summary.key}`;
  const rate = definition.denominator !== null;
  const years = [...new Set([...targets.map((each) => each.year), year])].sort();
  return (
    <>
      <BackLink href={home} label="Measures" />
      <PageHeader
        title={summary.name}
        purpose={`Counted in ${summary.unit}.${
          summary.good === "none" ? " It has no better direction." : ""
        }${summary.good === "down" ? " Less is better." : ""}${
          summary.good === "up" ? " More is better." : ""
        }`}
      />
      <MeasureStatus status={summary.status} trend={summary.trend} />
      <div className="hw-measure">
        <MeasureFigure measure={summary} />
      </div>
      <h2 className="nhsuk-heading-m">Targets</h2>
      <DataTable
        stacked="named"
        caption="Target and stretch target by financial year"
        captionHidden
        columns={[
          { key: "year", label: "Year", rowHeader: true },
          { key: "target", label: "Target", numeric: true },
          { key: "stretch", label: "Stretch", numeric: true },
          ...(can.edit
            ? [{ key: "change", label: <span className="nhsuk-u-visually-hidden">Change</span> }]
            : []),
        ]}
        rows={years.map((each) => {
          const found = targets.find((target) => target.year === each);
          const shown = (value: number | null | undefined) =>
            value == null ? "none" : formatFigure(summary, value);
          return {
            key: each,
            cells: {
              year: each,
              target: shown(found?.target),
              stretch: shown(found?.stretch),
              change: (
                <Link to={`${here}/targets/${each}`}>
                  {found ? "Change" : "Set"}
                  <span className="nhsuk-u-visually-hidden"> the targets of {each}</span>
                </Link>
              ),
            },
          };
        })}
      />
      <h2 className="nhsuk-heading-m">Every figure and where it comes from</h2>
      {values.length === 0 ? (
        <p>No figure has been typed in yet.</p>
      ) : (
        <DataTable
          stacked="named"
          caption={`Figures of ${summary.name}, the latest first`}
          captionHidden
          columns={[
            { key: "quarter", label: "Quarter", rowHeader: true },
            { key: "series", label: "Kind" },
            { key: "value", label: "Figure", numeric: true },
            { key: "source", label: "Source" },
          ]}
          rows={values.map((value) => ({
            key: value.key,
            cells: {
              quarter: (
                <>
                  {value.quarter}
                  <br />
                  <span className="hw-quiet">{value.months}</span>
                </>
              ),
              series: SERIES_NAMES[value.series],
              value: (
                <>
                  {value.value}
                  {value.from && (
                    <>
                      <br />
                      <span className="hw-quiet">{value.from}</span>
                    </>
                  )}
                </>
              ),
              source: (
                <>
                  {value.status && <>“{value.status}”. </>}
                  {value.source}
                  {value.dated && `, ${value.dated}`}
                </>
              ),
            },
          }))}
        />
      )}
      <h2 className="nhsuk-heading-m">What it counts</h2>
      <DefinitionList
        items={[
          { term: rate ? "Numerator" : "Counts", value: definition.numerator },
          ...(definition.denominator === null
            ? []
            : [
                { term: "Denominator", value: definition.denominator },
                {
                  term: "Rate",
                  value: `numerator ÷ denominator × ${definition.per.toLocaleString("en-GB")}`,
                },
              ]),
          { term: "From", value: source },
          ...(definition.note ? [{ term: "Note", value: definition.note }] : []),
        ]}
      />
      {can.define && (
        <ButtonLink href={`${home}/own/${summary.key}`} kind="secondary">
          Change what it counts
        </ButtonLink>
      )}
      {changes.length > 0 && (
        <Drawer summary="What was changed, and by whom">
          <DataTable
            stacked="named"
            caption={`Changes of ${summary.name}`}
            captionHidden
            columns={[
              { key: "on", label: "Date", rowHeader: true },
              { key: "person", label: "By" },
              { key: "place", label: "Figure" },
              { key: "before", label: "Before", numeric: true },
              { key: "after", label: "After", numeric: true },
            ]}
            rows={changes.map((change) => ({
              key: change.id,
              cells: {
                on: formatDate(change.on),
                person: change.person,
                place: `${change.period}, ${SERIES_NAMES[change.series].toLowerCase()}`,
                before: figure(change.before),
                after: figure(change.after),
              },
            }))}
          />
        </Drawer>
      )}
    </>
  );

  function figure(value: { value: number | null; approximate: boolean } | null) {
    return value?.value == null ? "none" : formatFigure(summary, value.value, value.approximate);
  }
}
