import { AllocationBars } from "#app/charts/allocation-bars.tsx";
import type { SplitReport } from "#app/domain/report/funding-suggestion.ts";
import { Drawer } from "#app/ui/drawer.tsx";
import { Reasons } from "./suggestion.tsx";
import { Sum } from "./sum-cells.tsx";

/** A split beside the plan: the picture, the years, and every line's reason. */
export function SplitTable({ report }: { report: SplitReport }) {
  const { steps, years } = report;
  const sumOf = (year: string) =>
    steps.reduce(
      (sum, { suggestedByYear }) =>
        sum + (suggestedByYear.find((each) => each.year === year)?.amount ?? 0),
      0,
    );
  const notes = years.flatMap(({ year, note }) => (note ? [`${year}: ${note}`] : []));
  return (
    <>
      <div className="hw-figure">
        <div className="hw-wide">
          <AllocationBars data={{ steps }} idPrefix="try" />
        </div>
        <div className="hw-narrow">
          <AllocationBars data={{ steps }} size="phone" idPrefix="try-phone" />
        </div>
      </div>
      <table className="hw-table hw-sums">
        <caption>Suggested by step and year, beside what is planned</caption>
        <thead>
          <tr>
            <th scope="col">Step</th>
            {years.map(({ year }) => (
              <th key={year} scope="col" className="hw-table__number">
                {year}
              </th>
            ))}
            <th scope="col" className="hw-table__number">
              Suggested
            </th>
            <th scope="col" className="hw-table__number">
              Planned
            </th>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ number, name, suggestedByYear, suggested, planned }) => (
            <tr key={number}>
              <th scope="row">
                {number} {name}
              </th>
              {suggestedByYear.map(({ year, amount }) => (
                <Sum key={year} label={year} pence={amount} />
              ))}
              <Sum label="Suggested" pence={suggested} />
              <Sum label="Planned" pence={planned} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">All steps</th>
            {years.map(({ year }) => (
              <Sum key={year} label={year} pence={sumOf(year)} />
            ))}
            <Sum label="Suggested" pence={report.total} />
            <Sum label="Planned" pence={steps.reduce((sum, { planned }) => sum + planned, 0)} />
          </tr>
        </tfoot>
      </table>
      {notes.map((note) => (
        <p key={note} className="hw-reading">
          {note}
        </p>
      ))}
      <Drawer summary="Why, line by line" open>
        <ol className="hw-reasons">
          {steps.map(({ number, name, reasons }) => (
            <li key={number}>
              <strong>
                {number} {name}.
              </strong>{" "}
              <Reasons reasons={reasons} />
            </li>
          ))}
        </ol>
      </Drawer>
    </>
  );
}
