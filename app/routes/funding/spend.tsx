import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { SpendBars } from "#app/charts/spend-bars.tsx";
import { may } from "#app/domain/access/permissions.ts";
import { listWords } from "#app/domain/agreement/names.ts";
import { financialYear } from "#app/domain/dates.ts";
import { formatMoney } from "#app/domain/money.ts";
import type { SpendLine, SpendReport } from "#app/domain/report/spend-report.ts";
import { answer } from "#app/http/answer.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Spend to date – ${data?.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const { years, today } = services.funding.spend(viewer);
  const search = new URL(asked.request.url).searchParams;
  const wanted = search.get("year") ?? financialYear(today);
  return {
    area: area.name,
    back: `/areas/${area.slug}/funding`,
    names: years.map(({ year }) => year),
    report: years.find(({ year }) => year === wanted) ?? years[0] ?? null,
    saved: years[0]?.lines.find(({ id }) => id === search.get("saved"))?.name ?? null,
    mayEdit: may(viewer.roles, "funding.edit"),
  };
});

export default function Spend() {
  const { back, names, report, saved, mayEdit } = useLoaderData<typeof loader>();
  const here = `${back}/spend`;
  return (
    <>
      <BackLink href={back} label="Funding" />
      {saved && (
        <Notice kind="success" focus>
          {`The spend of “${saved}” is saved.`}
        </Notice>
      )}
      <PageHeader
        title="Spend to date"
        purpose="What was spent by quarter, beside what was planned for the same quarters: what the quarterly reports ask for."
      />
      {report === null || report.lines.length === 0 ? (
        <EmptyState title="No scheme has money yet">
          Spend is reported scheme by scheme. Enter the grant and its schemes first.
        </EmptyState>
      ) : (
        <>
          <nav aria-label="Year of the spend" className="hw-choose hw-screen-only">
            {names.map((year) => (
              <Link
                key={year}
                to={`${here}?year=${year}`}
                aria-current={year === report.year ? "true" : undefined}
                preventScrollReset
              >
                {year}
              </Link>
            ))}
          </nav>
          <p className="nhsuk-body-l hw-reading">{report.sentence}</p>
          {report.silent.length > 0 && (
            <p className="hw-reading">
              Nothing is reported for a quarter that is over: {listWords(report.silent)}.
            </p>
          )}
          <div className="hw-figure hw-spend-figure hw-wide">
            <SpendBars data={{ year: report.year, quarters: report.total.quarters }} />
          </div>
          <SpendTable report={report} here={here} mayEdit={mayEdit} />
        </>
      )}
    </>
  );
}

type TableProps = { report: SpendReport; here: string; mayEdit: boolean };

function SpendTable({ report, here, mayEdit }: TableProps) {
  return (
    <>
      <table className="hw-table hw-sums hw-spend">
        <caption>Spent in {report.year}, with the plan of each quarter under it</caption>
        <thead>
          <tr>
            <th scope="col">Scheme</th>
            {report.total.quarters.map(({ quarter }) => (
              <th key={quarter} scope="col" className="hw-table__number">
                Quarter {quarter}
              </th>
            ))}
            <th scope="col" className="hw-table__number">
              To date
            </th>
            <th scope="col">Against plan</th>
          </tr>
        </thead>
        <tbody>
          {report.lines.map((line) => (
            <tr key={line.id}>
              <th scope="row">
                {mayEdit ? <Link to={`${here}/${line.id}`}>{line.name}</Link> : line.name}
              </th>
              <Cells line={line} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">All schemes</th>
            <Cells line={report.total} />
          </tr>
        </tfoot>
      </table>
      <p className="hw-source">
        The plan of a quarter is the year’s amount spread evenly over the quarters in which a scheme
        runs.
      </p>
    </>
  );
}

function Cells({ line }: { line: Pick<SpendLine, "quarters" | "spent" | "words"> }) {
  return (
    <>
      {line.quarters.map(({ quarter, plan, spent }) => (
        <td key={quarter} className="hw-table__number" data-label={`Quarter ${quarter}`}>
          <span className="hw-spend__sums">
            <span>{spent === null ? "Not reported" : formatMoney(spent)}</span>
            <span className="hw-quiet">plan {formatMoney(plan)}</span>
          </span>
        </td>
      ))}
      <td className="hw-table__number" data-label="To date">
        {formatMoney(line.spent)}
      </td>
      <td className="hw-sums__words">{line.words}</td>
    </>
  );
}
