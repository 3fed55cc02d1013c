import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { knownBrowser, remembering } from "#app/http/known-browser.server.ts";
import { limitAttempts } from "#app/http/rate-limit.server.ts";
import { readReturnPath } from "#app/http/return-path.server.ts";
import { findSignedIn, letIn } from "#app/http/session.server.ts";
import { problemOf } from "#app/http/sign-on.server.ts";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SignOnLink } from "#app/ui/sign-on-link.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { signInForm } from "./sign-in.form.ts";

export const meta: MetaFunction = () => [{ title: "Sign in – Homeward" }];

const nextOf = (request: Request) =>
  readReturnPath(new URL(request.url).searchParams.get("next")) ?? "/";

export const loader = answer(async ({ context, request }: LoaderFunctionArgs) => {
  if (await findSignedIn(context, request)) throw redirect(nextOf(request));
  return {
    demonstration: context.config.demonstration,
    provider: context.services.signOn.provider,
    next: nextOf(request),
    problem: problemOf(request),
  };
});

export const action = answer(async ({ context, request }: ActionFunctionArgs) => {
  const device = request.headers.get("User-Agent") ?? "";
  return submitForm(request, signInForm, async ({ email, password }) => {
    const { sessions, steps } = context.services;
    const browser = await knownBrowser(context, request, email);
    const check = () => sessions.check(email, password);
    const account = await limitAttempts(context, email, check, browser);
    const answered = await letIn(context, steps.begin(account, device), nextOf(request));
    return remembering(context, request, email, answered);
  });
});

export default function SignIn() {
  const { demonstration, provider, next, problem } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <>
      {problem && (
        <Notice title="You are not signed in" focus>
          {problem}
        </Notice>
      )}
      <PageHeader
        title="Sign in"
        purpose={provider ? undefined : "Use the e-mail address your invitation was made for."}
      />
      {provider && (
        <>
          <SignOnLink next={next}>{`Sign in with ${provider}`}</SignOnLink>
          <h2 className="nhsuk-heading-m">Or with a password</h2>
        </>
      )}
      <PlainForm result={result}>
        <TextField
          name="email"
          label="E-mail address"
          type="email"
          autoComplete="username"
          spellCheck={false}
        />
        <TextField
          name="password"
          label="Password"
          type="password"
          autoComplete="current-password"
        />
        <SubmitButton>Sign in</SubmitButton>
      </PlainForm>
      <p>
        <Link to="/forgotten">Forgotten your password?</Link>
      </p>
      <p className="hw-reading">
        New here? Your area’s facilitator makes your invitation link, and can make another if you
        have lost it.
      </p>
      {demonstration && (
        <p className="hw-reading">
          Only looking round? <Link to="/demo">Enter the demonstration as one of its people</Link>.
        </p>
      )}
    </>
  );
}
