import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { DomainError } from "#app/domain/errors.ts";
import { answer, isRefusal } from "#app/http/answer.server.ts";
import { limitArrivals } from "#app/http/rate-limit.server.ts";
import { findSignedIn, letIn } from "#app/http/session.server.ts";
import {
  ADDING,
  clearSignOn,
  readAway,
  setBack,
  takesStrangers,
  tellingProblems,
} from "#app/http/sign-on.server.ts";

/**
 * Where the identity provider sends a browser back to. Who is known is let in. Who is not goes on to
 * the invitation, or to the account, that the way began from, and says there what is to happen.
 */
export const loader = answer(async ({ context, request }: LoaderFunctionArgs) => {
  const { signOn } = context.services;
  if (!signOn.provider) throw new DomainError("not-found");
  const away = await readAway(context, request);
  const page = away?.for ?? "/";
  // Somebody went back to this address, or loaded it again.
  if (page !== ADDING && (await findSignedIn(context, request))) throw redirect(page);
  return tellingProblems(context, page, async () => {
    const { search } = new URL(request.url);
    const arrival = await limitArrivals(context, () => signOn.arrive(away, search));
    const goOn = async () =>
      redirect(page, { headers: { "Set-Cookie": await setBack(context, arrival, page) } });
    if (page === ADDING) return goOn();
    try {
      const entry = signOn.signIn(arrival, request.headers.get("User-Agent") ?? "");
      const answered = await letIn(context, entry, page);
      answered.headers.append("Set-Cookie", await clearSignOn(context));
      return answered;
    } catch (error) {
      if (isRefusal(error) && error.code === "identity-unknown" && takesStrangers(page)) {
        return goOn();
      }
      throw error;
    }
  });
});
