import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formatDate, isDate } from "#app/domain/dates.ts";
import { MEETING_KINDS } from "#app/domain/meeting/meeting.ts";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { HomewardForm, useHomewardForm } from "#app/ui/form.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { StoredNow } from "#app/ui/stored-now.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { meetingForm } from "./meeting.form.ts";
import { MeetingFieldset } from "./meeting-fields.tsx";
import { nameOf } from "./meeting-name.ts";

export { revalidateAfterConflict as shouldRevalidate } from "#app/http/revalidate.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `Change ${data ? nameOf({ name: data.title, date: data.fields.date }) : "a meeting"} – ${data?.area ?? "Area"} – Homeward`,
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
  return submitForm(asked.request, meetingForm, ({ version, ...fields }) => {
    services.meetings.change(viewer, id, version, fields);
    return redirect(`/areas/${area.slug}/meetings/${id}?done=changed`);
  });
});

const LABELS = {
  kind: "Which board meets",
  name: "What it is called",
  date: "Day of the meeting",
  papersDeadline: "Papers are due by the end of",
  audience: "Who reads the papers",
} as const;

export default function EditMeeting() {
  const { back, title, fields, version } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const form = useHomewardForm({
    schema: async () => (await import("./meeting.form.ts")).meetingForm,
    defaults: fields,
    result,
    id: "meeting",
  });
  const typed = result?.typed ?? {};
  const stale = typed.form === "meeting" && String(typed.version) !== String(version);
  const keys = Object.keys(LABELS) as (keyof typeof LABELS)[];
  return (
    <>
      <BackLink href={back} label={title} />
      <PageHeader title="Change the meeting" />
      <HomewardForm form={form}>
        {stale && (
          <StoredNow
            what="meeting"
            fields={keys.map((key) => ({
              label: LABELS[key],
              typed: show(typed[key]),
              stored: show(fields[key]),
            }))}
          />
        )}
        <input type="hidden" name="version" value={version} />
        <MeetingFieldset />
        <SubmitButton>Save</SubmitButton>
      </HomewardForm>
    </>
  );
}

function show(value: unknown): string {
  if (typeof value !== "string") return "";
  if (isDate(value)) return formatDate(value);
  return Object.entries(MEETING_KINDS).find(([kind]) => kind === value)?.[1].name ?? value;
}
