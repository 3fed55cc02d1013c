import { type AppLoadContext, redirect } from "@remix-run/node";
import { DomainError } from "#app/domain/errors.ts";
import { findGuest, findSignedIn } from "./session.server.ts";

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

/** What a guest opens of its own round: scoring, reading the discussion, its own page, and the news. */
const FOR_GUESTS = /^\/areas\/[^/]+\/rounds\/[^/]+\/(score|discuss|guest|live)(\/[^/]+)*$/;

const ROUND_PAGE = /^\/areas\/[^/]+\/rounds\/[^/]+$/;

/**
 * The area of the path and who asks in it. Another's area is 404, as if it did not exist. So is
 * everything for a guest but the pages of its own round named above; refuses `guest-out` for one who
 * was taken out of it.
 */
export async function requireArea(asked: Asked) {
  const entered = await enterArea(asked);
  asked.context.device.member = entered.viewer.memberId;
  return entered;
}

async function enterArea(asked: Asked) {
  const { context, request, params } = asked;
  const { services } = context;
  const slug = params.area ?? "";
  const signedIn = await findSignedIn(context, request);
  const entered = signedIn && services.sessions.findEntry(signedIn.accountId, slug);
  if (entered) return { ...entered, sessionId: signedIn.sessionId, services };
  const guest = await findGuest(context, request);
  if (guest?.area.slug !== slug) {
    const { accountId, sessionId } = await requireSignedIn(asked);
    return { ...services.sessions.enter(accountId, slug), sessionId, services };
  }
  const path = new URL(request.url).pathname.replace(/\.data$/, "");
  if (params.round !== guest.round.id) throw new DomainError("not-found");
  // Where members find their round, and pages lead back to.
  if (request.method === "GET" && ROUND_PAGE.test(path)) throw redirect(`${path}/guest`);
  if (!FOR_GUESTS.test(path)) throw new DomainError("not-found");
  if (guest.status === "struck") throw new DomainError("guest-out");
  const { area, viewer, sessionId } = guest;
  return { area, viewer, sessionId, services };
}

/** The number of a change in the path; anything else is a page that does not exist. */
export function changeNumber(params: Record<string, string | undefined>): number {
  const number = Number(params.change);
  if (!Number.isInteger(number) || number < 1) throw new DomainError("not-found");
  return number;
}
