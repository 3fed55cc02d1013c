import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { fromSlug, toSlug } from "#app/domain/measure/period.ts";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { AskedList, SignatureList } from "./record-lists.tsx";
import { signForms } from "./sign.form.ts";

export { revalidateAfterConflict as shouldRevalidate } from "#app/http/revalidate.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Check and sign ${data?.report.quarter ?? ""} – ${data?.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const quarter = fromSlug(asked.params.quarter ?? "");
  const page = services.returns.signing(viewer, quarter);
  const { sections: _sections, ...report } = page.report;
  const done = new URL(asked.request.url).searchParams.get("done");
  return { ...page, report, back: `/areas/${area.slug}/returns/${toSlug(quarter)}`, done };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const { returns } = services;
  const quarter = fromSlug(asked.params.quarter ?? "");
  const back = `/areas/${area.slug}/returns/${toSlug(quarter)}`;
  return submitForm(asked.request, signForms, ({ intent, ...values }) => {
    const posted = { intent, ...values } as ReturnType<typeof signForms.parse>;
    switch (posted.intent) {
      case "explain":
        returns.explain(viewer, quarter, posted);
        break;
      case "sign":
        returns.signReturn(viewer, quarter, posted.capacity, posted.seen);
        break;
      case "record":
        returns.recordReturnSignOff(viewer, quarter, posted);
        break;
      case "take-back":
        returns.takeBackReturnSignOff(viewer, quarter, posted.signOffId);
        break;
      case "submit":
        returns.submitReturn(viewer, quarter, posted.seen);
        return redirect(`${back}?done=submitted`);
    }
    return redirect(`${back}/sign?done=${posted.intent}`);
  });
});

const DONE: Readonly<Record<string, string>> = {
  explain: "The explanation is kept with the return.",
  sign: "You have signed this return.",
  record: "The sign-off is recorded.",
  "take-back": "The sign-off is taken back.",
};

export default function Sign() {
  const page = useLoaderData<typeof loader>();
  const { report, asked, seen, own, mine, withdrawn, can, back, done } = page;
  const result = useActionData<typeof action>();
  const open = report.completion.filter((each) => each.done < each.total);
  const unexplained = asked.filter(({ explanation }) => explanation === null).length;
  return (
    <>
      <BackLink href={back} label={`Quarterly return ${report.quarter}`} />
      {done !== null && DONE[done] && result === undefined && (
        <Notice kind="success" focus>
          {DONE[done]}
        </Notice>
      )}
      <PageHeader
        title="Check, sign and submit"
        eyebrow={`Quarterly return ${report.quarter}`}
        purpose={`${report.sentence} What is signed is this version: a later change withdraws the sign-off.`}
      />
      <section className="hw-section">
        <h2 className="nhsuk-heading-m">Questions about the answers</h2>
        {asked.length === 0 && <p>No two answers seem to contradict each other.</p>}
        {asked.length > 0 && !can.edit && <AskedList asked={asked} isOpen />}
        {can.edit && asked.length > 0 && (
          <>
            <p className="hw-reading">
              Both may be true. Change an answer in its section, or explain it here: the explanation
              goes with the return.
            </p>
            {asked.map((each, at) => (
              <PlainForm
                key={each.key}
                id={`explain-${at + 1}`}
                result={result}
                defaults={{ explanation: each.explanation ?? each.earlier ?? "" }}
              >
                <input type="hidden" name="contradiction" value={each.key} />
                <input type="hidden" name="version" value={each.version} />
                <TextArea
                  name="explanation"
                  label={each.sentence}
                  {...(each.earlier === null
                    ? {}
                    : {
                        hint: "Written when the answers were others. Check it, then keep it again.",
                      })}
                  rows={3}
                />
                <div className="hw-buttons">
                  <SubmitButton kind="secondary" small name="intent" value="explain">
                    Keep this explanation
                  </SubmitButton>
                  <Link to={`${back}/sections/${each.section}`}>Section: {each.sectionName}</Link>
                </div>
              </PlainForm>
            ))}
          </>
        )}
      </section>
      <section className="hw-section">
        <h2 className="nhsuk-heading-m">Sign-off</h2>
        <SignatureList signatures={report.signatures} />
        {withdrawn.length > 0 && (
          <ul>
            {withdrawn.map(({ id, words }) => (
              <li key={id} className="hw-quiet">
                {words}
              </li>
            ))}
          </ul>
        )}
        {report.signatures
          .filter(({ id }) => mine.includes(id))
          .map(({ id, capacity }) => (
            <PlainForm key={id} id={`take-back-${id}`} result={result}>
              <input type="hidden" name="signOffId" value={id} />
              <SubmitButton kind="secondary" small name="intent" value="take-back">
                Take back the sign-off of: {capacity}
              </SubmitButton>
            </PlainForm>
          ))}
        {own.map((capacity, at) => (
          <PlainForm key={capacity} id={`sign-${at + 1}`} result={result}>
            <h3 className="nhsuk-heading-s">Sign as {capacity}</h3>
            <input type="hidden" name="seen" value={seen} />
            <input type="hidden" name="capacity" value={capacity} />
            <p>
              By signing you agree, in this capacity, to the return as it stands. The date and your
              name go on record. <Link to={`${back}/whole`}>Read the whole return</Link>
            </p>
            <SubmitButton name="intent" value="sign">
              Sign this return
            </SubmitButton>
          </PlainForm>
        ))}
        {can.edit && (
          <PlainForm id="record" result={result}>
            <h3 className="nhsuk-heading-s">Record a sign-off from a letter or minute</h3>
            <input type="hidden" name="seen" value={seen} />
            <TextField
              name="capacity"
              label="Signed as"
              hint="Such as “Chair of the health and wellbeing board”"
              autoComplete="off"
            />
            <TextField
              name="reference"
              label="Letter or minute"
              hint="Such as “Minute 12 of the board of 21 June 2017”"
              autoComplete="off"
            />
            <DateField name="signedOn" label="Date of the signature" />
            <SubmitButton kind="secondary" name="intent" value="record">
              Record this sign-off
            </SubmitButton>
          </PlainForm>
        )}
      </section>
      {can.edit && (
        <section className="hw-section">
          <h2 className="nhsuk-heading-m">Submit</h2>
          {open.length > 0 && (
            <>
              <p>Still to be answered:</p>
              <ul>
                {open.map(({ key, name, total, done: answered }) => (
                  <li key={key}>
                    <Link to={`${back}/sections/${key}`}>{name}</Link>: {total - answered} of{" "}
                    {total}
                  </li>
                ))}
              </ul>
            </>
          )}
          {report.signatures.length === 0 && <p>Nobody has signed it yet.</p>}
          {open.length === 0 && report.signatures.length > 0 && (
            <PlainForm id="submit" result={result}>
              <input type="hidden" name="seen" value={seen} />
              <p>
                Once submitted, the return can no longer change; later corrections stand beside it.
                {unexplained > 0 &&
                  ` ${unexplained === 1 ? "One question is" : `${unexplained} questions are`} not explained.`}
              </p>
              <SubmitButton name="intent" value="submit">
                Submit this return
              </SubmitButton>
            </PlainForm>
          )}
        </section>
      )}
    </>
  );
}
