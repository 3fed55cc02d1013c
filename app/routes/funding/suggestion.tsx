import { Link } from "@remix-run/react";
import { AllocationBars } from "#app/charts/allocation-bars.tsx";
import { formatMoney } from "#app/domain/money.ts";
import type { FundingReport } from "#app/domain/report/funding-report.ts";
import type { SuggestedStep, SuggestionReport } from "#app/domain/report/funding-suggestion.ts";
import { Sum } from "./sum-cells.tsx";

type Ready = Extract<SuggestionReport, { state: "ready" }>;
type Props = { report: FundingReport; suggestion: Ready; year: string | null; here: string };

/** The suggested split beside the plan, for one year or all: the picture, then every line's reason. */
export function SuggestedSplit({ report, suggestion, year, here }: Props) {
  const steps = suggestion.steps.map((step) => pickYear(step, year));
  const shown = suggestion.years.filter((each) => year === null || each.year === year);
  const notes = shown.flatMap(({ year: of, note }) => (note ? [`${of}: ${note}`] : []));
  const sum = (pick: (step: (typeof steps)[number]) => number) =>
    steps.reduce((total, step) => total + pick(step), 0);
  const grant = shown.reduce((total, each) => total + each.grant, 0);
  const choices = [...report.years.map((each) => each.year), null];
  return (
    <>
      <p className="hw-reading hw-quiet">{suggestion.basis}</p>
      <nav aria-label="Year of the split" className="hw-choose hw-screen-only">
        {choices.map((choice) => (
          <Link
            key={choice ?? "all"}
            to={`${here}?year=${choice ?? "all"}#suggestion`}
            aria-current={choice === year ? "true" : undefined}
            preventScrollReset
          >
            {choice ?? "All years"}
          </Link>
        ))}
      </nav>
      <div className="hw-figure">
        <div className="hw-wide">
          <AllocationBars data={{ steps }} idPrefix="split" />
        </div>
        <div className="hw-narrow">
          <AllocationBars data={{ steps }} size="phone" idPrefix="split-phone" />
        </div>
      </div>
      <table className="hw-table hw-sums hw-split-table">
        <caption>Planned and suggested, with reasons: {year ?? "all years"}</caption>
        <thead>
          <tr>
            <th scope="col">Step</th>
            <th scope="col" className="hw-table__number">
              Planned
            </th>
            <th scope="col" className="hw-table__number">
              Suggested
            </th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <tr key={step.number}>
              <th scope="row">
                {step.number} {step.name}
              </th>
              <Sum label="Planned" pence={step.planned} />
              <Sum label="Suggested" pence={step.suggested} />
              <td className="hw-sums__words">
                <Reasons reasons={step.reasons} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">All steps</th>
            <Sum label="Planned" pence={sum((step) => step.planned)} />
            <Sum label="Suggested" pence={sum((step) => step.suggested)} />
            <td className="hw-sums__words">of a grant of {formatMoney(grant)}</td>
          </tr>
        </tfoot>
      </table>
      {notes.map((note) => (
        <p key={note} className="hw-reading">
          {note}
        </p>
      ))}
    </>
  );
}

/** A step with the sums and reasons of one year, or of all. */
function pickYear(step: SuggestedStep, year: string | null) {
  if (year === null) return step;
  const amount = (of: SuggestedStep["plannedByYear"]) =>
    of.find((each) => each.year === year)?.amount ?? 0;
  return {
    ...step,
    planned: amount(step.plannedByYear),
    suggested: amount(step.suggestedByYear),
    reasons: step.reasons
      .filter(({ years }) => years.includes(year))
      .map(({ reason }) => ({ reason, years: [] })),
  };
}

/** Why a step gets what it gets; years with the same reason stand together. */
export function Reasons({ reasons }: { reasons: SuggestedStep["reasons"] }) {
  if (reasons.length === 1) return <>{reasons[0]?.reason}</>;
  return (
    <>
      {reasons.map(({ reason, years }) => (
        <p key={reason} className="hw-reason">
          <strong>{years.join(", ")}</strong> {reason}
        </p>
      ))}
    </>
  );
}
