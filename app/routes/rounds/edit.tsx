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
import { PageHeader } from "#app/ui/page-header.tsx";
import { readAsked, roundForm } from "./round.form.ts";
import { ScopeForm } from "./scope-form.tsx";
import { ScopeStored } from "./scope-stored.tsx";

export { revalidateAfterConflict as shouldRevalidate } from "#app/http/revalidate.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Scope of ${data?.scope.name} – ${data?.area} – Homeward` },
];

const homeOf = (slug: string, roundId = "") => `/areas/${slug}/rounds/${roundId}`;

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  return {
    ...services.rounds.scopeForm(viewer, asked.params.round ?? ""),
    area: area.name,
    home: homeOf(area.slug, asked.params.round),
  };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  return submitForm(asked.request, roundForm, ({ version, editionKey: _edition, ...scope }) => {
    services.rounds.changeScope(viewer, asked.params.round ?? "", version, {
      ...scope,
      asked: readAsked(scope.asked),
    });
    return redirect(homeOf(area.slug, asked.params.round));
  });
});

export default function EditRound() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <>
      <BackLink href={page.home} label={page.scope.name} />
      <PageHeader
        title="Scope of the round"
        purpose="Until the round opens all of this can change. Afterwards it stands for good."
      />
      <ScopeStored page={page} typed={result?.typed} />
      <ScopeForm page={page} result={result} save="Save the scope" cancelHref={page.home} />
    </>
  );
}
