import { type AppLoadContext, createCookie } from "@remix-run/node";
import type { SignedIn } from "#app/services/sessions.server.ts";

const FORTNIGHT = 14 * 24 * 3600;

/** The session cookie; with https its name makes browsers refuse it for any other host or path. */
function sessionCookie({ config }: Pick<AppLoadContext, "config">) {
  return createCookie(config.secure ? "__Host-homeward" : "homeward", {
    httpOnly: true,
    secure: config.secure,
    sameSite: "lax",
    path: "/",
    secrets: [config.sessionSecret],
    maxAge: FORTNIGHT,
  });
}

/** The `Set-Cookie` header that signs a browser in with a session's token. */
export function setSession(context: AppLoadContext, token: string): Promise<string> {
  return sessionCookie(context).serialize(token);
}

/** The `Set-Cookie` header that forgets the session. */
export function clearSession(context: AppLoadContext): Promise<string> {
  return sessionCookie(context).serialize("", { maxAge: 0 });
}

/** The session of a request, or null. */
export async function findSignedIn(
  context: AppLoadContext,
  request: Request,
): Promise<SignedIn | null> {
  const token = await sessionCookie(context).parse(request.headers.get("Cookie"));
  return typeof token === "string" && token !== "" ? context.services.sessions.find(token) : null;
}
