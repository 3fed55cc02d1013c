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
import { PageHeader } from "#app/ui/page-header.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { newActionForm } from "./action.form.ts";
import { ActionFieldset } from "./action-fieldset.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Add an action – ${data?.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const back = `/areas/${area.slug}/plan`;
  return { ...services.plan.blank(viewer), area: area.name, back };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  return submitForm(asked.request, newActionForm, ({ changeKey, ...fields }) => {
    const id = services.plan.add(viewer, changeKey, fields);
    return redirect(`/areas/${area.slug}/plan/${id}`);
  });
});

export default function NewAction() {
  const { back, changes, choices } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const defaults = { priority: "now", status: "not-started" };
  const form = useHomewardForm({
    schema: async () => (await import("./action.form.ts")).newActionForm,
    defaults,
    result,
  });
  return (
    <>
      <BackLink href={back} label="Action plan" />
      <PageHeader
        title="Add an action"
        purpose="Something to be done that no row of the model asked for by itself."
      />
      <HomewardForm form={form}>
        <SelectField
          name="changeKey"
          label="Impact change"
          empty="Choose a change"
          options={changes.map(({ key, number, name }) => ({
            value: key,
            label: `${number}. ${name}`,
          }))}
        />
        <ActionFieldset choices={choices} />
        <SubmitButton>Add the action</SubmitButton>
      </HomewardForm>
    </>
  );
}
