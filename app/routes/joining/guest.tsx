import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  type SerializeFrom,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useState } from "react";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { Drawer } from "#app/ui/drawer.tsx";
import type { FormResult } from "#app/ui/form-values.ts";
import { LiveNews } from "#app/ui/live/live-news.tsx";
import { ButtonLink } from "#app/ui/next-step.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { RadioGroup } from "#app/ui/radio-group.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { guestForm } from "./guest.form.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `You in “${data?.round.name ?? "a round"}” – ${data?.area} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const roundId = asked.params.round ?? "";
  const live = services.live.start(viewer, area, roundId);
  return {
    ...services.joining.self(viewer, roundId),
    live,
    area: area.name,
    home: `/areas/${area.slug}/rounds/${roundId}`,
  };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const roundId = asked.params.round ?? "";
  return submitForm(asked.request, guestForm, ({ version, ...fields }) => {
    services.joining.change(viewer, roundId, version, fields);
    return redirect(`/areas/${area.slug}/rounds/${roundId}/guest`);
  });
});

/** What changes the page: being let in, and what can be done then. */
const GUEST_NEWS = ["let-in", "revealed", "hidden", "round"] as const;

type Self = SerializeFrom<typeof loader>;

export default function Guest() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { round, name, partnerId, partners, isIn, home } = page;
  const [typing, setTyping] = useState(false);
  const partner = partners.find(({ id }) => id === partnerId);
  const isOpen = round.status === "open";
  return (
    <>
      <PageHeader
        eyebrow={`You are here as ${name}, for ${partner?.name ?? "no organisation"}`}
        title={round.name}
        purpose={sayPurpose(page)}
        next={isOpen ? { href: `${home}/score`, label: "Score" } : null}
        aside={isIn && <ButtonLink href={`${home}/discuss`}>The discussion</ButtonLink>}
      />
      {!isIn && isOpen && (
        <div onInput={() => setTyping(true)}>
          <Correction page={page} result={result} />
        </div>
      )}
      <div className="hw-reading">
        {isIn && isOpen && (
          <p>
            Is your organisation wrong? Ask who runs the workshop: they can put it right until
            scores of yours are revealed.
          </p>
        )}
        <p className="hw-quiet">
          Come back on this device by the same link, or at the page “Join a workshop”. Sign out only
          when you have finished: after that you would join anew.
        </p>
      </div>
      <LiveNews
        live={page.live}
        mode={typing && !isIn ? "offer" : "follow"}
        concern={{ kinds: GUEST_NEWS }}
      />
    </>
  );
}

function sayPurpose({ round, isIn, someRevealed }: Self): string {
  if (round.status !== "open") return "Scoring has ended. Thank you for taking part.";
  if (!isIn) {
    return "You can score now. Your scores count once whoever runs the workshop has let you in.";
  }
  return someRevealed
    ? "You are in. Score what is still open; what was revealed before you came stands."
    : "You are in: your scores count. Nobody sees them before the facilitator reveals a change.";
}

function Correction({ page, result }: { page: Self; result: FormResult | undefined }) {
  const { name, partnerId, partners, version } = page;
  return (
    <Drawer summary="Put right your name or organisation" open={result !== undefined}>
      <PlainForm result={result} defaults={{ name, partnerId: partnerId ?? "" }}>
        <input type="hidden" name="version" value={version} />
        <TextField name="name" label="Your name" autoComplete="name" />
        <RadioGroup
          name="partnerId"
          label="Your organisation"
          options={partners.map((partner) => ({ value: partner.id, label: partner.name }))}
        />
        <SubmitButton kind="secondary">Save</SubmitButton>
      </PlainForm>
    </Drawer>
  );
}
