import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { answer } from "#app/http/answer.server.ts";
import { clearSession, findSignedIn } from "#app/http/session.server.ts";

/** Signing out is a post; a link that is only followed changes nothing. */
export const loader = () => redirect("/");

export const action = answer(async ({ context, request }: ActionFunctionArgs) => {
  const signedIn = await findSignedIn(context, request);
  if (signedIn) context.services.sessions.end(signedIn);
  return redirect("/", { headers: { "Set-Cookie": await clearSession(context) } });
});
