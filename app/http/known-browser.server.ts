import { createHmac, randomBytes } from "node:crypto";
import type { AppLoadContext } from "@remix-run/node";
import { z } from "zod";
import { makeCookie } from "./session.server.ts";

/** How many accounts one browser is known to: a shared computer has a few. */
const MOST = 8;

/** A random name of the browser, and marks of the accounts that have signed in on it. */
const known = z.object({ browser: z.string(), accounts: z.array(z.string()) });

const cookieFor = (context: AppLoadContext) => makeCookie(context, "known");

/** Tells accounts apart without naming them to whoever uses the computer next. */
const markOf = ({ config }: AppLoadContext, email: string) =>
  createHmac("sha256", config.sessionSecret)
    .update(`known ${email.trim().toLowerCase()}`)
    .digest("base64url")
    .slice(0, 16);

async function read(context: AppLoadContext, request: Request) {
  const parsed = known.safeParse(await cookieFor(context).parse(request.headers.get("Cookie")));
  return parsed.success ? parsed.data : null;
}

/** The name of a browser that has signed in to this account before; null for any other. */
export async function knownBrowser(
  context: AppLoadContext,
  request: Request,
  email: string,
): Promise<string | null> {
  const found = await read(context, request);
  return found?.accounts.includes(markOf(context, email)) ? found.browser : null;
}

/** The same answer, by which the browser is known from now on to have signed in to this account. */
export async function remembering(
  context: AppLoadContext,
  request: Request,
  email: string,
  answered: Response,
): Promise<Response> {
  const found = await read(context, request);
  const mark = markOf(context, email);
  const others = (found?.accounts ?? []).filter((each) => each !== mark);
  const browser = found?.browser ?? randomBytes(16).toString("base64url");
  const cookie = { browser, accounts: [mark, ...others].slice(0, MOST) };
  answered.headers.append("Set-Cookie", await cookieFor(context).serialize(cookie));
  return answered;
}

/** The `Set-Cookie` header by which the browser is no longer known to an account that is erased. */
export async function forgetting(
  context: AppLoadContext,
  request: Request,
  email: string,
): Promise<string> {
  const found = await read(context, request);
  const accounts = found?.accounts.filter((each) => each !== markOf(context, email)) ?? [];
  return found && accounts.length > 0
    ? cookieFor(context).serialize({ ...found, accounts })
    : cookieFor(context).serialize("", { maxAge: 0 });
}
