import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { type ShouldRevalidateFunction, useActionData, useLoaderData } from "@remix-run/react";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { LiveNews } from "#app/ui/live/live-news.tsx";
import { ButtonLink } from "#app/ui/next-step.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Door } from "./door.tsx";
import { GuestLists } from "./guest-lists.tsx";
import { guestsForm } from "./guests.form.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Guests: ${data?.round.name ?? "a round"} – ${data?.area} – Homeward` },
];

/** A stale deed needs what is stored now, which single fetch would not ask for after a refusal. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  actionStatus,
  defaultShouldRevalidate,
}) => actionStatus === 409 || defaultShouldRevalidate;

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const roundId = asked.params.round ?? "";
  const page = services.guests.page(viewer, roundId);
  return {
    live: services.live.start(viewer, area, roundId),
    ...page,
    area: area.name,
    home: `/areas/${area.slug}/rounds/${roundId}`,
    done: new URL(asked.request.url).searchParams.get("done"),
  };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const { guests } = services;
  const id = asked.params.round ?? "";
  return submitForm(asked.request, guestsForm, (sent) => {
    let done: string = sent.deed;
    switch (sent.deed) {
      case "open":
        guests.open(viewer, id, sent.until);
        break;
      case "renew":
        guests.renew(viewer, id);
        break;
      case "shut":
        guests.shut(viewer, id);
        break;
      case "accept":
        // Fewer than were shown: the others changed what they picked meanwhile.
        if (guests.accept(viewer, id, sent.guests) < sent.guests.length) done = "accept-some";
        break;
      case "place":
        guests.place(viewer, id, { id: sent.guest, version: sent.version }, sent.partnerId);
        break;
      case "strike":
        guests.strike(viewer, id, { id: sent.guest, version: sent.version });
        break;
    }
    return redirect(`/areas/${area.slug}/rounds/${id}/guests?done=${done}`);
  });
});

const DONE: Record<string, string> = {
  open: "Guests can join with the code below.",
  renew: "There is a new code. The one before no longer works.",
  shut: "Nobody can join with a code now. Those who came stay.",
  accept: "They are let in: their scores count.",
  "accept-some": "Somebody changed what they picked meanwhile, and still waits. The others are in.",
  place: "Saved: that guest is in.",
  strike: "That guest is out of the round. What they scored does not count.",
};

export default function Guests() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { round, home, done, live } = page;
  const notice = done === null || result ? undefined : DONE[done];
  return (
    <>
      <BackLink href={home} label={round.name} />
      <PageHeader
        title="Guests"
        purpose="People in the room who have no account join with a code, and wait here until you let them in."
        aside={<ButtonLink href={`${home}/invitations`}>Invitations</ButtonLink>}
      />
      {notice && <Notice kind="success" title={notice} focus />}
      {result && (
        <Notice title="That was not done" focus>
          {Object.values(result.errors)[0]}
        </Notice>
      )}
      <div className="hw-guests">
        <GuestLists page={page} />
        <Door page={page} result={result} />
      </div>
      <LiveNews live={live} mode="follow" concern={{ kinds: ["guests", "revealed", "round"] }} />
    </>
  );
}
