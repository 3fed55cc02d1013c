import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { formatDate, londonDate } from "#app/domain/dates.ts";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireSignedIn } from "#app/http/guards.server.ts";
import { limitAttempts } from "#app/http/rate-limit.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { DefinitionList } from "#app/ui/definition-list.tsx";
import { HomewardForm, useHomewardForm } from "#app/ui/form.tsx";
import { ButtonLink } from "#app/ui/next-step.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { passwordForm, sessionForm } from "./account.form.ts";
import { describeDevice } from "./device.ts";

export const meta: MetaFunction = () => [{ title: "Your account – Homeward" }];

const DONE = {
  password: "Your password is changed. Every other browser has been signed out.",
  one: "That browser has been signed out.",
  others: "Every other browser has been signed out.",
  "second-step": "Your password alone signs you in again.",
  "sign-on-added": "Single sign-on is added to your account.",
  "sign-on-removed": "Single sign-on is taken off your account.",
} as const;

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const signedIn = await requireSignedIn(asked);
  const { sessions, steps, signOn } = asked.context.services;
  const done = new URL(asked.request.url).searchParams.get("done");
  return {
    email: signedIn.email,
    areas: sessions.areas(signedIn.accountId).map(({ slug, name }) => ({ slug, name })),
    hasPassword: sessions.hasPassword(signedIn),
    hasSecondStep: steps.standing(signedIn).on,
    provider: signOn.provider,
    identities: signOn.list(signedIn).map(({ name }) => name),
    done: done !== null && Object.hasOwn(DONE, done) ? DONE[done as keyof typeof DONE] : null,
    sessions: sessions.list(signedIn).map(({ id, device, createdAt, lastSeenAt, isThis }) => ({
      id,
      device: describeDevice(device),
      since: formatDate(londonDate(createdAt)),
      seen: formatDate(londonDate(lastSeenAt)),
      isThis,
    })),
  };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { context, request } = asked;
  const signedIn = await requireSignedIn(asked);
  const { sessions } = context.services;
  if (new URL(request.url).searchParams.has("others")) {
    sessions.endOthers(signedIn);
    return redirect("/account?done=others");
  }
  if (new URL(request.url).searchParams.has("one")) {
    return submitForm(request, sessionForm, ({ session }) => {
      sessions.endOne(signedIn, session);
      return redirect("/account?done=one");
    });
  }
  return submitForm(request, passwordForm, async ({ presentPassword, newPassword }) => {
    await limitAttempts(
      context,
      signedIn.email,
      () => sessions.changePassword(signedIn, presentPassword, newPassword),
      signedIn.sessionId,
    );
    return redirect("/account?done=password");
  });
});

export default function Account() {
  const { email, areas, hasPassword, hasSecondStep, provider, identities, done, sessions } =
    useLoaderData<typeof loader>();
  return (
    <>
      <BackLink {...describeWayBack(areas)} />
      {done && (
        <Notice kind="success" focus>
          {done}
        </Notice>
      )}
      <PageHeader
        title="Your account"
        purpose={`You sign in as ${email}. Here you change how you sign in, and see where you are signed in.`}
      />
      <section className="hw-section">
        <h2 className="nhsuk-heading-m">Password</h2>
        {hasPassword ? (
          <PasswordForm />
        ) : (
          <p className="hw-reading">
            {identities.length > 0
              ? "You have none: you sign in with the account you have elsewhere."
              : "People of the demonstration have no password: anyone may enter as them."}
          </p>
        )}
      </section>
      {hasPassword && (
        <section className="hw-section">
          <h2 className="nhsuk-heading-m">Second step</h2>
          <p className="hw-reading">
            {hasSecondStep
              ? "After your password you are asked for a code of your app."
              : "After your password, a code from an app on your own device can be asked for, too."}
          </p>
          <ButtonLink href="/account/second-step" kind="secondary">
            {hasSecondStep ? "Change the second step" : "Set up a second step"}
          </ButtonLink>
        </section>
      )}
      {provider && (
        <section className="hw-section">
          <h2 className="nhsuk-heading-m">{provider}</h2>
          <p className="hw-reading">
            {identities.length > 0
              ? `You can sign in as ${identities.join(", or as ")}.`
              : `You can sign in with ${provider} as well, once you have added it.`}
          </p>
          <ButtonLink href="/account/single-sign-on" kind="secondary">
            {identities.length > 0 ? `Change how you use ${provider}` : `Add ${provider}`}
          </ButtonLink>
        </section>
      )}
      <section className="hw-section">
        <h2 className="nhsuk-heading-m">Where you are signed in</h2>
        <DefinitionList
          items={sessions.map(({ id, device, since, seen, isThis }) => ({
            id,
            term: device,
            value: isThis
              ? `Signed in on ${since}. It is this browser.`
              : `Signed in on ${since}, last seen on ${seen}`,
            actions: !isThis && (
              <PlainForm id="one" action="/account?one">
                <input type="hidden" name="session" value={id} />
                <SubmitButton kind="secondary" small>
                  Sign out
                  <span className="nhsuk-u-visually-hidden">
                    {" "}
                    {device}, signed in on {since}
                  </span>
                </SubmitButton>
              </PlainForm>
            ),
          }))}
        />
        {sessions.some((session) => !session.isThis) && (
          <PlainForm id="others" action="/account?others">
            <SubmitButton kind="secondary">Sign out everywhere else</SubmitButton>
          </PlainForm>
        )}
      </section>
      <section className="hw-section">
        <h2 className="nhsuk-heading-m">Your data</h2>
        <p className="hw-reading">
          You can see and take away everything that is held about you, and you can have yourself
          erased. <Link to="/privacy">What is kept, and why</Link>
        </p>
        <p className="hw-row">
          <Link to="/account/data">See your data</Link>
          <Link to="/account/erase">Erase yourself</Link>
        </p>
      </section>
    </>
  );
}

function describeWayBack(areas: { slug: string; name: string }[]) {
  const [only] = areas;
  return only && areas.length === 1
    ? { href: `/areas/${only.slug}`, label: only.name }
    : { href: "/", label: "Your areas" };
}

function PasswordForm() {
  const result = useActionData<typeof action>();
  const form = useHomewardForm({
    schema: async () => (await import("./account.form.ts")).passwordForm,
    defaults: { presentPassword: "", newPassword: "" },
    result,
    id: "password",
  });
  return (
    <HomewardForm form={form}>
      <TextField
        name="presentPassword"
        label="Present password"
        type="password"
        autoComplete="current-password"
      />
      <TextField
        name="newPassword"
        label="New password"
        hint="At least 12 characters. Three words that do not belong together are easy to keep in mind."
        type="password"
        autoComplete="new-password"
      />
      <SubmitButton>Change password</SubmitButton>
    </HomewardForm>
  );
}
