import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { formatDate } from "#app/domain/dates.ts";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { updateForm } from "./update.form.ts";
import { UpdateForms } from "./update-forms.tsx";

export { revalidateAfterConflict as shouldRevalidate } from "#app/http/revalidate.ts";

/** Its address opens a door by itself: no search engine lists it. */
export const meta: MetaFunction = () => [
  { title: "Your updates – Homeward" },
  { name: "robots", content: "noindex, nofollow" },
];

/** Looking never spends the link: mail programs open links too. */
export const loader = answer(({ context, request, params }: LoaderFunctionArgs) => ({
  ...context.services.updates.look(params.token ?? ""),
  sent: new URL(request.url).searchParams.has("sent"),
}));

export const action = answer(({ context, request, params }: ActionFunctionArgs) => {
  const token = params.token ?? "";
  return submitForm(request, updateForm, ({ request: asked, ...given }) => {
    context.services.updates.giveByLink(token, asked, given);
    return redirect(`/updates/${token}?sent`);
  });
});

export default function PersonalUpdates() {
  const { area, meeting, name, requests, formKey, sent } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const left = requests.filter(({ updates }) => updates.length === 0).length;
  return (
    <>
      {sent && !result && (
        <Notice kind="success" title="Thank you. The meeting sees your update." focus>
          <p>
            {left > 0
              ? `${left === 1 ? "1 action is" : `${left} actions are`} left.`
              : "That was all. You can close this page, or add something until the meeting."}
          </p>
        </Notice>
      )}
      <PageHeader
        eyebrow={area}
        title="Your updates"
        purpose={`For the ${meeting.name} on ${formatDate(meeting.date)}. Its papers close on ${formatDate(meeting.papersDeadline)}.`}
      />
      {requests.length === 0 ? (
        <EmptyState title="Nothing is asked of you now">
          The actions you were asked about have another owner, or are done.
        </EmptyState>
      ) : (
        <UpdateForms requests={requests} formKey={formKey} result={result} />
      )}
      <p className="hw-quiet hw-reading">
        This link is for {name} alone and works until the meeting. What you write becomes part of
        the action plan. <Link to="/privacy">Privacy and cookies</Link>
      </p>
    </>
  );
}
