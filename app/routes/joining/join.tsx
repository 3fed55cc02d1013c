import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { limitJoins } from "#app/http/rate-limit.server.ts";
import { findGuest } from "#app/http/session.server.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { CodeForm } from "./code-form.tsx";
import { GoOn } from "./go-on.tsx";
import { codeForm } from "./join.form.ts";
import { describeGuest } from "./present-guest.server.ts";

export const meta: MetaFunction = () => [{ title: "Join a workshop – Homeward" }];

export const loader = answer(async ({ context, request }: LoaderFunctionArgs) => ({
  guest: describeGuest(await findGuest(context, request)),
}));

/** Tries the code, and goes on to its page; joining itself is done there. */
export const action = answer(({ context, request }: ActionFunctionArgs) =>
  submitForm(request, codeForm, async ({ code }) => {
    await limitJoins(context, code, () => context.services.joining.look(code));
    return redirect(`/join/${code}`);
  }),
);

export default function Join() {
  const { guest } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Join a workshop"
        purpose="Whoever runs the workshop shows a code on the screen. You need no account."
      />
      {guest && <GoOn guest={guest} />}
      <CodeForm result={result} isNext={!guest} />
    </>
  );
}
