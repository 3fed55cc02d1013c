import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { formatMoney } from "#app/domain/money.ts";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { RecordSignOff } from "#app/ui/record-sign-off.tsx";
import { SignatoryList } from "#app/ui/signatory-list.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { BalanceWords } from "./grant-years.tsx";
import { signOffForms } from "./sign-off.form.ts";
import { SignedFigures } from "./signed-figures.tsx";

export { revalidateAfterConflict as shouldRevalidate } from "#app/http/revalidate.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Sign-off of ${data?.year ?? ""} – ${data?.report.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const page = services.funding.signing(viewer, asked.params.year ?? "");
  return { ...page, back: `/areas/${area.slug}/funding` };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const { funding } = services;
  const year = asked.params.year ?? "";
  return submitForm(asked.request, signOffForms, (values) => {
    switch (values.form) {
      case "sign":
        funding.sign(viewer, values.signatoryId, year, values.seen);
        break;
      case "record":
        funding.recordSignOff(viewer, year, values);
        break;
      case "take-back":
        funding.takeBack(viewer, year, values.signOffId);
    }
    return redirect(`/areas/${area.slug}/funding/sign-off/${year}`);
  });
});

export default function SignOff() {
  const { year, grant, report, seen, asked, own, can, back } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const signing = report.signing.find((each) => each.year === year);
  const balance = report.years.find((each) => each.year === year)?.balance;
  const signatories = signing?.signatories ?? [];
  const missing = signatories.filter(({ signed }) => signed === null);
  const standing = signatories.flatMap(({ id, capacity, signed }) =>
    signed && (can.record || own.includes(id)) ? [{ capacity, id: signed.id }] : [],
  );
  return (
    <>
      <BackLink href={back} label="Funding" />
      <PageHeader
        title={`Sign-off of ${year}`}
        purpose="What is signed for is how this year’s grant is used. A later change of an amount withdraws it."
      />
      <section className="hw-section">
        <h2 className="nhsuk-heading-m">What is signed</h2>
        <p className="hw-row">
          <span>
            Grant of {formatMoney(grant.amount)}, {grant.firm ? "firm" : "indicative"}
          </span>
          {balance && <BalanceWords balance={balance} />}
        </p>
        <SignedFigures report={report} year={year} />
        <p>
          {report.conditionsSentence} <Link to={`${back}#conditions`}>Conditions of the grant</Link>
        </p>
      </section>
      <section className="hw-section">
        <h2 className="nhsuk-heading-m">
          {year}: {signing?.sentence}
        </h2>
        <SignatoryList signatories={signatories} />
        {standing.map(({ id, capacity }) => (
          <PlainForm key={id} id="take-back" result={result}>
            <input type="hidden" name="signOffId" value={id} />
            <SubmitButton kind="secondary" small>
              Take back the sign-off of: {capacity}
            </SubmitButton>
          </PlainForm>
        ))}
      </section>
      {asked.map(({ id, capacity }) => (
        <section key={id} className="hw-section">
          <h2 className="nhsuk-heading-m">Sign as {capacity}</h2>
          <PlainForm id="sign" result={result}>
            <input type="hidden" name="signatoryId" value={id} />
            <input type="hidden" name="seen" value={seen} />
            <p>
              By signing you agree, in this capacity, to the use of {formatMoney(grant.amount)} in{" "}
              {year} as set out above. The date and your name go on record.
            </p>
            <SubmitButton>Sign off {year}</SubmitButton>
          </PlainForm>
        </section>
      ))}
      {can.record && missing.length > 0 && (
        <section className="hw-section">
          <h2 className="nhsuk-heading-m">Record a sign-off from a letter or minute</h2>
          <RecordSignOff seen={seen} missing={missing} />
        </section>
      )}
    </>
  );
}
