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
import { ConfirmPage } from "#app/ui/confirm.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { cancelForm } from "./meeting.form.ts";
import { nameOf } from "./meeting-name.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `Cancel ${data ? nameOf({ name: data.title, date: data.fields.date }) : "a meeting"} – ${data?.area ?? "Area"} – Homeward`,
  },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const id = asked.params.meeting ?? "";
  return {
    ...services.meetings.form(viewer, id),
    area: area.name,
    back: `/areas/${area.slug}/meetings/${id}`,
  };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const id = asked.params.meeting ?? "";
  return submitForm(asked.request, cancelForm, ({ version, reason }) => {
    services.meetings.cancel(viewer, id, version, reason);
    return redirect(`/areas/${area.slug}/meetings/${id}`);
  });
});

export default function CancelMeeting() {
  const { back, title, fields, version } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <>
      <BackLink href={back} label={title} />
      <ConfirmPage
        title={`Cancel the ${title} of ${formatDate(fields.date)}`}
        confirm="Cancel the meeting"
        cancelHref={back}
        hidden={{ version }}
        result={result}
      >
        <p>
          It stays in the list, marked as cancelled. Updates can no longer be given, personal links
          stop working, and no pack is frozen. This cannot be undone: plan a new meeting instead.
        </p>
        <TextArea name="reason" label="Why" rows={2} />
      </ConfirmPage>
    </>
  );
}
