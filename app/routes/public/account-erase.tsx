import {
  type ActionFunctionArgs,
  type AppLoadContext,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useEffect } from "react";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireSignedIn } from "#app/http/guards.server.ts";
import { forgetting } from "#app/http/known-browser.server.ts";
import { limitAttempts } from "#app/http/rate-limit.server.ts";
import { clearSession } from "#app/http/session.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { ConfirmPage } from "#app/ui/confirm.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { TextsField } from "#app/ui/texts-field.tsx";
import { forgetDevice } from "#app/ui/waiting/leave.ts";
import { eraseForm } from "./account-erase.form.ts";

export const meta: MetaFunction = () => [{ title: "Erase yourself – Homeward" }];

/** Requests by which somebody has just been erased: their answer is this page, without anybody signed in. */
const done = new WeakSet<AppLoadContext>();

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  if (done.has(asked.context)) return null;
  const signedIn = await requireSignedIn(asked);
  return { email: signedIn.email, ...asked.context.services.erasure.ownForm(signedIn) };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { context, request } = asked;
  const signedIn = await requireSignedIn(asked);
  const { erasure } = context.services;
  const { members } = erasure.ownForm(signedIn);
  return submitForm(request, eraseForm, async ({ passwordOrAddress, texts }) => {
    await limitAttempts(context, signedIn.email, () =>
      erasure.eraseSelf(signedIn, passwordOrAddress, texts),
    );
    done.add(context);
    const headers = new Headers({ "Set-Cookie": await clearSession(context) });
    headers.append("Set-Cookie", await forgetting(context, request, signedIn.email));
    return data({ erased: members }, { headers });
  });
});

/** What was loaded before stays: nobody is there to load it for. */
export const shouldRevalidate = () => false;

export default function EraseYourself() {
  const own = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const erased = answered && "erased" in answered ? answered.erased : null;
  useEffect(() => {
    if (erased) void forgetDevice(erased);
  }, [erased]);
  if (erased || !own) {
    return (
      <>
        <PageHeader
          title="You are erased"
          purpose="Your name, your address and your account are gone, and nothing of yours stays on this device."
        />
        <p className="hw-reading">
          On another device, clear what your browser keeps of this site. Thank you for your part.
        </p>
      </>
    );
  }
  const last = own.areas.filter(({ isLast }) => isLast);
  const title = "Erase yourself";
  if (last.length > 0) {
    return (
      <>
        <BackLink href="/account" label="Your account" />
        <PageHeader title={title} />
        <EmptyState title="Somebody has to take over first">
          Nobody else runs {last.map(({ name }) => name).join(" and ")}. Make somebody else a
          facilitator there, and wait until they have joined.
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <BackLink href="/account" label="Your account" />
      <ConfirmPage
        title={title}
        confirm="Erase me for good"
        destroys
        cancelHref="/account"
        result={answered && "errors" in answered ? answered : undefined}
      >
        <p>
          <strong>This cannot be undone.</strong> You may wish to{" "}
          <a href="/account/data">take your data away</a> first.
        </p>
        <ul>
          <li>
            Your account goes, with its password, second step and sessions
            {own.areas.length > 0 && ` – in ${own.areas.map(({ name }) => name).join(", ")}`}.
          </li>
          <li>Your name, job title, e-mail address and roles go.</li>
          <li>
            Your scores stay in the record and its figures, under your organisation and “a former
            member”.
          </li>
          <li>
            Your notes, comments, decisions and signatures stay, without your name. Issued packs,
            submitted returns, decisions that name an owner, files taken away and backups are not
            reached, nor your name where somebody typed it inside a longer text.
          </li>
        </ul>
        <TextsField whose="Your reasons and evidence" />
        <TextField
          name="passwordOrAddress"
          label={own.hasPassword ? "Your password" : "Your e-mail address"}
          hint={
            own.hasPassword ? undefined : `Type ${own.email}, so that nobody does this by mistake`
          }
          type={own.hasPassword ? "password" : "email"}
          autoComplete={own.hasPassword ? "current-password" : "off"}
        />
      </ConfirmPage>
    </>
  );
}
