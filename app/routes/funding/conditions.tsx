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
import { RadioGroup } from "#app/ui/radio-group.tsx";
import { StoredNow } from "#app/ui/stored-now.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { termsForm } from "./conditions.form.ts";

export { revalidateAfterConflict as shouldRevalidate } from "#app/http/revalidate.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Conditions of the grant – ${data?.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const { terms, conditions } = services.funding.terms(viewer);
  return {
    area: area.name,
    back: `/areas/${area.slug}/funding`,
    terms,
    words: Object.fromEntries(conditions.map(({ key, words }) => [key, words])),
  };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  return submitForm(asked.request, termsForm, ({ version, ...fields }) => {
    services.funding.saveTerms(viewer, version, fields);
    return redirect(`/areas/${area.slug}/funding#conditions`);
  });
});

const POOLING = [
  { value: "pooled", label: "Pooled into the local Better Care Fund" },
  { value: "exempted", label: "Exempted by a minister, in writing" },
  { value: "open", label: "Neither yet" },
] as const;
const OFFSET = [
  { value: "no", label: "No, all of it comes on top" },
  { value: "yes", label: "Yes, some of it is" },
  { value: "open", label: "Not answered yet" },
] as const;

export default function Conditions() {
  const { terms, words, back } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { version, poolingReference, reportingLead, additionality, jointWork, note } = terms;
  const stored = {
    pooling: terms.pooling ?? "open",
    poolingReference,
    reportingLead,
    additionality,
    offset: terms.offset === null ? "open" : terms.offset ? "yes" : "no",
    jointWork,
    note,
  };
  const form = useHomewardForm({
    schema: async () => (await import("./conditions.form.ts")).termsForm,
    defaults: stored,
    result,
  });
  const typed = result?.typed ?? {};
  const stale = result && String(typed.version) !== String(version);
  const label = (options: readonly { value: string; label: string }[], value: unknown) =>
    options.find((option) => option.value === value)?.label ?? "";
  const text = (value: unknown) => String(value ?? "").replace(/\r\n?/g, "\n");
  return (
    <>
      <BackLink href={back} label="Funding" />
      <PageHeader
        title="Conditions of the grant"
        purpose="What the check cannot see in the figures. Leave open what is not settled yet."
      />
      {stale && (
        <StoredNow
          fields={[
            {
              label: "Pooling",
              typed: label(POOLING, typed.pooling),
              stored: label(POOLING, stored.pooling),
            },
            {
              label: "Agreement or letter",
              typed: text(typed.poolingReference),
              stored: poolingReference,
            },
            { label: "Reports", typed: text(typed.reportingLead), stored: reportingLead },
            { label: "Additionality", typed: text(typed.additionality), stored: additionality },
            {
              label: "Offset",
              typed: label(OFFSET, typed.offset),
              stored: label(OFFSET, stored.offset),
            },
            { label: "Joint work", typed: text(typed.jointWork), stored: jointWork },
            { label: "Note", typed: text(typed.note), stored: note },
          ]}
        />
      )}
      <HomewardForm form={form}>
        <input type="hidden" name="version" value={version} />
        <RadioGroup
          name="pooling"
          label="How does the grant reach the pool?"
          hint={words.pooling}
          options={POOLING}
        />
        <TextArea
          name="poolingReference"
          label="The agreement that pools it, or the minister’s letter"
          hint="Such as “Section 75 agreement, amended on 1 June 2017”. Needed for an exemption."
          rows={2}
          optional
        />
        <TextField
          name="reportingLead"
          label="Who answers for the quarterly reports?"
          hint={words["quarterly-reports"]}
          autoComplete="off"
        />
        <TextArea
          name="additionality"
          label="The chief finance officer’s statement that the spending is additional"
          hint={`${words.additionality ?? ""} Give the letter’s date and what it says.`}
        />
        <RadioGroup
          name="offset"
          label="Is any of the money offset against the NHS minimum contribution?"
          hint={words["no-offset"]}
          options={OFFSET}
        />
        <TextArea
          name="jointWork"
          label="Joint work towards national condition 4, managing transfers of care"
          hint={words["national-condition-4"]}
        />
        <TextArea
          name="note"
          label="What readers should know first about these figures"
          hint="Stands on top of the funding page, such as that the schemes are a draft."
          rows={3}
          optional
        />
        <SubmitButton>Save</SubmitButton>
      </HomewardForm>
    </>
  );
}
