import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { countActions } from "#app/domain/report/plan-words.ts";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { takeForm } from "./action.form.ts";
import { ChangedActions, MarkedActions, NewActions } from "./proposal-lists.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Proposals – ${data?.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const { searchParams } = new URL(asked.request.url);
  return {
    ...services.plan.proposals(viewer, searchParams.get("round")),
    area: area.name,
    back: `/areas/${area.slug}/plan`,
  };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  return submitForm(asked.request, takeForm, ({ round }) => {
    const added = services.plan.takeProposals(viewer, round);
    return redirect(`/areas/${area.slug}/plan?taken=${added}`);
  });
});

export default function Proposals() {
  const page = useLoaderData<typeof loader>();
  const { back, round, added, changed, standing, reached, superseded, takenOn } = page;
  const result = useActionData<typeof action>();
  const deed =
    added.length === 0
      ? "Bring the plan up to date"
      : `Take ${countActions(added.length)} into the plan`;
  return (
    <>
      <BackLink href={back} label="Action plan" />
      <PageHeader
        title={`What the ${round.name} proposes`}
        purpose="One step up for each row below its target. Words that people typed stay as they are."
      />
      {page.worthTaking ? (
        <>
          <PlainForm result={result}>
            <input type="hidden" name="round" value={round.id} />
            <SubmitButton>{deed}</SubmitButton>
          </PlainForm>
          {!page.isLatest && (
            <p className="hw-reading">
              Where a later round was taken and speaks of a row, that one has the word: here this
              round only adds steps that are not in the plan.
            </p>
          )}
          <NewActions added={added} />
          <ChangedActions
            title="Not begun yet, so they follow the round"
            after="Will say"
            changed={changed}
          />
          <ChangedActions
            title="Your words stand, and the round’s are kept beside them"
            after="The round says"
            changed={standing}
          />
          <MarkedActions title="Level reached" actions={reached} />
          <MarkedActions title="No longer asked for" actions={superseded} />
        </>
      ) : takenOn ? (
        <EmptyState title={`Taken on ${takenOn}`}>
          What it proposed is in the plan. Where people worded it otherwise, both stand on the
          action’s page.
        </EmptyState>
      ) : (
        <EmptyState title="Nothing new">The plan already says what this round proposes.</EmptyState>
      )}
      <OtherRounds others={page.others} />
    </>
  );
}

type Round = { id: string; name: string; takenOn: string | null };

/** The other closed rounds, each to be looked at and taken. */
function OtherRounds({ others }: { others: readonly Round[] }) {
  if (others.length === 0) return null;
  return (
    <section className="hw-section">
      <h2 className="nhsuk-heading-m">Other closed rounds</h2>
      <ul className="nhsuk-list">
        {others.map(({ id, name, takenOn }) => (
          <li key={id}>
            <Link to={`?round=${encodeURIComponent(id)}`}>{name}</Link>{" "}
            <span className="hw-quiet">
              {takenOn ? `taken on ${takenOn}` : "not taken into the plan"}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
