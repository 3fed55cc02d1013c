import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DomainError } from "#app/domain/errors.ts";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { CheckboxGroup } from "#app/ui/checkbox-group.tsx";
import { HomewardForm, useHomewardForm } from "#app/ui/form.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { StoredNow } from "#app/ui/stored-now.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { signatoryForms } from "./signatory.form.ts";

export { revalidateAfterConflict as shouldRevalidate } from "#app/http/revalidate.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.signatory?.capacity ?? "Add a signatory"} – ${data?.area ?? ""} – Homeward` },
];

const idOf = (params: Record<string, string | undefined>) =>
  params.signatory === "new" ? null : (params.signatory ?? "");

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const { years, people, signatories } = services.funding.signatories(viewer);
  const id = idOf(asked.params);
  const signatory = signatories.find((each) => each.id === id) ?? null;
  if (id !== null && !signatory) throw new DomainError("not-found");
  const back = `/areas/${area.slug}/funding/signatories`;
  return { area: area.name, back, years, people, signatory };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const id = idOf(asked.params);
  return submitForm(asked.request, signatoryForms, (values) => {
    if (values.form === "remove") {
      services.funding.removeSignatory(viewer, id ?? "", values.version);
    } else {
      const { form: _form, version, ...fields } = values;
      services.funding.saveSignatory(viewer, id === null ? null : { id, version }, fields);
    }
    return redirect(`/areas/${area.slug}/funding/signatories`);
  });
});

export default function Signatory() {
  const { back, years, people, signatory } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const stored = {
    capacity: signatory?.capacity ?? "",
    memberId: signatory?.memberId ?? "",
    years: signatory?.years ?? [],
  };
  const form = useHomewardForm({
    schema: async () => (await import("./signatory.form.ts")).signatoryForm,
    defaults: stored,
    result,
    id: "signatory",
  });
  const typed = result?.typed ?? {};
  const stale =
    signatory && typed.form === "signatory" && String(typed.version) !== String(signatory.version);
  const name = (id: unknown) => people.find((each) => each.id === id)?.name ?? "";
  const list = (values: unknown) => (Array.isArray(values) ? values.join(", ") : "");
  return (
    <>
      <BackLink href={back} label="Who signs" />
      <PageHeader
        title={signatory ? signatory.capacity : "Add a signatory"}
        purpose="Someone whose agreement to the use of the grant is needed."
      />
      {stale && (
        <StoredNow
          fields={[
            { label: "Signs as", typed: String(typed.capacity), stored: stored.capacity },
            { label: "Signs here", typed: name(typed.memberId), stored: name(stored.memberId) },
            { label: "Years", typed: list(typed.years), stored: list(stored.years) },
          ]}
        />
      )}
      <HomewardForm form={form}>
        <input type="hidden" name="version" value={signatory?.version ?? 0} />
        <TextField
          name="capacity"
          label="Signs as"
          hint="Such as “Chair of the health and wellbeing board”"
          autoComplete="off"
        />
        <SelectField
          name="memberId"
          label="Signs here with the account of"
          hint="People with the role of signatory. Without one, a letter or minute is recorded."
          options={people.map(({ id, name: label }) => ({ value: id, label }))}
          empty="Nobody: by letter or minute"
        />
        <CheckboxGroup
          name="years"
          label="For these years"
          options={years.map((year) => ({ value: year, label: year }))}
        />
        <SubmitButton>{signatory ? "Save" : "Add this signatory"}</SubmitButton>
      </HomewardForm>
      {signatory?.canRemove && (
        <PlainForm id="remove" result={result}>
          <input type="hidden" name="version" value={signatory.version} />
          <SubmitButton kind="secondary" small>
            Take off the list
          </SubmitButton>
        </PlainForm>
      )}
    </>
  );
}
