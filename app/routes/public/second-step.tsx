import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireSignedIn } from "#app/http/guards.server.ts";
import { limitAttempts } from "#app/http/rate-limit.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import type { FormResult } from "#app/ui/form-values.ts";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { QrCode } from "#app/ui/qr-code.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { secondStepForms } from "./second-step.form.ts";

export const meta: MetaFunction = () => [{ title: "Second step – Homeward" }];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const signedIn = await requireSignedIn(asked);
  const { steps, sessions } = asked.context.services;
  if (!sessions.hasPassword(signedIn)) return { standing: null, setUp: null };
  const standing = steps.standing(signedIn);
  return { standing, setUp: standing.on ? null : steps.prepare(signedIn) };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { context, request } = asked;
  const signedIn = await requireSignedIn(asked);
  const { steps } = context.services;
  return submitForm(request, secondStepForms, (values) =>
    limitAttempts(
      context,
      signedIn.email,
      async () => {
        if (values.form === "remove") {
          await steps.remove(signedIn, values.password);
          return redirect("/account?done=second-step");
        }
        // Not a redirect: only this answer knows the codes.
        const codes =
          values.form === "confirm"
            ? steps.confirm(signedIn, values.code)
            : await steps.renewCodes(signedIn, values.password);
        return { codes };
      },
      signedIn.sessionId,
    ),
  );
});

export default function SecondStep() {
  const { standing, setUp } = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  const codes = done && "codes" in done ? done.codes : null;
  const result = done && "errors" in done ? done : undefined;
  return (
    <>
      <BackLink href="/account" label="Your account" />
      {codes && <RecoveryCodes codes={codes} />}
      <PageHeader
        title="Second step at sign-in"
        purpose="After your password, a code from an app on your own device. Whoever learns the password alone cannot come in."
      />
      {standing === null && (
        <p className="hw-reading">
          People of the demonstration have no password, so there is no second step either.
        </p>
      )}
      {setUp && <SetUp setUp={setUp} result={result} />}
      {standing?.on && <InUse codesLeft={standing.codesLeft} result={result} />}
    </>
  );
}

function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  return (
    <Notice kind="success" title="Keep these recovery codes" focus>
      <p>
        Print them or write them down: each lets you in once, should you lose the device. They are
        not shown again, and take the place of any earlier ones.
      </p>
      <ul className="hw-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

type SetUpProps = {
  setUp: NonNullable<ReturnType<typeof useLoaderData<typeof loader>>["setUp"]>;
  result: FormResult | undefined;
};

function SetUp({ setUp: { drawing, secret }, result }: SetUpProps) {
  return (
    <section className="hw-section">
      <ol className="hw-reading">
        <li>
          Open an authenticator app on your phone, such as the one your organisation uses already,
          and let it read this picture.
          <QrCode drawing={drawing} label="The key for an authenticator app, as a QR code" />
          No camera? Type this key into the app: <code>{secret}</code>
        </li>
        <li>Give the code that the app shows then.</li>
      </ol>
      <PlainForm id="confirm" result={result}>
        <TextField
          name="code"
          label="Code"
          hint="Six figures"
          inputMode="numeric"
          autoComplete="one-time-code"
          width={10}
        />
        <SubmitButton>Use this second step</SubmitButton>
      </PlainForm>
    </section>
  );
}

function InUse({ codesLeft, result }: { codesLeft: number; result: FormResult | undefined }) {
  const password = (
    <TextField
      name="password"
      label="Your password"
      type="password"
      autoComplete="current-password"
    />
  );
  return (
    <>
      <p className="hw-reading">
        It is in use. {codesLeft === 1 ? "1 recovery code is" : `${codesLeft} recovery codes are`}{" "}
        left.
      </p>
      <section className="hw-section">
        <h2 className="nhsuk-heading-m">New recovery codes</h2>
        <PlainForm id="renew" result={result}>
          {password}
          <SubmitButton kind="secondary">Make new recovery codes</SubmitButton>
        </PlainForm>
      </section>
      <section className="hw-section">
        <h2 className="nhsuk-heading-m">Do without it</h2>
        <PlainForm id="remove" result={result}>
          {password}
          <SubmitButton kind="secondary">Take the second step away</SubmitButton>
        </PlainForm>
      </section>
    </>
  );
}
