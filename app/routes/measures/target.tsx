import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { typeFigure } from "#app/domain/measure/figure.ts";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { StoredNow } from "#app/ui/stored-now.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { figureOf } from "./figure.form.ts";

export { revalidateAfterConflict as shouldRevalidate } from "#app/http/revalidate.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Targets of ${data?.year ?? ""} – ${data?.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const { year = "", measure: key = "" } = asked.params;
  const page = services.measures.target(viewer, key, year);
  return { ...page, back: `/areas/${area.slug}/measures/${key}` };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const { year = "", measure: key = "" } = asked.params;
  // A target is the value itself, whatever it will be worked out from.
  const figure = figureOf({ ...services.measures.target(viewer, key, year), denominator: null });
  const goal = figure.refine(
    (typed) => !typed?.approximate,
    "A target is one figure, not about one.",
  );
  const form = z.object({ version: z.coerce.number().int(), target: goal, stretch: goal });
  return submitForm(asked.request, form, ({ version, target, stretch }) => {
    const goals = { target: target?.value ?? null, stretch: stretch?.value ?? null };
    services.measures.saveTarget(viewer, key, year, version, goals);
    return redirect(`/areas/${area.slug}/measures/${key}`);
  });
});

export default function Target() {
  const { name, unit, year, target, stretch, version, back } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const typed = result?.typed ?? {};
  const stale = result !== undefined && String(typed.version) !== String(version);
  const stored = { target: show(target), stretch: show(stretch) };
  return (
    <>
      <BackLink href={back} label={name} />
      <PageHeader
        title={`Targets of ${year}`}
        purpose={`${name}, in ${unit}. Leave a field empty for no target.`}
      />
      {stale && (
        <StoredNow
          fields={[
            { label: "Target", typed: String(typed.target), stored: stored.target },
            { label: "Stretch target", typed: String(typed.stretch), stored: stored.stretch },
          ]}
        />
      )}
      <PlainForm result={result} defaults={stored}>
        <input type="hidden" name="version" value={version} />
        <TextField name="target" label="Target" width={10} inputMode="decimal" optional />
        <TextField
          name="stretch"
          label="Stretch target"
          hint="What would be reached if all went well."
          width={10}
          inputMode="decimal"
          optional
        />
        <SubmitButton>Save</SubmitButton>
      </PlainForm>
    </>
  );
}

function show(value: number | null): string {
  return value === null
    ? ""
    : typeFigure({ value, numerator: null, denominator: null, approximate: false });
}
