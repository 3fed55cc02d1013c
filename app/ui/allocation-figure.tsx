import { AllocationBars, type AllocationData } from "#app/charts/allocation-bars.tsx";
import { formatMoney } from "#app/domain/money.ts";
import { ChartWithTable } from "./chart-with-table.tsx";
import { DataTable } from "./data-table.tsx";

type Props = { data: AllocationData; title?: string; caption?: string; idPrefix?: string };

/** The steps' sums, planned beside suggested, with their table and its totals. */
export function AllocationFigure({ data, title, caption, idPrefix = "allocation" }: Props) {
  const sum = (pick: (step: AllocationData["steps"][number]) => number) =>
    formatMoney(data.steps.reduce((total, step) => total + pick(step), 0));
  const suggested = data.steps.some((step) => step.suggested !== null);
  return (
    <ChartWithTable
      title={title}
      caption={caption}
      chart={<AllocationBars data={data} idPrefix={idPrefix} />}
      narrow={<AllocationBars data={data} size="phone" idPrefix={`${idPrefix}-phone`} />}
      table={
        <DataTable
          caption="Planned and suggested spending by step"
          columns={[
            { key: "step", label: "Step", rowHeader: true },
            { key: "planned", label: "Planned", numeric: true },
            ...(suggested ? [{ key: "suggested", label: "Suggested", numeric: true }] : []),
          ]}
          rows={data.steps.map((step) => ({
            key: String(step.number),
            cells: {
              step: `${step.number} ${step.name}`,
              planned: formatMoney(step.planned),
              suggested: step.suggested === null ? "none" : formatMoney(step.suggested),
            },
          }))}
          foot={{
            step: "All steps",
            planned: sum((step) => step.planned),
            suggested: sum((step) => step.suggested ?? 0),
          }}
        />
      }
    />
  );
}
