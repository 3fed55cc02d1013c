import { formatMoney } from "#app/domain/money.ts";
import type { FundingReport } from "#app/domain/report/funding-report.ts";
import { DataTable } from "#app/ui/data-table.tsx";

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
    <DataTable
      caption={`Schemes of ${year}`}
      captionHidden
      columns={[
        { key: "scheme", label: "Scheme", rowHeader: true },
        { key: "step", label: "Step" },
        { key: "purposes", label: "Purposes" },
        { key: "amount", label: year, numeric: true },
      ]}
      rows={schemes.map(({ id, name, step, purposes, amount }) => ({
        key: id,
        cells: { scheme: name, step, purposes: purposes.join(", "), amount: formatMoney(amount) },
      }))}
      foot={{ scheme: "On schemes", step: "", purposes: "", amount: formatMoney(total) }}
    />
  );
}
