import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { letIn } from "#app/http/session.server.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { setUpForm } from "./set-up.form.ts";

export const meta: MetaFunction = () => [{ title: "Set up the first area – Homeward" }];

/** Looking at the page never spends the link: mail programs open links too. */
export const loader = answer(({ context, params }: LoaderFunctionArgs) => {
  context.services.accounts.checkSetUp(params.token ?? "");
  return null;
});

export const action = answer(({ context, request, params }: ActionFunctionArgs) => {
  const device = request.headers.get("User-Agent") ?? "";
  return submitForm(request, setUpForm, async (values) => {
    const { entry, slug } = await context.services.accounts.setUp(
      params.token ?? "",
      values,
      device,
    );
    return letIn(context, entry, `/areas/${slug}`);
  });
});

export default function SetUp() {
  const result = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Set up the first area"
        purpose="You become its facilitator. Partners and people come next, and can be added at any time."
      />
      <PlainForm result={result}>
        <TextField
          name="area"
          label="Name of the area"
          hint="The population whose journeys home you share, such as a health and wellbeing board’s"
        />
        <TextField name="name" label="Your name" autoComplete="name" />
        <TextField
          name="email"
          label="Your e-mail address"
          type="email"
          autoComplete="username"
          spellCheck={false}
        />
        <TextField
          name="password"
          label="Choose a password"
          hint="At least 12 characters. Three words that do not belong together are easy to keep in mind."
          type="password"
          autoComplete="new-password"
        />
        <SubmitButton>Set up the area</SubmitButton>
      </PlainForm>
      <p className="hw-section hw-reading">
        Does the area stand in another installation of Homeward? Then whoever runs this one brings
        its file in instead (<code>npm run area -- import</code>), and you are sent an invitation.
      </p>
    </>
  );
}
