import { formatMoney } from "#app/domain/money.ts";
import { describeBalance, type SumLine } from "#app/domain/report/funding-report.ts";
import { BalanceWords } from "./grant-years.tsx";

/** A sum in a cell; the label stands beside it where the columns have no room. */
export function Sum({ label, pence }: { label: string; pence: number }) {
  return (
    <td className="hw-table__number" data-label={label}>
      {formatMoney(pence)}
    </td>
  );
}

/** The sums of a line by year, then together. */
export function Sums({ line }: { line: SumLine }) {
  return (
    <>
      {line.byYear.map(({ year, amount }) => (
        <Sum key={year} label={year} pence={amount} />
      ))}
      <Sum label="All years" pence={line.total} />
    </>
  );
}

/** What is left of a grant, or by how much it is exceeded. */
export function Left({ label, pence }: { label: string; pence: number }) {
  return (
    <td className="hw-table__number" data-label={label}>
      {pence < 0 ? <BalanceWords balance={describeBalance(pence)} /> : formatMoney(pence)}
    </td>
  );
}

/** The heads of the columns by year. */
export function YearHeads({ years }: { years: readonly { year: string }[] }) {
  return (
    <>
      {years.map(({ year }) => (
        <th key={year} scope="col" className="hw-table__number">
          {year}
        </th>
      ))}
      <th scope="col" className="hw-table__number">
        All years
      </th>
    </>
  );
}
