import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { CaseBoard } from "#app/domain/graduation/case.ts";
import { MOST_BOARDS } from "#app/domain/graduation/case.ts";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { HomewardForm, useHomewardForm } from "#app/ui/form.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { RadioGroup } from "#app/ui/radio-group.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { StoredNow } from "#app/ui/stored-now.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { caseForms } from "./case.form.ts";
import { tellDone } from "./done.tsx";

export { revalidateAfterConflict as shouldRevalidate } from "#app/http/revalidate.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `${data?.case ? `${data.case.name}: name and boards` : "Begin a case"} – ${data?.area ?? "Area"} – Homeward`,
  },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const page = services.graduation.caseForm(viewer, asked.params.case ?? null);
  return { ...page, home: `/areas/${area.slug}/graduation` };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const { graduation } = services;
  const home = `/areas/${area.slug}/graduation`;
  const id = asked.params.case;
  return submitForm(asked.request, caseForms, (values) => {
    if (values.form === "remove") {
      graduation.removeCase(viewer, id ?? "", values.version);
      return redirect(`${home}?deleted=${id}`);
    }
    const { form: _form, version, ...fields } = values;
    if (id === undefined) return redirect(`${home}/${graduation.addCase(viewer, fields)}`);
    const withdrawn = graduation.saveCase(viewer, id, version, fields);
    return redirect(tellDone(`${home}/${id}`, { withdrawn: withdrawn.length }));
  });
});

const SUPPORTS = [
  { value: "yes", label: "Supports the case" },
  { value: "no", label: "Does not support it" },
];

/** A board's support as its field holds it. */
function typeSupport(supports: boolean | null): string {
  return supports === null ? "" : supports ? "yes" : "no";
}

function fieldsOf(boards: readonly CaseBoard[]): Record<string, string> {
  return Object.fromEntries(
    boards.flatMap(({ name, supports, reference }, at) => [
      [`board-${at}`, name],
      [`supports-${at}`, typeSupport(supports)],
      [`reference-${at}`, reference],
    ]),
  );
}

export default function Details() {
  const { area, waves, case: stored, home } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const defaults = {
    name: stored?.name ?? area,
    wave: stored?.wave ?? "",
    ...fieldsOf(stored?.boards ?? [{ name: area, supports: null, reference: "" }]),
  };
  const form = useHomewardForm({
    schema: async () => (await import("./case.form.ts")).caseForm,
    defaults,
    result,
    id: "case",
  });
  const typed: Record<string, unknown> = result?.typed.form === "case" ? result.typed : {};
  const stale = stored && typed.version && String(typed.version) !== String(stored.version);
  const waveName = (id: unknown) => waves.find((wave) => wave.id === id)?.title ?? "";
  const count = stored?.boards.length ?? 1;
  return (
    <>
      <BackLink
        href={stored ? `${home}/${stored.id}` : home}
        label={stored ? stored.name : "Graduation"}
      />
      <PageHeader
        title={stored ? "Name, wave and boards" : "Begin a case"}
        purpose={waves[0]?.boards}
      />
      {stale && (
        <StoredNow
          what="case"
          fields={[
            { label: "Name", typed: String(typed.name), stored: stored.name },
            { label: "Wave", typed: waveName(typed.wave), stored: waveName(stored.wave) },
            {
              label: "Boards",
              typed: Array.from({ length: MOST_BOARDS }, (_, at) => typed[`board-${at}`])
                .filter(Boolean)
                .join(", "),
              stored: stored.boards.map(({ name }) => name).join(", "),
            },
          ]}
        />
      )}
      <HomewardForm form={form}>
        <input type="hidden" name="version" value={stored?.version ?? 0} />
        <TextField name="name" label="Name of the case" autoComplete="off" />
        <RadioGroup
          name="wave"
          label="Wave"
          options={waves.map(({ id, title, words }) => ({ value: id, label: title, hint: words }))}
        />
        {Array.from({ length: Math.min(MOST_BOARDS, count + 2) }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the places of the form are fixed
          <fieldset className="nhsuk-fieldset hw-fieldset" key={at}>
            <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">
              Health and wellbeing board {at + 1}
              {at >= count && " (optional)"}
            </legend>
            <TextField name={`board-${at}`} label="Board" autoComplete="off" />
            <SelectField
              name={`supports-${at}`}
              label="Does it support the case?"
              options={SUPPORTS}
              empty="Not said yet"
            />
            <TextField
              name={`reference-${at}`}
              label="Minute or letter"
              hint="Such as “Minute 12 of 21 June 2017”"
              optional
              autoComplete="off"
            />
          </fieldset>
        ))}
        <SubmitButton>{stored ? "Save" : "Begin the case"}</SubmitButton>
      </HomewardForm>
      {stored && (
        <PlainForm id="remove" result={result}>
          <input type="hidden" name="version" value={stored.version} />
          <SubmitButton kind="secondary" small>
            Delete this case
          </SubmitButton>
        </PlainForm>
      )}
    </>
  );
}
