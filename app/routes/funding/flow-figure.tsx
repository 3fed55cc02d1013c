import { FundingFlow } from "#app/charts/funding-flow.tsx";
import { formatMoney } from "#app/domain/money.ts";
import type { FlowReport } from "#app/domain/report/funding-picture.ts";
import { ChartWithTable } from "#app/ui/chart-with-table.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { StepMark } from "./step-mark.tsx";

/** Where the money goes: the picture, on a phone a list of steps, and the table behind both. */
export function FlowFigure({ flow }: { flow: FlowReport }) {
  const used = flow.steps.filter(({ total }) => total > 0);
  const purposes = flow.purposes.filter(({ total }) => total > 0);
  const to = (step: number, purpose: string) =>
    flow.toPurposes.find((each) => each.step === step && each.purpose === purpose)?.amount ?? 0;
  return (
    <ChartWithTable
      chart={<FundingFlow data={flow} />}
      narrow={
        <>
          <ul className="hw-flow-list">
            {used.map(({ number, name, total }) => (
              <li key={number}>
                <StepMark number={number} /> {name} <strong>{formatMoney(total)}</strong>
                <span className="hw-quiet">
                  {purposes
                    .filter(({ key }) => to(number, key) > 0)
                    .map(({ key, name: purpose }) => `${purpose} ${formatMoney(to(number, key))}`)
                    .join(", ")}
                </span>
              </li>
            ))}
          </ul>
          <p className="hw-total">{flow.balance}</p>
        </>
      }
      caption="From each year of the grant through the steps to the permitted purposes. The width of a band is the money in it; step 9, which is no change of the model, is hatched."
      table={
        <>
          <DataTable
            caption="Steps by year"
            columns={[
              { key: "step", label: "Step", rowHeader: true },
              ...flow.years.map(({ year }) => ({ key: year, label: year, numeric: true })),
              { key: "total", label: "Together", numeric: true },
            ]}
            rows={used.map(({ number, name, total }) => ({
              key: String(number),
              cells: {
                step: `${number} ${name}`,
                total: formatMoney(total),
                ...Object.fromEntries(
                  flow.years.map(({ year }) => [
                    year,
                    formatMoney(
                      flow.toSteps.find((each) => each.year === year && each.step === number)
                        ?.amount ?? 0,
                    ),
                  ]),
                ),
              },
            }))}
          />
          <DataTable
            caption="Steps by purpose"
            columns={[
              { key: "step", label: "Step", rowHeader: true },
              ...purposes.map(({ key, name }) => ({ key, label: name, numeric: true })),
            ]}
            rows={used.map(({ number, name }) => ({
              key: String(number),
              cells: {
                step: `${number} ${name}`,
                ...Object.fromEntries(
                  purposes.map(({ key }) => [key, formatMoney(to(number, key))]),
                ),
              },
            }))}
          />
        </>
      }
    />
  );
}
