import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { remembering } from "#app/http/known-browser.server.ts";
import { letIn } from "#app/http/session.server.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { resetForm } from "./reset.form.ts";

export const meta: MetaFunction = () => [{ title: "A new password – Homeward" }];

/** Looking at the page never spends the link: mail programs open links too. */
export const loader = answer(({ context, params }: LoaderFunctionArgs) =>
  context.services.resets.page(params.token ?? ""),
);

export const action = answer(({ context, request, params }: ActionFunctionArgs) => {
  const device = request.headers.get("User-Agent") ?? "";
  return submitForm(request, resetForm, async ({ password }) => {
    const { resets } = context.services;
    const token = params.token ?? "";
    const { email } = resets.page(token);
    const entry = await resets.reset(token, password, device);
    return remembering(context, request, email, await letIn(context, entry, "/"));
  });
});

export default function Reset() {
  const { email } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Choose a new password"
        purpose="Every browser that is signed in to the account is signed out, and this one signed in."
      />
      <PlainForm result={result}>
        <p>
          For <strong>{email}</strong>.
        </p>
        {/* For password managers, which look for whose password it is. */}
        <input type="hidden" name="username" value={email} autoComplete="username" />
        <TextField
          name="password"
          label="New password"
          hint="At least 12 characters. Three words that do not belong together are easy to keep in mind."
          type="password"
          autoComplete="new-password"
        />
        <SubmitButton>Set this password</SubmitButton>
      </PlainForm>
    </>
  );
}
