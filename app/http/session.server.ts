import { type AppLoadContext, createCookie, redirect } from "@remix-run/node";
import { COOKIES, type CookieKey } from "#app/domain/privacy/cookies.ts";
import type { Entry } from "#app/services/second-steps.server.ts";
import type { SignedIn } from "#app/services/sessions.server.ts";

type Configured = Pick<AppLoadContext, "config">;

/** A signed cookie of ours; with https its name makes browsers refuse it for any other host or path. */
export function makeCookie({ config }: Configured, key: CookieKey) {
  const { name, maxAge } = COOKIES[key];
  return createCookie(config.secure ? `__Host-${name}` : name, {
    httpOnly: true,
    secure: config.secure,
    sameSite: "lax",
    path: "/",
    secrets: [config.sessionSecret],
    maxAge,
  });
}

const sessionCookie = (context: Configured) => makeCookie(context, "session");

/** A guest's: beside the other, so that joining a round as a guest signs nobody out. */
const guestCookie = (context: Configured) => makeCookie(context, "guest");

/** The `Set-Cookie` header that signs a browser in with a session's token. */
export function setSession(context: AppLoadContext, token: string): Promise<string> {
  return sessionCookie(context).serialize(token);
}

/** The `Set-Cookie` header that forgets the session. */
export function clearSession(context: AppLoadContext): Promise<string> {
  return sessionCookie(context).serialize("", { maxAge: 0 });
}

/** A sign-in's that waits for its second step. */
const stepCookie = (context: Configured) => makeCookie(context, "step");

/** Sends a browser on that was let in; by the page for the second step, where there is one. */
export async function letIn(
  context: AppLoadContext,
  { kind, token }: Entry,
  next: string,
): Promise<Response> {
  if (kind === "session") {
    const headers = new Headers({ "Set-Cookie": await setSession(context, token) });
    headers.append("Set-Cookie", await stepCookie(context).serialize("", { maxAge: 0 }));
    return redirect(next, { headers });
  }
  const cookie = await stepCookie(context).serialize(token);
  return redirect(`/sign-in/code?${new URLSearchParams({ next })}`, {
    headers: { "Set-Cookie": cookie },
  });
}

/** The token of a sign-in that waits for its second step; empty where none does. */
export async function readStep(context: AppLoadContext, request: Request): Promise<string> {
  const token = await stepCookie(context).parse(request.headers.get("Cookie"));
  return typeof token === "string" ? token : "";
}

/** The session of a request, or null. */
export async function findSignedIn(
  context: AppLoadContext,
  request: Request,
): Promise<SignedIn | null> {
  const token = await sessionCookie(context).parse(request.headers.get("Cookie"));
  return typeof token === "string" && token !== "" ? context.services.sessions.find(token) : null;
}

/** The `Set-Cookie` header that lets a guest come back on its device. */
export function setGuest(context: AppLoadContext, token: string): Promise<string> {
  return guestCookie(context).serialize(token);
}

/** The `Set-Cookie` header that forgets the guest. */
export function clearGuest(context: AppLoadContext): Promise<string> {
  return guestCookie(context).serialize("", { maxAge: 0 });
}

/** The guest a request comes from, with its round, or null. */
export async function findGuest(context: AppLoadContext, request: Request) {
  const token = await guestCookie(context).parse(request.headers.get("Cookie"));
  return typeof token === "string" && token !== "" ? context.services.guests.find(token) : null;
}
