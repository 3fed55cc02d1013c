import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formatDate } from "#app/domain/dates.ts";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { nameOf } from "./meeting-name.ts";
import { updateForm } from "./update.form.ts";
import { UpdateForms } from "./update-forms.tsx";

export { revalidateAfterConflict as shouldRevalidate } from "#app/http/revalidate.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `Your updates: ${data ? nameOf(data.meeting) : ""} – ${data?.area ?? "Area"} – Homeward`,
  },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const id = asked.params.meeting ?? "";
  return {
    ...services.updates.own(viewer, id),
    back: `/areas/${area.slug}/meetings/${id}`,
    sent: new URL(asked.request.url).searchParams.has("sent"),
  };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const id = asked.params.meeting ?? "";
  return submitForm(asked.request, updateForm, ({ request, ...given }) => {
    services.updates.give(viewer, id, request, given);
    return redirect(`/areas/${area.slug}/meetings/${id}/updates?sent`);
  });
});

export default function OwnUpdates() {
  const { back, meeting, requests, formKey, sent } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <>
      <BackLink href={back} label={meeting.name} />
      {sent && !result && (
        <Notice kind="success" title="Your update is in the plan, and the meeting sees it." focus />
      )}
      <PageHeader
        title="Your updates"
        purpose={`For the ${meeting.name} on ${formatDate(meeting.date)}. Its papers close on ${formatDate(meeting.papersDeadline)}.`}
      />
      {requests.length === 0 ? (
        <EmptyState title="Nothing is asked of you">
          The meeting asks about none of your actions.
        </EmptyState>
      ) : (
        <UpdateForms requests={requests} formKey={formKey} result={result} />
      )}
    </>
  );
}
