import { formatMoney } from "#app/domain/money.ts";
import type { FundingReport } from "#app/domain/report/funding-report.ts";
import { DataTable } from "#app/ui/data-table.tsx";

/** The schemes' money by permitted purpose and year. */
export function PurposesTable({ report }: { report: FundingReport }) {
  const { years, purposes, all } = report;
  const share = (pence: number) =>
    all && all.planned > 0 ? `${Math.round((pence / all.planned) * 100)}%` : "";
  return (
    <DataTable
      caption="Money on schemes by permitted purpose"
      captionHidden
      columns={[
        { key: "name", label: "Purpose", rowHeader: true },
        ...years.map(({ year }) => ({ key: year, label: year, numeric: true })),
        { key: "total", label: "All years", numeric: true },
        { key: "share", label: "Share", numeric: true },
      ]}
      rows={purposes.map(({ key, name, byYear, total }) => ({
        key,
        cells: {
          name,
          ...Object.fromEntries(byYear.map(({ year, amount }) => [year, formatMoney(amount)])),
          total: formatMoney(total),
          share: share(total),
        },
      }))}
      foot={{
        name: "On schemes",
        ...Object.fromEntries(years.map(({ year, planned }) => [year, formatMoney(planned)])),
        total: formatMoney(all?.planned ?? 0),
        share: "",
      }}
    />
  );
}
