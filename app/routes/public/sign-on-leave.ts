import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { DomainError } from "#app/domain/errors.ts";
import { answer } from "#app/http/answer.server.ts";
import { readReturnPath } from "#app/http/return-path.server.ts";
import { findSignedIn } from "#app/http/session.server.ts";
import { ADDING, setAway, tellingProblems } from "#app/http/sign-on.server.ts";

/**
 * Sends a browser to the identity provider. A link, since the content security policy lets no form
 * lead to another site; following it changes nothing, as coming back does not either until the person
 * says so or is known.
 */
export const loader = answer(async ({ context, request }: LoaderFunctionArgs) => {
  const { signOn } = context.services;
  if (!signOn.provider) throw new DomainError("not-found");
  const page = readReturnPath(new URL(request.url).searchParams.get("next")) ?? "/";
  if (page !== ADDING && (await findSignedIn(context, request))) throw redirect(page);
  return tellingProblems(context, page, async () => {
    const { url, departure } = await signOn.leave();
    return redirect(url, { headers: { "Set-Cookie": await setAway(context, departure, page) } });
  });
});
