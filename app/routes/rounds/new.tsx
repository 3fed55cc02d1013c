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

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Prepare a round – ${data?.area} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  return {
    ...services.rounds.scopeForm(viewer, null),
    area: area.name,
    home: `/areas/${area.slug}/rounds`,
  };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  return submitForm(asked.request, roundForm, ({ version: _version, editionId, ...scope }) => {
    const id = services.rounds.create(viewer, editionId, {
      ...scope,
      asked: readAsked(scope.asked),
    });
    return redirect(`/areas/${area.slug}/rounds/${id}`);
  });
});

export default function NewRound() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <>
      <BackLink href={page.home} label="Rounds" />
      <PageHeader
        title="Prepare a round"
        purpose="Say what the scores are to be true of, and who is asked. You check it once more before it opens."
      />
      <ScopeForm page={page} result={result} save="Prepare the round" cancelHref={page.home} />
    </>
  );
}
