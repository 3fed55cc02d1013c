import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { knownBrowser } from "#app/http/known-browser.server.ts";
import { limitAttempts } from "#app/http/rate-limit.server.ts";
import { readReturnPath } from "#app/http/return-path.server.ts";
import { letIn, readStep } from "#app/http/session.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { codeForm } from "./second-step.form.ts";

export const meta: MetaFunction = () => [{ title: "Your code – Homeward" }];

export const loader = answer(async ({ context, request }: LoaderFunctionArgs) => {
  const token = await readStep(context, request);
  if (token === "") throw redirect("/sign-in");
  context.services.steps.waiting(token);
  return null;
});

export const action = answer(async ({ context, request }: ActionFunctionArgs) => {
  const { steps } = context.services;
  const token = await readStep(context, request);
  const device = request.headers.get("User-Agent") ?? "";
  const next = readReturnPath(new URL(request.url).searchParams.get("next")) ?? "/";
  return submitForm(request, codeForm, async ({ code }) => {
    const { email } = steps.waiting(token);
    const session = await limitAttempts(
      context,
      `code ${email}`,
      async () => steps.finish(token, code, device),
      await knownBrowser(context, request, email),
    );
    return letIn(context, { kind: "session", token: session }, next);
  });
});

export default function SignInCode() {
  const result = useActionData<typeof action>();
  return (
    <>
      <BackLink href="/sign-in" label="Sign in" />
      <PageHeader
        title="Your code"
        purpose="One more step. Give the six figures your app shows now; without the app, one of your recovery codes."
      />
      <PlainForm result={result}>
        <TextField
          name="code"
          label="Code"
          inputMode="text"
          autoComplete="one-time-code"
          width={20}
          spellCheck={false}
        />
        <SubmitButton>Sign in</SubmitButton>
      </PlainForm>
    </>
  );
}
