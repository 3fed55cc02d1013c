import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  type SerializeFrom,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { formatDate } from "#app/domain/dates.ts";
import { answer, isRefusal, statusOf } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { limitJoins } from "#app/http/rate-limit.server.ts";
import { findGuest, findSignedIn, setGuest } from "#app/http/session.server.ts";
import type { FormResult } from "#app/ui/form-values.ts";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { RadioGroup } from "#app/ui/radio-group.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { CodeForm } from "./code-form.tsx";
import { GoOn } from "./go-on.tsx";
import { joinForm } from "./join.form.ts";
import { describeGuest } from "./present-guest.server.ts";

export const meta: MetaFunction = () => [{ title: "Join a workshop – Homeward" }];

/** Looking never joins, nor spends anything: mail programs and cameras open links too. */
export const loader = answer(async ({ context, request, params }: LoaderFunctionArgs) => {
  const { joining, sessions } = context.services;
  try {
    const key = params.code ?? "";
    const { area, ...found } = await limitJoins(context, key, () => joining.look(key));
    const signedIn = await findSignedIn(context, request);
    const isMember = signedIn && sessions.findEntry(signedIn.accountId, area.slug) !== null;
    const guest = describeGuest(await findGuest(context, request));
    return {
      found: { ...found, area: area.name },
      /** The guest this device is in this very round already. */
      guest: guest?.roundId === found.round.id ? guest : null,
      /** One of the area's own people has an account to score with. */
      own: isMember ? `/areas/${area.slug}/rounds/${found.round.id}` : null,
      refused: null,
    };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const status = error.code === "code-unknown" ? 404 : statusOf(error);
    return data({ found: null, guest: null, own: null, refused: error.message }, { status });
  }
});

export const action = answer(({ context, request, params }: ActionFunctionArgs) => {
  const key = params.code ?? "";
  return submitForm(request, joinForm, async ({ formKey, ...fields }) => {
    const joined = await limitJoins(context, key, () =>
      context.services.joining.join(key, formKey, fields),
    );
    return redirect(`/areas/${joined.slug}/rounds/${joined.roundId}/guest`, {
      headers: { "Set-Cookie": await setGuest(context, joined.token) },
    });
  });
});

export default function JoinRound() {
  const { found, guest, own, refused } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  if (!found) {
    return (
      <>
        <PageHeader title="Join a workshop" purpose={refused} />
        <CodeForm result={undefined} isNext />
      </>
    );
  }
  const { round, area } = found;
  return (
    <>
      <PageHeader
        eyebrow={area}
        title={`Join “${round.name}”`}
        purpose={`Scores of ${round.hospitals}, as at ${formatDate(round.asAt)}. You need no account: a name and your organisation are enough.`}
      />
      {own ? (
        <Notice title="You are one of this area’s people">
          <p>
            You are signed in, and your scores count under your own name.{" "}
            <Link to={own}>Go to the round</Link>. To see what a guest sees, use a private window.
          </p>
        </Notice>
      ) : (
        <>
          {guest && <GoOn guest={guest} />}
          <JoinForm found={found} isNext={!guest} result={result} />
        </>
      )}
    </>
  );
}

type Found = NonNullable<SerializeFrom<typeof loader>["found"]>;

type Props = { found: Found; isNext: boolean; result: FormResult | undefined };

function JoinForm({ found, isNext, result }: Props) {
  const { partners, fixed, formKey } = found;
  const [only] = partners;
  if (!found.isOpen) {
    return <Notice>Scoring has not begun yet. Open this link again once you are told so.</Notice>;
  }
  return (
    <PlainForm result={result}>
      {!isNext && <h2 className="nhsuk-heading-m">Someone else on this device</h2>}
      <input type="hidden" name="formKey" value={formKey} />
      <TextField
        name="name"
        label="Your name"
        hint="Seen only by those who run the workshop"
        autoComplete="name"
      />
      {fixed && only ? (
        <>
          <input type="hidden" name="partnerId" value={only.id} />
          <p>
            You score for <strong>{only.name}</strong>.
          </p>
        </>
      ) : (
        <RadioGroup
          name="partnerId"
          label="Your organisation"
          options={partners.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <SubmitButton kind={isNext ? "primary" : "secondary"}>Join</SubmitButton>
      <p className="hw-quiet">
        A cookie keeps your place on this device for a fortnight. Name no patients and no staff in
        what you write. <Link to="/privacy">Privacy and cookies</Link>
      </p>
    </PlainForm>
  );
}
