import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { RecordSignOff } from "#app/ui/record-sign-off.tsx";
import { SignatoryList } from "#app/ui/signatory-list.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { caseSignOffForms } from "./sign-off.form.ts";

export { revalidateAfterConflict as shouldRevalidate } from "#app/http/revalidate.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Sign-off: ${data?.name ?? ""} – ${data?.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const id = asked.params.case ?? "";
  const page = services.graduation.signing(viewer, id);
  return { ...page, area: area.name, back: `/areas/${area.slug}/graduation/${id}` };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const { graduation } = services;
  const id = asked.params.case ?? "";
  return submitForm(asked.request, caseSignOffForms, (values) => {
    switch (values.form) {
      case "sign":
        graduation.signCase(viewer, id, values.signatoryId, values.seen);
        break;
      case "record":
        graduation.recordCaseSignOff(viewer, id, values);
        break;
      case "take-back":
        graduation.takeBackCase(viewer, id, values.signOffId);
    }
    return redirect(`/areas/${area.slug}/graduation/${id}/sign-off`);
  });
});

export default function SignOff() {
  const { name, back, report, seen, changes, asked, own, can } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { signatories, left, sentence } = report;
  const missing = signatories.filter(({ signed }) => signed === null);
  const standing = signatories.flatMap(({ id, capacity, signed }) =>
    signed && (can.manage || own.includes(id)) ? [{ capacity, id: signed.id }] : [],
  );
  return (
    <>
      <BackLink href={back} label={name} />
      <PageHeader
        title="Sign-off"
        purpose="A signature covers the case exactly as it stands: its words, answers, boards and the evidence kept with it. Any change withdraws it."
      />
      <p className="hw-row">
        <Link to={`${back}/expression`}>Read the expression of interest</Link>
        <Link to={`${back}/evidence`}>Read the evidence</Link>
        <span className="hw-quiet">Version {seen.slice(0, 8)}</span>
      </p>
      {changes.length > 0 && missing.length > 0 && (
        <Notice title="Changed since it was last signed">
          <ul>
            {changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </Notice>
      )}
      <section className="hw-section" aria-labelledby="signatures">
        <h2 className="nhsuk-heading-m" id="signatures">
          Signatures: {sentence}
        </h2>
        {signatories.length === 0 && (
          <p className="hw-reading">
            Nobody is named yet. Better Care Fund planning usually asks for the council, the NHS
            commissioner, and the chair of the health and wellbeing board.
          </p>
        )}
        <SignatoryList signatories={signatories} />
        {standing.map(({ id, capacity }) => (
          <PlainForm key={id} id="take-back" result={result}>
            <input type="hidden" name="signOffId" value={id} />
            <SubmitButton kind="secondary" small>
              Take back the sign-off of: {capacity}
            </SubmitButton>
          </PlainForm>
        ))}
        {left.length > 0 && (
          <>
            <h3 className="nhsuk-heading-s">No longer in that capacity</h3>
            <ul>
              {left.map(({ id, capacity, person, on, given }) => (
                <li key={id}>
                  {capacity}
                  {person && ` (${person})`}, until {on}.{" "}
                  {given.length > 0 ? `${given.join(". ")}.` : "Never signed."}
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      {asked.map(({ id, capacity }) => (
        <section key={id} className="hw-section">
          <h2 className="nhsuk-heading-m">Sign as {capacity}</h2>
          <PlainForm id="sign" result={result}>
            <input type="hidden" name="signatoryId" value={id} />
            <input type="hidden" name="seen" value={seen} />
            <p>
              By signing you approve, in this capacity, the case as it stands now. The date and your
              name go on record.
            </p>
            <SubmitButton>Sign the case</SubmitButton>
          </PlainForm>
        </section>
      ))}
      {can.manage && (
        <>
          {missing.length > 0 && (
            <section className="hw-section hw-screen-only">
              <h2 className="nhsuk-heading-m">Record a sign-off from a letter or minute</h2>
              <RecordSignOff seen={seen} missing={missing} />
            </section>
          )}
          <section className="hw-section hw-screen-only">
            <h2 className="nhsuk-heading-m">Who must sign</h2>
            <ul className="hw-plain-list">
              {[...signatories, ...left].map(({ id, capacity }) => (
                <li key={id}>
                  {capacity}{" "}
                  <Link to={`${back}/signatories/${id}`}>
                    Change<span className="nhsuk-u-visually-hidden"> {capacity}</span>
                  </Link>
                </li>
              ))}
            </ul>
            <p>
              <Link to={`${back}/signatories/new`}>Add a signatory</Link>
            </p>
          </section>
        </>
      )}
    </>
  );
}
