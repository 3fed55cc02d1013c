import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { answer } from "#app/http/answer.server.ts";
import { clearGuest, clearSession, findGuest, findSignedIn } from "#app/http/session.server.ts";
import { clearSignOn } from "#app/http/sign-on.server.ts";
import { SignOutPage } from "./sign-out-page.tsx";

export const meta: MetaFunction = () => [{ title: "Sign out – Homeward" }];

/** Asks first: a link that is only followed changes nothing. */
export const loader = answer(async ({ context, request }: LoaderFunctionArgs) => {
  const signedIn = await findSignedIn(context, request);
  const guest = await findGuest(context, request);
  if (!signedIn && !guest) throw redirect("/");
  const areas = signedIn ? context.services.sessions.areas(signedIn.accountId) : [];
  const members = areas.map(({ memberId }) => memberId);
  return { members: guest ? [...members, guest.viewer.memberId] : members };
});

export const action = answer(async ({ context, request }: ActionFunctionArgs) => {
  const signedIn = await findSignedIn(context, request);
  if (signedIn) context.services.sessions.end(signedIn);
  const guest = await findGuest(context, request);
  if (guest) context.services.guests.leave(guest);
  const headers = new Headers();
  headers.append("Set-Cookie", await clearSession(context));
  headers.append("Set-Cookie", await clearGuest(context));
  headers.append("Set-Cookie", await clearSignOn(context));
  return redirect("/", { headers });
});

export default function SignOut() {
  return <SignOutPage {...useLoaderData<typeof loader>()} />;
}
