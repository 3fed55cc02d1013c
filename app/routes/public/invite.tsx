import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ROLE_NAMES } from "#app/domain/access/roles.ts";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireSignedIn } from "#app/http/guards.server.ts";
import { limitAttempts } from "#app/http/rate-limit.server.ts";
import { findSignedIn, letIn } from "#app/http/session.server.ts";
import { DefinitionList } from "#app/ui/definition-list.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { inviteForm } from "./invite.form.ts";

export const meta: MetaFunction = () => [{ title: "Your invitation – Homeward" }];

/** Looking at the page never spends the link: mail programs open links too. */
export const loader = answer(async ({ context, request, params }: LoaderFunctionArgs) => {
  const present = await findSignedIn(context, request);
  const { roles, ...invitation } = context.services.accounts.invitation(
    params.token ?? "",
    present,
  );
  return {
    ...invitation,
    roles: roles.map((role) => `${ROLE_NAMES[role].name}: ${ROLE_NAMES[role].purpose}`),
  };
});

export const action = answer(({ context, request, params }: ActionFunctionArgs) => {
  const { accounts } = context.services;
  const token = params.token ?? "";
  return submitForm(request, inviteForm, async (values) => {
    if (values.as === "present") {
      const slug = accounts.acceptAs(token, await requireSignedIn({ context, request }));
      return redirect(`/areas/${slug}`);
    }
    const device = request.headers.get("User-Agent") ?? "";
    const accepted = await limitAttempts(context, accounts.invitedAddress(token), () =>
      accounts.acceptWithPassword(token, values.password, device),
    );
    return letIn(context, accepted.entry, `/areas/${accepted.slug}`);
  });
});

export default function Invite() {
  const { area, name, email, roles, hasPassword, present } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <>
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
        <PlainForm id="invited" result={result}>
          <input type="hidden" name="as" value="invited" />
          {/* For password managers, which look for whose password it is. */}
          <input type="hidden" name="username" value={email} autoComplete="username" />
          <TextField
            name="password"
            label={hasPassword ? "Your Homeward password" : "Choose a password"}
            hint={
              hasPassword
                ? "You have an account with this address: give its password."
                : "At least 12 characters. Three words that do not belong together are easy to keep in mind."
            }
            type="password"
            autoComplete={hasPassword ? "current-password" : "new-password"}
          />
          <SubmitButton>Join</SubmitButton>
        </PlainForm>
      )}
    </>
  );
}
