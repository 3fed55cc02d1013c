import { type AppLoadContext, redirect } from "@remix-run/node";
import { DomainError } from "#app/domain/errors.ts";
import { findSignedIn } from "./session.server.ts";

type Asked = {
  context: AppLoadContext;
  request: Request;
  params: Record<string, string | undefined>;
};

/** Who is signed in. A page view without a session goes to sign-in and comes back afterwards. */
export async function requireSignedIn({ context, request }: Omit<Asked, "params">) {
  const signedIn = await findSignedIn(context, request);
  if (signedIn) return signedIn;
  if (request.method !== "GET") throw new DomainError("signed-out");
  const { pathname, search } = new URL(request.url);
  const back = `${pathname.replace(/\.data$/, "")}${search}`;
  throw redirect(`/sign-in?${new URLSearchParams({ next: back })}`);
}

/** The area of the path and who asks in it. Another's area is 404, as if it did not exist. */
export async function requireArea(asked: Asked) {
  const signedIn = await requireSignedIn(asked);
  const entered = asked.context.services.sessions.enter(
    signedIn.accountId,
    asked.params.area ?? "",
  );
  return { ...entered, signedIn, services: asked.context.services };
}

/** The number of a change in the path; anything else is a page that does not exist. */
export function changeNumber(params: Record<string, string | undefined>): number {
  const number = Number(params.change);
  if (!Number.isInteger(number) || number < 1) throw new DomainError("not-found");
  return number;
}
