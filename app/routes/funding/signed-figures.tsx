import type { FundingReport } from "#app/domain/report/funding-report.ts";
import { Sum } from "./sum-cells.tsx";

/** The schemes of one year: what a signature of that year stands under. */
export function SignedFigures({ report, year }: { report: FundingReport; year: string }) {
  const schemes = report.steps.flatMap(({ number, name, schemes: own }) =>
    own.flatMap((scheme) => {
      const amount = scheme.byYear.find((each) => each.year === year)?.amount ?? 0;
      return amount === 0 ? [] : [{ ...scheme, amount, step: `${number} ${name}` }];
    }),
  );
  const total = schemes.reduce((sum, { amount }) => sum + amount, 0);
  if (schemes.length === 0) return <p>No scheme has money in {year}.</p>;
  return (
    <table className="hw-table hw-sums">
      <caption className="nhsuk-u-visually-hidden">Schemes of {year}</caption>
      <thead>
        <tr>
          <th scope="col">Scheme</th>
          <th scope="col">Step</th>
          <th scope="col">Purposes</th>
          <th scope="col" className="hw-table__number">
            {year}
          </th>
        </tr>
      </thead>
      <tbody>
        {schemes.map(({ id, name, step, purposes, amount }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            <td className="hw-sums__words">{step}</td>
            <td className="hw-sums__words">{purposes.join(", ")}</td>
            <Sum label={year} pence={amount} />
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3}>
            On schemes
          </th>
          <Sum label={year} pence={total} />
        </tr>
      </tfoot>
    </table>
  );
}
