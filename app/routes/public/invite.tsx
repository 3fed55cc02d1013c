import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ROLE_NAMES } from "#app/domain/access/roles.ts";
import { DomainError } from "#app/domain/errors.ts";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireSignedIn } from "#app/http/guards.server.ts";
import { knownBrowser, remembering } from "#app/http/known-browser.server.ts";
import { limitAttempts } from "#app/http/rate-limit.server.ts";
import { findSignedIn, letIn } from "#app/http/session.server.ts";
import { clearSignOn, problemOf, readBack } from "#app/http/sign-on.server.ts";
import { DefinitionList } from "#app/ui/definition-list.tsx";
import type { FormResult } from "#app/ui/form-values.ts";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SignOnLink } from "#app/ui/sign-on-link.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { inviteForm } from "./invite.form.ts";

export const meta: MetaFunction = () => [{ title: "Your invitation – Homeward" }];

/** Looking at the page never spends the link: mail programs open links too. */
export const loader = answer(async ({ context, request, params }: LoaderFunctionArgs) => {
  const { accounts, signOn } = context.services;
  const token = params.token ?? "";
  const present = await findSignedIn(context, request);
  const { roles, ...invitation } = accounts.invitation(token, present);
  const page = `/invite/${token}`;
  return {
    ...invitation,
    roles: roles.map((role) => `${ROLE_NAMES[role].name}: ${ROLE_NAMES[role].purpose}`),
    page,
    provider: signOn.provider,
    back: (await readBack(context, request, page))?.name ?? null,
    problem: problemOf(request),
  };
});

export const action = answer(({ context, request, params }: ActionFunctionArgs) => {
  const { accounts } = context.services;
  const token = params.token ?? "";
  const device = request.headers.get("User-Agent") ?? "";
  return submitForm(request, inviteForm, async (values) => {
    if (values.as === "present") {
      const slug = accounts.acceptAs(token, await requireSignedIn({ context, request }));
      return redirect(`/areas/${slug}`);
    }
    if (values.as === "back") {
      const back = await readBack(context, request, `/invite/${token}`);
      if (!back) throw new DomainError("sign-on-spent");
      const { entry, slug } = accounts.acceptWithIdentity(token, back, device);
      const answered = await letIn(context, entry, `/areas/${slug}`);
      answered.headers.append("Set-Cookie", await clearSignOn(context));
      return answered;
    }
    const email = accounts.invitedAddress(token);
    const { entry, slug } = await limitAttempts(
      context,
      email,
      () => accounts.acceptWithPassword(token, values.password, device),
      await knownBrowser(context, request, email),
    );
    return remembering(context, request, email, await letIn(context, entry, `/areas/${slug}`));
  });
});

export default function Invite() {
  const invitation = useLoaderData<typeof loader>();
  const { area, name, email, roles, present, problem } = invitation;
  const result = useActionData<typeof action>();
  return (
    <>
      {problem && (
        <Notice title="You have not joined yet" focus>
          {problem}
        </Notice>
      )}
      <PageHeader
        title={`Join ${area}`}
        purpose={`You are invited to take part as ${name}. Not you? Close this page, and nothing happens.`}
      />
      <DefinitionList
        items={[
          { term: "E-mail address", value: email },
          { term: roles.length === 1 ? "Your role" : "Your roles", value: roles.join("; ") },
        ]}
      />
      {present ? (
        <PlainForm id="present" result={result}>
          <input type="hidden" name="as" value="present" />
          <p>
            You are signed in as <strong>{present}</strong>. {area} will be added to that account.
            To use another one, sign out first and open this link again.
          </p>
          <SubmitButton>Join</SubmitButton>
        </PlainForm>
      ) : (
        <Ways {...invitation} result={result} />
      )}
    </>
  );
}

type Invitation = ReturnType<typeof useLoaderData<typeof loader>> & {
  result: FormResult | undefined;
};

/** The ways to join for somebody who is not signed in. */
function Ways(invitation: Invitation) {
  const { provider, back, page, way, result } = invitation;
  return (
    <>
      {provider && back && way === "new" && (
        <PlainForm id="back" result={result}>
          <input type="hidden" name="as" value="back" />
          <p>
            {provider} says that you are <strong>{back}</strong>. That is how you will sign in.
          </p>
          <SubmitButton>Join</SubmitButton>
        </PlainForm>
      )}
      {provider && back && way !== "new" && (
        <p className="hw-reading">
          {provider} says that you are <strong>{back}</strong>, but your account here does not know
          that yet.{" "}
          {way === "password"
            ? `Join with your password; then add ${provider} under Your account.`
            : `Join with the ${provider} account you signed in with before.`}
        </p>
      )}
      {provider && !(back && way === "new") && (
        <SignOnLink next={page} kind="primary">{`Join with ${provider}`}</SignOnLink>
      )}
      {way === "single-sign-on" && !provider && (
        <p className="hw-reading">
          Your account has no password, and single sign-on is switched off here. Your area’s
          facilitator can make you a link for a password.
        </p>
      )}
      {way !== "single-sign-on" && <WithPassword {...invitation} />}
    </>
  );
}

function WithPassword({ provider, email, way, result }: Invitation) {
  const known = way === "password";
  return (
    <>
      {provider && <h2 className="nhsuk-heading-m">Or with a password</h2>}
      <PlainForm id="invited" result={result}>
        <input type="hidden" name="as" value="invited" />
        {/* For password managers, which look for whose password it is. */}
        <input type="hidden" name="username" value={email} autoComplete="username" />
        <TextField
          name="password"
          label={known ? "Your Homeward password" : "Choose a password"}
          hint={
            known
              ? "You have an account with this address: give its password."
              : "At least 12 characters. Three words that do not belong together are easy to keep in mind."
          }
          type="password"
          autoComplete={known ? "current-password" : "new-password"}
        />
        <SubmitButton kind={provider ? "secondary" : "primary"}>Join</SubmitButton>
      </PlainForm>
    </>
  );
}
