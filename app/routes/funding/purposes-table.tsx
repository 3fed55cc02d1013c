import type { FundingReport } from "#app/domain/report/funding-report.ts";
import { Sums, YearHeads } from "./sum-cells.tsx";

/** The schemes' money by permitted purpose and year. */
export function PurposesTable({ report }: { report: FundingReport }) {
  const { years, purposes, all } = report;
  const planned = all?.planned ?? 0;
  const share = (pence: number) => (planned > 0 ? `${Math.round((pence / planned) * 100)}%` : "");
  return (
    <table className="hw-table hw-sums">
      <caption className="nhsuk-u-visually-hidden">Money on schemes by permitted purpose</caption>
      <thead>
        <tr>
          <th scope="col">Purpose</th>
          <YearHeads years={years} />
          <th scope="col" className="hw-table__number">
            Share
          </th>
        </tr>
      </thead>
      <tbody>
        {purposes.map((purpose) => (
          <tr key={purpose.key}>
            <th scope="row">{purpose.name}</th>
            <Sums line={purpose} />
            <td className="hw-table__number" data-label="Share">
              {share(purpose.total)}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">On schemes</th>
          <Sums
            line={{
              byYear: years.map(({ year, planned: amount }) => ({ year, amount })),
              total: planned,
            }}
          />
          <td className="hw-sums__blank" />
        </tr>
      </tfoot>
    </table>
  );
}
