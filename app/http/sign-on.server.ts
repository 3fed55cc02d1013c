import { type AppLoadContext, redirect } from "@remix-run/node";
import { z } from "zod";
import { ERRORS, type ErrorCode } from "#app/domain/errors.ts";
import { COOKIES } from "#app/domain/privacy/cookies.ts";
import type { Arrival, Departure } from "#app/services/identity-provider.server.ts";
import { isRefusal } from "./answer.server.ts";
import { makeCookie } from "./session.server.ts";

/** How long somebody may be away at the provider, or think about joining afterwards, in seconds. */
const AWAY = COOKIES.signOn.maxAge;

/**
 * What a browser holds meanwhile, signed: first what it must bring back from the provider, then who
 * it came back as where no account signs in with that yet. `for` is the page that began it.
 */
const held = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("away"),
    state: z.string(),
    nonce: z.string(),
    verifier: z.string(),
    for: z.string(),
    until: z.number(),
  }),
  z.object({
    kind: z.literal("back"),
    issuer: z.string(),
    subject: z.string(),
    name: z.string(),
    for: z.string(),
    until: z.number(),
  }),
]);

/** The page on which single sign-on is added to an account. */
export const ADDING = "/account/single-sign-on";

/** Whether a page goes on with somebody whom no account knows yet. */
export const takesStrangers = (page: string) => page === ADDING || /^\/invite\/[^/]+$/.test(page);

const cookieFor = (context: AppLoadContext) => makeCookie(context, "signOn");

async function read(context: AppLoadContext, request: Request) {
  const parsed = held.safeParse(await cookieFor(context).parse(request.headers.get("Cookie")));
  return parsed.success && parsed.data.until > Date.now() ? parsed.data : null;
}

const until = () => Date.now() + AWAY * 1000;

/** The `Set-Cookie` header of a browser that leaves for the provider. */
export function setAway(context: AppLoadContext, departure: Departure, page: string) {
  return cookieFor(context).serialize({ kind: "away", ...departure, for: page, until: until() });
}

/** What a browser that comes back must have brought, and the page that sent it; null for strangers. */
export async function readAway(context: AppLoadContext, request: Request) {
  const found = await read(context, request);
  return found?.kind === "away" ? found : null;
}

/** The `Set-Cookie` header of a browser that came back as somebody no account knows yet. */
export function setBack(context: AppLoadContext, arrival: Arrival, page: string) {
  return cookieFor(context).serialize({ kind: "back", ...arrival, for: page, until: until() });
}

/** Who a browser came back to this page as; null where it has not been away. */
export async function readBack(
  context: AppLoadContext,
  request: Request,
  page: string,
): Promise<Arrival | null> {
  const found = await read(context, request);
  return found?.kind === "back" && found.for === page ? found : null;
}

/** The `Set-Cookie` header that forgets it. */
export function clearSignOn(context: AppLoadContext): Promise<string> {
  return cookieFor(context).serialize("", { maxAge: 0 });
}

/** What can go wrong on the way, as the page that began it says it, with other ways in beside it. */
const PROBLEMS = [
  "provider-down",
  "provider-refused",
  "sign-on-spent",
  "identity-unknown",
] as const;

const isProblem = (code: string) => PROBLEMS.some((each) => each === code);

/** Runs a step of the way there or back; what goes wrong leads back to the page that began it. */
export async function tellingProblems(
  context: AppLoadContext,
  page: string,
  work: () => Promise<Response>,
): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (!isRefusal(error) || !isProblem(error.code)) throw error;
    context.log.warn({ problem: error.code, reason: error.details.reason }, "single sign-on");
    const own = takesStrangers(page);
    const query = new URLSearchParams({ problem: error.code, ...(!own && { next: page }) });
    return redirect(`${own ? page : "/sign-in"}?${query}`, {
      headers: { "Set-Cookie": await clearSignOn(context) },
    });
  }
}

/** The sentence for what went wrong on the way here; null where nothing did. */
export function problemOf(request: Request): string | null {
  const problem = new URL(request.url).searchParams.get("problem") ?? "";
  return isProblem(problem) ? ERRORS[problem as ErrorCode].sentence : null;
}
