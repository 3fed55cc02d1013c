import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { StepYearBars, type StepYearData } from "#app/charts/step-year-bars.tsx";
import { formatMoney, formatMoneyProse } from "#app/domain/money.ts";
import { formatPerHead } from "#app/domain/report/funding-picture.ts";
import { answer } from "#app/http/answer.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { ChartWithTable } from "#app/ui/chart-with-table.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `By step and year – ${data?.report.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const { report } = services.funding.page(viewer);
  return { report, back: `/areas/${area.slug}/funding` };
});

type Line = { number: number; name: string; byYear: readonly { year: string; amount: number }[] };

export default function Figures() {
  const { report, back } = useLoaderData<typeof loader>();
  const { steps, perHead, national, years } = report;
  const names = years.map(({ year }) => year);
  const hasSchemes = steps.some(({ total }) => total > 0);
  return (
    <>
      <BackLink href={back} label="Funding" />
      <PageHeader
        title="By step and year"
        purpose="How the money on each step changes from year to year, what it comes to for each person, and what all of England gets."
      />
      {hasSchemes ? (
        <StepYears
          title="Money by step and year"
          lines={steps}
          names={names}
          format={formatMoney}
        />
      ) : (
        <EmptyState title="No scheme has money yet">
          The pictures follow once schemes have amounts.
        </EmptyState>
      )}
      {hasSchemes && (
        <section className="hw-section">
          <h2 className="nhsuk-heading-m">For each person</h2>
          {perHead ? (
            <>
              <p className="hw-reading">
                Over a population of {perHead.population.toLocaleString("en-GB")}, from{" "}
                {perHead.source}. All schemes together come to {formatPerHead(perHead.total)} a head
                over {names.length === 1 ? "the year" : `the ${names.length} years`}.
              </p>
              <StepYears
                title="Money a head by step and year"
                lines={perHead.steps}
                names={names}
                format={formatPerHead}
              />
            </>
          ) : (
            <p className="hw-reading">
              A closed round that states the population in its scope gives the figure to divide by.
            </p>
          )}
        </section>
      )}
      <section className="hw-section">
        <h2 className="nhsuk-heading-m">In England as a whole</h2>
        <p className="hw-reading">{national.words}</p>
        <DataTable
          caption="The national grant, and this area’s part of it"
          captionHidden
          columns={[
            { key: "year", label: "Year", rowHeader: true },
            { key: "national", label: "England", numeric: true },
            { key: "own", label: "This area", numeric: true },
            { key: "share", label: "Share", numeric: true },
          ]}
          rows={national.lines.map(({ year, national: all, own, share }) => ({
            key: year,
            cells: {
              year,
              national: formatMoneyProse(all),
              own: own === null ? "No grant entered" : formatMoneyProse(own),
              share,
            },
          }))}
        />
        <p className="hw-source">Published: {national.source}.</p>
      </section>
    </>
  );
}

type Props = {
  title: string;
  lines: readonly Line[];
  names: readonly string[];
  format: (pence: number) => string;
};

function StepYears({ title, lines, names, format }: Props) {
  const used = lines.filter(({ byYear }) => byYear.some(({ amount }) => amount > 0));
  const data: StepYearData = {
    years: names,
    steps: used.map(({ number, name, byYear }) => ({
      number,
      name,
      byYear: byYear.map(({ year, amount }) => ({ year, amount, words: format(amount) })),
    })),
  };
  const id = title.toLowerCase().replaceAll(" ", "-");
  return (
    <ChartWithTable
      chart={<StepYearBars data={data} title={title} idPrefix={id} />}
      narrow={<StepYearBars data={data} title={title} size="phone" idPrefix={`${id}-phone`} />}
      table={
        <DataTable
          caption={title}
          captionHidden
          columns={[
            { key: "step", label: "Step", rowHeader: true },
            ...names.map((year) => ({ key: year, label: year, numeric: true })),
          ]}
          rows={lines.map(({ number, name, byYear }) => ({
            key: String(number),
            cells: {
              step: `${number} ${name}`,
              ...Object.fromEntries(byYear.map(({ year, amount }) => [year, format(amount)])),
            },
          }))}
        />
      }
    />
  );
}
