import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
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
  return {
    ...services.plan.proposals(viewer),
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
  const { back, round, added, changed, reached, superseded, worthTaking } =
    useLoaderData<typeof loader>();
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
      {worthTaking ? (
        <>
          <PlainForm result={result}>
            <input type="hidden" name="round" value={round.id} />
            <SubmitButton>{deed}</SubmitButton>
          </PlainForm>
          <NewActions added={added} />
          <ChangedActions changed={changed} />
          <MarkedActions title="Level reached" actions={reached} />
          <MarkedActions title="No longer asked for" actions={superseded} />
        </>
      ) : (
        <EmptyState title="Nothing new">The plan already follows this round.</EmptyState>
      )}
    </>
  );
}
