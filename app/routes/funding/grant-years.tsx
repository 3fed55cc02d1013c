import { Link } from "@remix-run/react";
import { GrantBar } from "#app/charts/grant-bar.tsx";
import { formatMoney } from "#app/domain/money.ts";
import type { Balance, FundingReport } from "#app/domain/report/funding-report.ts";

type Props = { report: FundingReport; here: string; mayEdit: boolean };

/** Each year of the grant as a bar that its schemes fill, and all years together. */
export function GrantYears({ report, here, mayEdit }: Props) {
  const { years, all, steps, sources } = report;
  const stepsOf = (pick: (step: FundingReport["steps"][number]) => number) =>
    steps.map((step) => ({ number: step.number, planned: pick(step) }));
  return (
    <section className="hw-section" aria-labelledby="grant">
      <h2 className="nhsuk-heading-m" id="grant">
        The grant
      </h2>
      <ul className="hw-years">
        {years.map((year) => (
          <li key={year.year} className="hw-year">
            <p className="hw-year__name">
              <strong>{year.year}</strong>
              <span className={year.firm ? "hw-tag hw-tag--firm" : "hw-tag"}>
                {year.statusName}
              </span>
            </p>
            <p className="hw-year__sum">
              {formatMoney(year.grant)}
              {mayEdit && year.firm !== null && (
                <Link className="hw-screen-only" to={`${here}/grant/${year.year}`}>
                  Change<span className="nhsuk-u-visually-hidden"> the grant of {year.year}</span>
                </Link>
              )}
            </p>
            <GrantBar
              idPrefix={`year-${year.year}`}
              data={{
                label: `Schemes of ${year.year}`,
                grant: year.grant,
                steps: stepsOf(
                  ({ byYear }) => byYear.find((each) => each.year === year.year)?.amount ?? 0,
                ),
              }}
            />
            <BalanceWords balance={year.balance} />
          </li>
        ))}
        {all && years.length > 1 && (
          <li className="hw-year hw-year--all">
            <p className="hw-year__name">
              <strong>All {years.length} years</strong>
            </p>
            <p className="hw-year__sum">{formatMoney(all.grant)}</p>
            <GrantBar
              idPrefix="year-all"
              data={{
                label: "Schemes of all years",
                grant: all.grant,
                steps: stepsOf(({ total }) => total),
              }}
            />
            <BalanceWords balance={all.balance} />
          </li>
        )}
      </ul>
      {sources.map(({ years: named, source }) => (
        <p key={source} className="hw-source">
          Published{sources.length > 1 && ` for ${named}`}: {source}.
        </p>
      ))}
      {mayEdit && (
        <p className="hw-screen-only">
          <Link to={`${here}/grant`}>Add a year</Link>
        </p>
      )}
    </section>
  );
}

/** What is left of a grant, or by how much it is exceeded: in words, with a mark. */
export function BalanceWords({ balance }: { balance: Balance }) {
  return (
    <span className={`hw-balance hw-balance--${balance.state}`}>
      {balance.state === "over" && (
        <svg viewBox="0 0 16 16" width={16} height={16} aria-hidden="true" focusable="false">
          <path
            d="M8 1.5 15 14H1Z M8 6v4 M8 11.6v.8"
            fill="none"
            stroke="currentColor"
            strokeWidth={1.8}
          />
        </svg>
      )}
      {balance.words}
    </span>
  );
}
