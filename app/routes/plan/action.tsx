import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { HomewardForm, useHomewardForm } from "#app/ui/form.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { StoredNow } from "#app/ui/stored-now.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { actionForms } from "./action.form.ts";
import { ActionDoubts, ActionFacts, ActionStanding } from "./action-facts.tsx";
import { ActionFieldset } from "./action-fieldset.tsx";
import { Guidance } from "./action-guidance.tsx";
import { PaidBy, Waits } from "./action-links.tsx";
import { ActionHistory, Notes } from "./action-record.tsx";
import { compareFields } from "./compare-fields.ts";
import { DecidedAt } from "./decided-at.tsx";
import { OtherWords } from "./other-words.tsx";

export { revalidateAfterConflict as shouldRevalidate } from "#app/http/revalidate.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.entry.topic ?? "Action"} – ${data?.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const back = `/areas/${area.slug}/plan`;
  const money = `/areas/${area.slug}/funding`;
  const page = services.plan.action(viewer, asked.params.action ?? "");
  const guidance = services.guidance.forChange(page.change.key);
  const meetings = `/areas/${area.slug}/meetings`;
  // A card of the board that is to be stopped comes here for the reason.
  const wanted = new URL(asked.request.url).searchParams.get("status");
  const stops = wanted === "stopped" && page.can.edit;
  return { ...page, guidance, area: area.name, back, money, meetings, stops };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const id = asked.params.action ?? "";
  const plan = `/areas/${area.slug}/plan`;
  return submitForm(asked.request, actionForms, (values) => {
    switch (values.form) {
      case "edit": {
        const { form: _form, version, meansUnitNow, ...fields } = values;
        services.plan.save(viewer, id, version, fields, meansUnitNow === "yes");
        return redirect(plan);
      }
      case "words":
        if (values.take === "theirs")
          services.plan.takeWords(viewer, id, values.version, values.field);
        else services.plan.keepOurs(viewer, id, values.version, values.field);
        return redirect(`${plan}/${id}#other-words`);
      case "wait":
        services.plan.addWait(viewer, id, values.waitsForId);
        return redirect(`${plan}/${id}`);
      case "go-on":
        services.plan.removeWait(viewer, id, values.waitsForId);
        return redirect(`${plan}/${id}`);
      case "pay":
      case "unpaid":
        services.funding.linkAction(viewer, values.schemeId, id, values.form === "pay");
        return redirect(`${plan}/${id}`);
      case "note":
        services.plan.addNote(viewer, id, values.note);
        return redirect(`${plan}/${id}`);
      case "delete":
        services.plan.remove(viewer, id, values.version);
        return redirect(`${plan}?deleted=${id}`);
    }
  });
});

export default function Action() {
  const page = useLoaderData<typeof loader>();
  const { back, change, entry, fields, version, choices, can } = page;
  const result = useActionData<typeof action>();
  const defaults = page.stops ? { ...fields, status: "stopped" } : fields;
  const form = useHomewardForm({
    schema: async () => (await import("./action.form.ts")).editForm,
    defaults,
    result,
    id: "edit",
  });
  const typed = result?.typed ?? {};
  const stale = typed.form === "edit" && String(typed.version) !== String(version);
  return (
    <>
      <BackLink href={back} label="Action plan" />
      <PageHeader
        title={entry.topic}
        eyebrow={`${change.number}. ${change.name}`}
        aside={<ActionStanding entry={entry} />}
      />
      <ActionDoubts entry={entry} />
      <DecidedAt decided={page.decided} meetings={page.meetings} />
      {page.stops && (
        <Notice>
          Say at the foot of the form <a href="#edit-stopReason">why it is stopped</a>, then save.
        </Notice>
      )}
      <div className="hw-split">
        <div>
          {can.edit ? (
            <HomewardForm form={form}>
              {stale && <StoredNow fields={compareFields(typed, fields, choices)} />}
              <input type="hidden" name="version" value={version} />
              <ActionFieldset choices={choices} targetDoubt={entry.targetDoubt} />
              <SubmitButton>Save</SubmitButton>
            </HomewardForm>
          ) : (
            <ActionFacts entry={entry} />
          )}
        </div>
        <div>
          {page.otherWords && (
            <OtherWords
              words={page.otherWords}
              version={version}
              mayEdit={can.edit}
              result={result}
            />
          )}
          <Notes notes={page.notes} mayAdd={can.note} result={result} />
          <Waits
            entry={entry}
            base={back}
            choices={choices.waits}
            mayEdit={can.edit}
            result={result}
          />
          <PaidBy
            schemes={entry.schemes}
            money={page.money}
            choices={choices.schemes}
            mayEdit={can.fund}
            result={result}
          />
          <Guidance change={change.key} articles={page.guidance} />
          <ActionHistory history={page.history} />
          {can.remove && (
            <PlainForm id="delete" result={result}>
              <input type="hidden" name="version" value={version} />
              <SubmitButton kind="secondary" small>
                Delete this action
              </SubmitButton>
            </PlainForm>
          )}
        </div>
      </div>
    </>
  );
}
