import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { forgottenForm } from "./reset.form.ts";

export const meta: MetaFunction = () => [{ title: "Forgotten password – Homeward" }];

export const loader = answer(({ context, request }: LoaderFunctionArgs) => ({
  byMail: context.services.resets.isByMail(),
  asked: new URL(request.url).searchParams.has("asked"),
}));

export const action = answer(({ context, request }: ActionFunctionArgs) =>
  submitForm(request, forgottenForm, ({ email }) => {
    context.services.resets.ask(email);
    return redirect("/forgotten?asked");
  }),
);

export default function Forgotten() {
  const { byMail, asked } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <>
      <BackLink href="/sign-in" label="Sign in" />
      {asked && byMail && (
        <Notice kind="success" title="Look into your e-mail" focus>
          If there is an account with that address, a link is on its way to it. It works for an
          hour. Nothing there after a few minutes? Look among unwanted mail, or ask your area’s
          facilitator.
        </Notice>
      )}
      <PageHeader
        title="Forgotten your password?"
        purpose={
          byMail
            ? "A link for a new one goes to the address you sign in with."
            : "This installation sends no e-mail. Your area’s facilitator can make you a link for a new one, on your entry among the people."
        }
      />
      {byMail && (
        <PlainForm result={result}>
          <TextField
            name="email"
            label="E-mail address"
            type="email"
            autoComplete="username"
            spellCheck={false}
          />
          <SubmitButton>Send me a link</SubmitButton>
        </PlainForm>
      )}
    </>
  );
}
