import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { answer } from "#app/http/answer.server.ts";
import { clearSession, findSignedIn } from "#app/http/session.server.ts";
import { SignOutPage } from "./sign-out-page.tsx";

export const meta: MetaFunction = () => [{ title: "Sign out – Homeward" }];

/** Asks first: a link that is only followed changes nothing. */
export const loader = answer(async ({ context, request }: LoaderFunctionArgs) => {
  const signedIn = await findSignedIn(context, request);
  if (!signedIn) throw redirect("/");
  const areas = context.services.sessions.areas(signedIn.accountId);
  return { members: areas.map(({ memberId }) => memberId) };
});

export const action = answer(async ({ context, request }: ActionFunctionArgs) => {
  const signedIn = await findSignedIn(context, request);
  if (signedIn) context.services.sessions.end(signedIn);
  return redirect("/", { headers: { "Set-Cookie": await clearSession(context) } });
});

export default function SignOut() {
  return <SignOutPage {...useLoaderData<typeof loader>()} />;
}
