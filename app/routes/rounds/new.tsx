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
import { EditionChoice } from "./edition-choice.tsx";
import { readAsked, roundForm } from "./round.form.ts";
import { ScopeForm } from "./scope-form.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Prepare a round – ${data?.area} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const on = new URL(asked.request.url).searchParams.get("edition");
  return {
    ...services.rounds.scopeForm(viewer, null, on),
    area: area.name,
    home: `/areas/${area.slug}/rounds`,
    editionsHome: `/areas/${area.slug}/editions`,
  };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  return submitForm(asked.request, roundForm, ({ version: _version, editionKey, ...scope }) => {
    const id = services.rounds.create(viewer, editionKey, {
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
      <EditionChoice page={page} />
      {/* why: the form is another one for each edition, with changes of its own. */}
      <ScopeForm
        key={page.edition.key}
        page={page}
        result={result}
        save="Prepare the round"
        cancelHref={page.home}
      />
    </>
  );
}
