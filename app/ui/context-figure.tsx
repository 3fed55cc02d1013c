import { ContextBars } from "#app/charts/context-bars.tsx";
import { barsOfContext } from "#app/charts/rounds-data.ts";
import { formatDate } from "#app/domain/dates.ts";
import { type NationalContext, sayContextSource } from "#app/domain/report/national-context.ts";
import { ChartWithTable } from "./chart-with-table.tsx";
import { DataTable } from "./data-table.tsx";

/** The area's own levels beside the national position: context, with where it comes from. */
export function ContextFigure({ context }: { context: NationalContext }) {
  const counted = `${context.levelName} or above`;
  return (
    <section className="hw-section hw-context" aria-labelledby="context">
      <h2 id="context" className="nhsuk-heading-m">
        In context
      </h2>
      <p className="hw-reading">{context.sentences.join(" ")}</p>
      <ChartWithTable
        chart={<ContextBars data={barsOfContext(context)} />}
        narrow={<ContextTable context={context} counted={counted} />}
        caption={sayContextSource(context.source)}
        table={<ContextTable context={context} counted={counted} />}
      />
    </section>
  );
}

function ContextTable({ context, counted }: { context: NationalContext; counted: string }) {
  return (
    <DataTable
      dense
      caption={`${context.title}: areas at ${counted} on ${formatDate(context.asAt)}, of ${context.of}`}
      columns={[
        { key: "change", label: "Change", rowHeader: true },
        { key: "own", label: "This area", numeric: true },
        { key: "areas", label: `Areas at ${counted}`, numeric: true },
      ]}
      rows={context.changes.map(({ key, number, shortName, level, areas }) => ({
        key,
        cells: {
          change: `${number} ${shortName}`,
          own: level ?? "not agreed",
          areas: areas ?? "not counted",
        },
      }))}
    />
  );
}
