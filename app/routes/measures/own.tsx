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
import { RadioGroup } from "#app/ui/radio-group.tsx";
import { StoredNow } from "#app/ui/stored-now.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { ownForm } from "./own.form.ts";

export { revalidateAfterConflict as shouldRevalidate } from "#app/http/revalidate.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.definition?.name ?? "Add a measure"} – ${data?.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const page = services.measures.own(viewer, asked.params.measure ?? "");
  return { ...page, home: `/areas/${area.slug}/measures` };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  return submitForm(asked.request, ownForm, ({ version, definition }) => {
    const key = asked.params.measure ?? "";
    const saved = services.measures.saveOwn(viewer, key, version, definition);
    return redirect(`/areas/${area.slug}/measures/${saved}`);
  });
});

const PER = [
  { value: "1", label: "A plain count" },
  { value: "100", label: "Per cent" },
  { value: "1000", label: "Per 1,000" },
  { value: "100000", label: "Per 100,000" },
];
const GOOD = [
  { value: "up", label: "More is better" },
  { value: "down", label: "Less is better" },
  { value: "none", label: "Neither: it only gives context" },
];
const DECIMALS = [
  { value: "0", label: "None: 75" },
  { value: "1", label: "One: 75.3" },
  { value: "2", label: "Two: 75.34" },
];

export default function OwnMeasure() {
  const { definition, version, counts, home } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const stored = definition
    ? {
        ...definition,
        denominator: definition.denominator ?? "",
        per: String(definition.per),
        decimals: String(definition.decimals),
      }
    : { per: "100", decimals: "1" };
  const form = useHomewardForm({
    schema: async () => (await import("./own.form.ts")).ownForm,
    defaults: stored,
    result,
  });
  const typed = result?.typed ?? {};
  const stale = result !== undefined && String(typed.version) !== String(version);
  const field = (label: string, name: string) => ({
    label,
    typed: String(typed[name] ?? ""),
    stored: String(Object.entries(stored).find(([key]) => key === name)?.[1] ?? ""),
  });
  return (
    <>
      <BackLink href={home} label="Measures" />
      <PageHeader
        title={definition?.name ?? "Add a measure of your own"}
        purpose="Something the area counts by quarter that no published measure covers."
      />
      {counts && (
        <Notice>
          It has figures or targets, so its unit, rate and direction stay as they are. For another
          count, add another measure: the old figures stay with this one.
        </Notice>
      )}
      {stale && (
        <StoredNow
          what="measure"
          fields={[
            field("Name", "name"),
            field("Unit", "unit"),
            field("What is counted", "numerator"),
            field("Worked out over", "denominator"),
          ]}
        />
      )}
      <HomewardForm form={form}>
        <input type="hidden" name="version" value={version} />
        <TextField name="name" label="Name" />
        <TextField
          name="numerator"
          label="What is counted"
          hint="The number above the line of a rate."
        />
        <RadioGroup name="per" label="How is it shown?" options={PER} inline />
        <TextField
          name="denominator"
          label="What the rate is worked out over"
          hint="The number below the line: leave it empty for a plain count."
          optional
        />
        <TextField
          name="unit"
          label="Unit"
          hint="As a sentence says it: per cent, or visits per 1,000 people."
        />
        <RadioGroup name="good" label="Which way is better?" options={GOOD} />
        <RadioGroup name="decimals" label="Decimals to show" options={DECIMALS} inline />
        <SubmitButton>{definition ? "Save" : "Add the measure"}</SubmitButton>
      </HomewardForm>
    </>
  );
}
