import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { fromSlug, toSlug } from "#app/domain/measure/period.ts";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { correctForm } from "./sign.form.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Correct ${data?.quarter ?? ""} – ${data?.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const quarter = fromSlug(asked.params.quarter ?? "");
  const page = services.returns.correction(viewer, quarter);
  return { ...page, quarter, back: `/areas/${area.slug}/returns/${toSlug(quarter)}` };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const quarter = fromSlug(asked.params.quarter ?? "");
  return submitForm(asked.request, correctForm, (values) => {
    services.returns.correctReturn(viewer, quarter, values);
    return redirect(`/areas/${area.slug}/returns/${toSlug(quarter)}?done=corrected`);
  });
});

export default function Correct() {
  const { quarter, questions, back } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <>
      <BackLink href={back} label={`Quarterly return ${quarter}`} />
      <PageHeader
        title="Add a correction"
        eyebrow={`Quarterly return ${quarter}`}
        purpose="The return stays as it was submitted. The correction stands beside it, with today’s date and your name."
      />
      <PlainForm result={result}>
        <SelectField
          name="question"
          label="Question"
          empty="Choose a question"
          options={questions.flatMap(({ section, questions: each }) =>
            each.map(({ key, name }) => ({ value: key, label: `${section}: ${name}` })),
          )}
        />
        <TextArea
          name="becomes"
          label="What it should say"
          hint="In the form the question takes: a figure, a date such as 31/3/2017, or the words of the answer. Empty for no answer."
          rows={3}
        />
        <TextArea name="reason" label="Why" rows={3} />
        <SubmitButton>Add this correction</SubmitButton>
      </PlainForm>
    </>
  );
}
