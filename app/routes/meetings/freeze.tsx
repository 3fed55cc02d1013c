import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formatDate, londonDate } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { ConfirmPage } from "#app/ui/confirm.tsx";
import { freezeForm } from "./meeting.form.ts";
import { nameOf } from "./meeting-name.ts";

export { revalidateAfterConflict as shouldRevalidate } from "#app/http/revalidate.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `Freeze the pack: ${data ? nameOf(data.meeting) : ""} – ${data?.area ?? "Area"} – Homeward`,
  },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const { meeting, silent, state, can } = services.meetings.page(
    viewer,
    asked.params.meeting ?? "",
  );
  if (!can.manage) throw new DomainError("forbidden");
  if (state === "cancelled") throw new DomainError("meeting-cancelled");
  return { meeting, silent, area: area.name, back: `/areas/${area.slug}/meetings/${meeting.id}` };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const id = asked.params.meeting ?? "";
  return submitForm(asked.request, freezeForm, ({ version }) => {
    services.freezing.freeze(viewer, id, version);
    return redirect(`/areas/${area.slug}/meetings/${id}?done=frozen`);
  });
});

export default function Freeze() {
  const { back, meeting, silent } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { frozenAt, version } = meeting;
  const again = frozenAt !== null;
  return (
    <>
      <BackLink href={back} label={meeting.name} />
      <ConfirmPage
        title={again ? "Issue the pack again" : "Freeze the pack now"}
        confirm={again ? "Issue it again" : "Freeze the pack"}
        cancelHref={back}
        hidden={{ version }}
        result={result}
      >
        <p>
          {again
            ? `A new issue is made with every figure as it stands now. The one of ${formatDate(londonDate(frozenAt))} stays as it is, and can still be read and printed.`
            : "The pack keeps every figure as it stands now. What changes later is not in it, unless you issue it again."}
        </p>
        {silent > 0 && (
          <p>
            {silent === 1 ? "1 action has" : `${silent} actions have`} no update yet, and the pack
            says so.
          </p>
        )}
      </ConfirmPage>
    </>
  );
}
