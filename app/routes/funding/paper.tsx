import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { answer } from "#app/http/answer.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ButtonLink } from "#app/ui/next-step.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { SignatoryList } from "#app/ui/signatory-list.tsx";
import { ConditionList } from "./condition-list.tsx";
import { FlowFigure } from "./flow-figure.tsx";
import { Left, Sum, Sums, YearHeads } from "./sum-cells.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Board paper on the grant – ${data?.paper.report.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const back = `/areas/${area.slug}/funding`;
  return { paper: services.funding.paper(viewer), back };
});

export default function Paper() {
  const { paper, back } = useLoaderData<typeof loader>();
  const { title, report, recommendations, consultation } = paper;
  const { years, steps, all, signing } = report;
  const asked = signing.filter(({ signatories }) => signatories.length > 0);
  return (
    <>
      <BackLink href={back} label="Funding" />
      <PageHeader
        eyebrow={`Board paper, as at ${report.asAt}`}
        title={title}
        purpose="What the board is asked to agree, with the figures, conditions and signatures behind it. Each download holds the same."
      />
      {all === null ? (
        <EmptyState title="There is nothing to put to a board yet">
          Enter the grant and its schemes first.
        </EmptyState>
      ) : (
        <>
          <p className="hw-buttons hw-screen-only">
            <ButtonLink href={`${back}.pdf`} kind="primary" reload>
              Download the paper (PDF)
            </ButtonLink>
            <ButtonLink href={`${back}.docx`} reload>
              Word
            </ButtonLink>
            <ButtonLink href={`${back}.xlsx`} reload>
              Excel, with formulas
            </ButtonLink>
            <ButtonLink href={`${back}.csv`} reload>
              Schemes (CSV)
            </ButtonLink>
          </p>
          <section className="hw-section" aria-labelledby="recommendations">
            <h2 className="nhsuk-heading-m" id="recommendations">
              Recommendations
            </h2>
            <ol className="hw-reading">
              {recommendations.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ol>
          </section>
          {all.planned > 0 && (
            <section className="hw-section hw-flow" aria-labelledby="flow">
              <h2 className="nhsuk-heading-m" id="flow">
                Where the money goes
              </h2>
              <FlowFigure flow={report.flow} />
            </section>
          )}
          <section className="hw-section" aria-labelledby="steps">
            <h2 className="nhsuk-heading-m" id="steps">
              By step and year
            </h2>
            <table className="hw-table hw-sums">
              <caption className="nhsuk-u-visually-hidden">Money by step and year</caption>
              <thead>
                <tr>
                  <th scope="col">Step</th>
                  <YearHeads years={years} />
                </tr>
              </thead>
              <tbody>
                {steps.map((step) => (
                  <tr key={step.number}>
                    <th scope="row">
                      {step.number} {step.name}
                    </th>
                    <Sums line={step} />
                  </tr>
                ))}
              </tbody>
              <tfoot>
                <tr>
                  <th scope="row">On schemes</th>
                  {years.map(({ year, planned }) => (
                    <Sum key={year} label={year} pence={planned} />
                  ))}
                  <Sum label="All years" pence={all.planned} />
                </tr>
                <tr>
                  <th scope="row">Grant</th>
                  {years.map(({ year, grant }) => (
                    <Sum key={year} label={year} pence={grant} />
                  ))}
                  <Sum label="All years" pence={all.grant} />
                </tr>
                <tr>
                  <th scope="row">Unallocated</th>
                  {years.map(({ year, left }) => (
                    <Left key={year} label={year} pence={left} />
                  ))}
                  <Left label="All years" pence={all.left} />
                </tr>
              </tfoot>
            </table>
          </section>
          <section className="hw-section" aria-labelledby="conditions">
            <h2 className="nhsuk-heading-m" id="conditions">
              Conditions of the grant
            </h2>
            <p>{report.conditionsSentence}</p>
            <ConditionList conditions={report.conditions} here={back} mayEdit={false} />
          </section>
          {asked.map(({ year, sentence, signatories }) => (
            <section key={year} className="hw-section">
              <h2 className="nhsuk-heading-m">
                Sign-off of {year}: {sentence}
              </h2>
              <SignatoryList signatories={signatories} />
            </section>
          ))}
          {consultation && (
            <section className="hw-section">
              <h2 className="nhsuk-heading-m">Consultation</h2>
              <p className="hw-reading">
                Version {consultation.number} of the plan went round on {consultation.circulated}.{" "}
                {consultation.closing}{" "}
                <Link to={`${back}/consultations`}>Comments and responses</Link>
              </p>
            </section>
          )}
        </>
      )}
    </>
  );
}
