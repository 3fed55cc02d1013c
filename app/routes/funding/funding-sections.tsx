import { Link } from "@remix-run/react";
import type { FundingReport } from "#app/domain/report/funding-report.ts";
import type { Services } from "#app/services/index.server.ts";
import { Drawer } from "#app/ui/drawer.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { ChoicesForm } from "./choices-form.tsx";
import { ConditionList } from "./condition-list.tsx";
import { FlowFigure } from "./flow-figure.tsx";
import { GrantYears } from "./grant-years.tsx";
import { PurposesTable } from "./purposes-table.tsx";
import { SchemeTable } from "./scheme-table.tsx";
import { SigningList } from "./signing-list.tsx";
import { SuggestedSplit } from "./suggestion.tsx";

type Page = Omit<ReturnType<Services["funding"]["page"]>, "report"> & {
  report: FundingReport;
  here: string;
  /** The year whose split is shown; null for all. */
  year: string | null;
};

/** The sections of the funding page, from the money to the signatures. */
export function FundingSections(page: Page) {
  const { report, here, can } = page;
  const hasSchemes = report.steps.some(({ schemes }) => schemes.length > 0);
  return (
    <>
      {report.sentences.length > 0 && (
        <p className="nhsuk-body-l hw-reading">{report.sentences.join(" ")}</p>
      )}
      {report.years.length > 0 && <GrantYears report={report} here={here} mayEdit={can.edit} />}
      {hasSchemes && (
        <section className="hw-section hw-flow" aria-labelledby="flow">
          <h2 className="nhsuk-heading-m" id="flow">
            Where the money goes
          </h2>
          <FlowFigure flow={report.flow} />
          <p className="hw-screen-only">
            <Link to={`${here}/figures`}>By step and year, for each person, and in England</Link>
          </p>
        </section>
      )}
      <section className="hw-section" aria-labelledby="schemes">
        <h2 className="nhsuk-heading-m" id="schemes">
          Schemes by step
        </h2>
        {hasSchemes ? (
          <SchemeTable report={report} here={here} mayEdit={can.edit} />
        ) : (
          <EmptyState title="No scheme yet">
            A scheme is what a part of the grant pays for: it stands on one of the nine steps and on
            the permitted purposes.
          </EmptyState>
        )}
        {hasSchemes && (
          <p className="hw-row hw-screen-only">
            <Link to={`${here}/spend`}>Spend to date</Link>
            <Link to={`${here}/virement`}>
              {can.edit ? "Move money between schemes" : "Money moved between schemes"}
            </Link>
          </p>
        )}
        <DeletedSchemes deleted={page.deleted} here={here} />
      </section>
      {hasSchemes && (
        <section className="hw-section" aria-labelledby="purposes">
          <h2 className="nhsuk-heading-m" id="purposes">
            Permitted purposes
          </h2>
          <PurposesTable report={report} />
        </section>
      )}
      <section className="hw-section" aria-labelledby="suggestion">
        <h2 className="nhsuk-heading-m" id="suggestion">
          The plan beside a suggested split
        </h2>
        <Suggestion {...page} />
        {report.years.length > 0 && (
          <p className="hw-row hw-screen-only">
            <Link to={`${here}/allocation`}>Try other choices: from assessment to allocation</Link>
            <Link to={`${here}/versions`}>Saved versions</Link>
          </p>
        )}
      </section>
      <section className="hw-section" aria-labelledby="conditions">
        <h2 className="nhsuk-heading-m" id="conditions">
          Conditions of the grant
        </h2>
        <p className="hw-row">
          <span>{report.conditionsSentence}</span>
          {can.edit && (
            <Link className="hw-screen-only" to={`${here}/conditions`}>
              Answer the conditions
            </Link>
          )}
        </p>
        <ConditionList conditions={report.conditions} here={here} mayEdit={can.edit} />
      </section>
      {report.years.length > 0 && (
        <section className="hw-section" aria-labelledby="signing">
          <h2 className="nhsuk-heading-m" id="signing">
            Sign-off by year
          </h2>
          <p className="hw-screen-only">
            <Link to={`${here}/consultations`}>Consultation with partners and the board</Link>
          </p>
          <SigningList
            signing={report.signing}
            here={here}
            asked={can.sign.map(({ year }) => year)}
            mayEdit={can.edit}
          />
          {can.edit && (
            <p className="hw-screen-only">
              <Link to={`${here}/signatories`}>Who signs for which year</Link>
            </p>
          )}
        </section>
      )}
    </>
  );
}

function Suggestion({ report, here, can, year, choices, agreedPriorities }: Page) {
  const { suggestion } = report;
  const steps = report.steps.map(({ number, name }) => ({ number, name }));
  const form = <ChoicesForm choices={choices} steps={steps} agreed={agreedPriorities} />;
  switch (suggestion.state) {
    case "no-grant":
      return (
        <EmptyState title="There is nothing to split yet">
          A split is worked out for each year of the grant. Enter the grant first.
        </EmptyState>
      );
    case "no-round":
      return (
        <EmptyState title="No round is closed yet">
          A split follows from how far each change is below its target, as a closed round says.
          Until then there is only the plan above.
        </EmptyState>
      );
    case "step-nine-needed":
      return can.edit ? (
        <>
          <p className="hw-reading hw-print-only">
            Not worked out yet: step 9’s share is not decided.
          </p>
          <p className="hw-reading hw-screen-only">
            Homeward can show how the grant would fall if it followed need: an illustration from
            maturity gaps, not a costing. One thing it does not guess.
          </p>
          <div className="hw-screen-only">{form}</div>
        </>
      ) : (
        <EmptyState title="Step 9’s share is not decided yet">
          A split is worked out once whoever keeps the funding says what share goes to step 9,
          meeting adult social care needs.
        </EmptyState>
      );
    case "refused":
      return (
        <>
          <p className="hw-reading">No split can be worked out: {suggestion.sentence}</p>
          {can.edit && form}
        </>
      );
    case "ready":
      return (
        <>
          <p className="hw-suggestion__title">{suggestion.title}</p>
          <SuggestedSplit report={report} suggestion={suggestion} year={year} here={here} />
          {can.edit && <Drawer summary="Change step 9’s share or the priorities">{form}</Drawer>}
        </>
      );
  }
}

/** What was deleted stays to be brought back. */
function DeletedSchemes({ deleted, here }: Pick<Page, "deleted" | "here">) {
  if (deleted.length === 0) return null;
  return (
    <div className="hw-screen-only">
      <Drawer summary={`Deleted (${deleted.length})`}>
        {deleted.map(({ id, name }) => (
          <PlainForm key={id} id="restore" action={`${here}/schemes/${id}`}>
            <p className="hw-row">
              <span>{name}</span>
              <SubmitButton kind="secondary" small>
                Bring back<span className="nhsuk-u-visually-hidden"> {name}</span>
              </SubmitButton>
            </p>
          </PlainForm>
        ))}
      </Drawer>
    </div>
  );
}
