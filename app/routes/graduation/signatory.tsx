import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formatDate } from "#app/domain/dates.ts";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { HomewardForm, useHomewardForm } from "#app/ui/form.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { StoredNow } from "#app/ui/stored-now.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { caseSignatoryForms } from "./sign-off.form.ts";

export { revalidateAfterConflict as shouldRevalidate } from "#app/http/revalidate.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `${data?.signatory?.capacity ?? "Add a signatory"}: graduation – ${data?.area ?? "Area"} – Homeward`,
  },
];

const idOf = (params: Record<string, string | undefined>) =>
  params.signatory === "new" ? null : (params.signatory ?? "");

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const caseId = asked.params.case ?? "";
  const page = services.graduation.caseSignatory(viewer, caseId, idOf(asked.params));
  return { ...page, area: area.name, back: `/areas/${area.slug}/graduation/${caseId}/sign-off` };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const caseId = asked.params.case ?? "";
  const id = idOf(asked.params);
  return submitForm(asked.request, caseSignatoryForms, (values) => {
    if (values.form === "remove") {
      services.graduation.removeCaseSignatory(viewer, caseId, id ?? "", values.version);
    } else {
      const { form: _form, version, ...fields } = values;
      const before = id === null ? null : { id, version };
      services.graduation.saveCaseSignatory(viewer, caseId, before, fields);
    }
    return redirect(`/areas/${area.slug}/graduation/${caseId}/sign-off`);
  });
});

export default function Signatory() {
  const { back, people, signatory } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const stored = {
    capacity: signatory?.capacity ?? "",
    memberId: signatory?.memberId ?? "",
    leftOn: signatory?.leftOn ?? "",
  };
  const form = useHomewardForm({
    schema: async () => (await import("./sign-off.form.ts")).caseSignatoryForm,
    defaults: stored,
    result,
    id: "signatory",
  });
  const typed: Record<string, unknown> = result?.typed.form === "signatory" ? result.typed : {};
  const isStale =
    signatory && typed.version !== undefined && String(typed.version) !== String(signatory.version);
  const name = (id: unknown) => people.find((each) => each.id === id)?.name ?? "";
  const gone = signatory?.gone;
  return (
    <>
      <BackLink href={back} label="Sign-off" />
      <PageHeader
        title={signatory ? signatory.capacity : "Add a signatory"}
        purpose="Someone whose signature Better Care Fund planning asks for."
      />
      {gone && (
        <Notice title={`${gone} has left the area`}>
          <p>Choose who signs in this capacity now, or say below when it ended.</p>
        </Notice>
      )}
      {isStale && (
        <StoredNow
          fields={[
            { label: "Signs as", typed: String(typed.capacity), stored: stored.capacity },
            { label: "Signs here", typed: name(typed.memberId), stored: name(stored.memberId) },
            {
              label: "Left on",
              typed: String(typed.leftOn ?? ""),
              stored: stored.leftOn && formatDate(stored.leftOn),
            },
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
          options={[
            ...(gone && signatory.memberId
              ? [{ value: signatory.memberId, label: `${gone}, who has left` }]
              : []),
            ...people.map((each) => ({ value: each.id, label: each.name })),
          ]}
          empty="Nobody: by letter or minute"
        />
        {signatory && (
          <DateField
            name="leftOn"
            label="Left this capacity on"
            hint="They are asked for no more; what they signed stays on record. Add whoever follows."
            optional
          />
        )}
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
