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
import { PageHeader } from "#app/ui/page-header.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { meetingForm } from "./meeting.form.ts";
import { MeetingFieldset } from "./meeting-fields.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Plan a meeting – ${data?.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const { fields } = services.meetings.form(viewer, null);
  return { fields, area: area.name, back: `/areas/${area.slug}/meetings` };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  return submitForm(asked.request, meetingForm, ({ version: _version, ...fields }) => {
    const id = services.meetings.plan(viewer, fields);
    return redirect(`/areas/${area.slug}/meetings/${id}`);
  });
});

export default function NewMeeting() {
  const { back, fields } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const form = useHomewardForm({
    schema: async () => (await import("./meeting.form.ts")).meetingForm,
    defaults: fields,
    result,
  });
  return (
    <>
      <BackLink href={back} label="Meetings" />
      <PageHeader
        title="Plan a meeting"
        purpose="Owners are asked for updates before it, and its pack is frozen at the papers deadline."
      />
      <HomewardForm form={form}>
        <input type="hidden" name="version" value={0} />
        <MeetingFieldset />
        <SubmitButton>Plan the meeting</SubmitButton>
      </HomewardForm>
    </>
  );
}
