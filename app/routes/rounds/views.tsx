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
import { EmptyState } from "#app/ui/empty-state.tsx";
import { LevelChip } from "#app/ui/level-chip.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { viewForm } from "./round.form.ts";

export { revalidateAfterConflict as shouldRevalidate } from "#app/http/revalidate.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Your different views: ${data?.name} – ${data?.area} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const { round, views } = services.rounds.overview(viewer, asked.params.round ?? "");
  return {
    area: area.name,
    name: round.name,
    home: `/areas/${area.slug}/rounds/${round.id}`,
    views: views.filter((view) => view.mine),
  };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const round = asked.params.round ?? "";
  return submitForm(asked.request, viewForm, ({ rowKey, sentence, version }) => {
    services.discussion.confirmView(viewer, round, rowKey, { sentence, version });
    return redirect(`/areas/${area.slug}/rounds/${round}/views`);
  });
});

export default function Views() {
  const { name, home, views } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const isStale = (view: { rowKey: string; version: number }) =>
    result?.typed.rowKey === view.rowKey && String(result.typed.version) !== String(view.version);
  return (
    <>
      <BackLink href={home} label={name} />
      <PageHeader
        title="Your organisation’s different views"
        purpose="Each stands on record beside the agreed level. Confirm the words, or write your own: they are what boards will read."
      />
      {views.length === 0 && (
        <EmptyState title="Nothing to confirm">
          No different view of your organisation waits for its lead in this round.
        </EmptyState>
      )}
      {views.map((view) => (
        <section className="hw-panel" key={view.rowKey} aria-label={view.topic}>
          <h2 className="nhsuk-heading-s">{view.topic}</h2>
          <p className="hw-row">
            <span>
              {view.agreed === null ? "No level is agreed yet." : `The room agreed ${view.agreed}.`}{" "}
              Your organisation stands by
            </span>
            <LevelChip level={view.level} />
            <span className="hw-quiet">{view.confirmed ? "Confirmed" : "Not confirmed yet"}</span>
          </p>
          <PlainForm
            id={`view-${view.rowKey}`}
            result={result}
            defaults={{ sentence: view.sentence }}
          >
            <input type="hidden" name="rowKey" value={view.rowKey} />
            <input type="hidden" name="version" value={view.version} />
            {isStale(view) && (
              <p>
                The record now says level {view.level}
                {view.sentence ? `: “${view.sentence}”` : ", without a sentence"}.
              </p>
            )}
            <TextArea
              name="sentence"
              label="In your organisation’s words"
              hint="One or two sentences. Name no patients and no staff."
              optional
              rows={3}
            />
            <SubmitButton kind="secondary">
              {view.confirmed ? "Save the new words" : "Confirm"}
            </SubmitButton>
          </PlainForm>
        </section>
      ))}
    </>
  );
}
