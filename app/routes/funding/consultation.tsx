import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { type ShouldRevalidateFunction, useActionData, useLoaderData } from "@remix-run/react";
import { listWords } from "#app/domain/agreement/names.ts";
import { formatMoney } from "#app/domain/money.ts";
import type { CirculatedPlan } from "#app/domain/report/circulated-plan.ts";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { CopyField } from "#app/ui/copy-field.tsx";
import { Drawer } from "#app/ui/drawer.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Comments } from "./comments.tsx";
import { consultationForms } from "./consultation.form.ts";
import { CommentForm, OutcomeForm, RecordCommentForm } from "./consultation-forms.tsx";
import { Sums, YearHeads } from "./sum-cells.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Version ${data?.number ?? ""} for comment – ${data?.area ?? "Area"} – Homeward` },
];

/** A stale save needs what is stored now, which single fetch would not ask for after a refusal. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  actionStatus,
  defaultShouldRevalidate,
}) => actionStatus === 409 || defaultShouldRevalidate;

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const page = services.funding.consultation(viewer, asked.params.consultation ?? "");
  return { ...page, area: area.name, back: `/areas/${area.slug}/funding/consultations` };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const { funding } = services;
  const id = asked.params.consultation ?? "";
  return submitForm(asked.request, consultationForms, (values) => {
    if ("response" in values) {
      const { form, ...answered } = values;
      funding.respond(viewer, id, { ...answered, commentId: form.replace("respond-", "") });
    } else if (values.form === "comment") funding.comment(viewer, id, values.text);
    else if (values.form === "record") {
      const { form: _form, ...comment } = values;
      funding.recordComment(viewer, id, comment);
    } else {
      const { form: _form, version, ...change } = values;
      funding.saveConsultation(viewer, id, version, change);
    }
    return redirect(`/areas/${area.slug}/funding/consultations/${id}#comments`);
  });
});

export default function Consultation() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { back, number, plan, message, closing, circulated, outcome, comments, silent, can } = page;
  return (
    <>
      <BackLink href={back} label="Consultation" />
      <PageHeader
        eyebrow={`Version ${number}, went round on ${circulated}`}
        title={plan.title}
        purpose={closing}
      />
      {message && <p className="nhsuk-body-l hw-reading hw-typed-text">{message}</p>}
      <section className="hw-section" aria-labelledby="version">
        <h2 className="nhsuk-heading-m" id="version">
          What went round
        </h2>
        <p className="hw-reading">
          As at {plan.asAt}. {plan.basis}
        </p>
        <CirculatedTable plan={plan} />
        {page.letter && (
          <div className="hw-screen-only">
            <Drawer summary="A message to copy into an e-mail">
              <CopyField
                id="letter"
                label="To partners and the board"
                value={page.letter}
                copy="Copy the message"
                long
              />
            </Drawer>
          </div>
        )}
      </section>
      <section className="hw-section" aria-labelledby="comments">
        <h2 className="nhsuk-heading-m" id="comments">
          Comments and responses
        </h2>
        {silent.length > 0 && (
          <p className="hw-reading hw-quiet">No comment so far from {listWords(silent)}.</p>
        )}
        <Comments comments={comments} mayRespond={can.manage} result={result} />
        {can.comment && <CommentForm result={result} />}
        {can.manage && (
          <div className="hw-screen-only">
            <Drawer
              summary="Record a comment from a letter or e-mail"
              open={result?.typed.form === "record"}
            >
              <RecordCommentForm asked={page.asked} result={result} />
            </Drawer>
          </div>
        )}
      </section>
      {(outcome || can.manage) && (
        <section className="hw-section" aria-labelledby="outcome">
          <h2 className="nhsuk-heading-m" id="outcome">
            What came of it
          </h2>
          {outcome && <p className="hw-reading hw-typed-text">{outcome}</p>}
          {can.manage && <OutcomeForm page={page} result={result} />}
        </section>
      )}
    </>
  );
}

/** The version as it stood: steps by year, its schemes folded below. */
function CirculatedTable({ plan }: { plan: CirculatedPlan }) {
  const { years, steps, schemes } = plan;
  const grant = years.reduce((sum, year) => sum + year.grant, 0);
  const planned = years.reduce((sum, year) => sum + year.planned, 0);
  return (
    <>
      <table className="hw-table hw-sums">
        <caption className="nhsuk-u-visually-hidden">By step and year</caption>
        <thead>
          <tr>
            <th scope="col">Step</th>
            <YearHeads years={years} />
          </tr>
        </thead>
        <tbody>
          {steps
            .filter(({ total }) => total > 0)
            .map((step) => (
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
            <th scope="row">All steps</th>
            <Sums
              line={{
                byYear: years.map(({ year, planned: amount }) => ({ year, amount })),
                total: planned,
              }}
            />
          </tr>
          <tr>
            <th scope="row">Grant</th>
            <Sums
              line={{
                byYear: years.map(({ year, grant: amount }) => ({ year, amount })),
                total: grant,
              }}
            />
          </tr>
        </tfoot>
      </table>
      {schemes.length > 0 && (
        <Drawer summary={`Its ${schemes.length} schemes`}>
          <ul>
            {schemes.map(({ name, step, lead, total }) => (
              <li key={name}>
                {name}: {formatMoney(total)} on step {step}
                {lead && `, led by ${lead}`}
              </li>
            ))}
          </ul>
        </Drawer>
      )}
    </>
  );
}
