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
import { requireSignedIn } from "#app/http/guards.server.ts";
import { limitAttempts } from "#app/http/rate-limit.server.ts";
import { ADDING, clearSignOn, problemOf, readBack } from "#app/http/sign-on.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { DefinitionList } from "#app/ui/definition-list.tsx";
import type { FormResult } from "#app/ui/form-values.ts";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SignOnLink } from "#app/ui/sign-on-link.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { singleSignOnForms } from "./single-sign-on.form.ts";

export const meta: MetaFunction = () => [{ title: "Single sign-on – Homeward" }];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { context, request } = asked;
  const signedIn = await requireSignedIn(asked);
  const { signOn, sessions } = context.services;
  if (!signOn.provider) throw new DomainError("not-found");
  const back = await readBack(context, request, ADDING);
  const identities = signOn.list(signedIn);
  const isHere = identities.some(
    ({ issuer, subject }) => issuer === back?.issuer && subject === back.subject,
  );
  return {
    provider: signOn.provider,
    email: signedIn.email,
    hasPassword: sessions.hasPassword(signedIn),
    back: back && { name: back.name, isHere },
    problem: problemOf(request),
    identities: identities.map(({ createdAt, ...identity }) => ({
      ...identity,
      since: formatDate(londonDate(createdAt)),
    })),
  };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { context, request } = asked;
  const signedIn = await requireSignedIn(asked);
  const { signOn } = context.services;
  if (!signOn.provider) throw new DomainError("not-found");
  return submitForm(request, singleSignOnForms, async (values) => {
    if (values.form === "remove") {
      signOn.remove(signedIn, values.issuer, values.subject);
      return redirect("/account?done=sign-on-removed");
    }
    const back = await readBack(context, request, ADDING);
    if (!back) throw new DomainError("sign-on-spent");
    await limitAttempts(
      context,
      signedIn.email,
      () => signOn.add(signedIn, back, values.password),
      signedIn.sessionId,
    );
    return redirect("/account?done=sign-on-added", {
      headers: { "Set-Cookie": await clearSignOn(context) },
    });
  });
});

export default function SingleSignOn() {
  const { provider, back, problem, identities, hasPassword } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <>
      <BackLink href="/account" label="Your account" />
      {problem && (
        <Notice title={`${provider} was not added`} focus>
          {problem}
        </Notice>
      )}
      <PageHeader
        title={`Sign in with ${provider}`}
        purpose={`Where you are signed in to ${provider}, Homeward then asks for no password.`}
      />
      {back && !back.isHere && (
        <Add provider={provider} name={back.name} hasPassword={hasPassword} result={result} />
      )}
      {back?.isHere && (
        <p className="hw-reading">
          <strong>{back.name}</strong> lets you in already.
        </p>
      )}
      {identities.length > 0 && <Identities identities={identities} result={result} />}
      {!back && (
        <SignOnLink
          next="/account/single-sign-on"
          kind={identities.length > 0 ? "secondary" : "primary"}
        >
          {identities.length > 0 ? `Add another ${provider} account` : `Add ${provider}`}
        </SignOnLink>
      )}
    </>
  );
}

type AddProps = {
  provider: string;
  name: string;
  hasPassword: boolean;
  result: FormResult | undefined;
};

function Add({ provider, name, hasPassword, result }: AddProps) {
  return (
    <PlainForm id="add" result={result}>
      <p>
        {provider} says that you are <strong>{name}</strong>. From now on this will let you in to
        your Homeward account.
      </p>
      {hasPassword && (
        <TextField
          name="password"
          label="Your Homeward password"
          type="password"
          autoComplete="current-password"
        />
      )}
      <SubmitButton>Add it to my account</SubmitButton>
    </PlainForm>
  );
}

type Identity = ReturnType<typeof useLoaderData<typeof loader>>["identities"][number];

function Identities({
  identities,
  result,
}: {
  identities: readonly Identity[];
  result: FormResult | undefined;
}) {
  return (
    <DefinitionList
      items={identities.map(({ issuer, subject, name, since, removable }) => ({
        id: `${issuer} ${subject}`,
        term: name,
        value: removable ? `Since ${since}` : `Since ${since}. It is your only way in.`,
        actions: removable && (
          <PlainForm id="remove" result={result}>
            <input type="hidden" name="issuer" value={issuer} />
            <input type="hidden" name="subject" value={subject} />
            <SubmitButton kind="secondary" small>
              Take off<span className="nhsuk-u-visually-hidden"> {name}</span>
            </SubmitButton>
          </PlainForm>
        ),
      }))}
    />
  );
}
