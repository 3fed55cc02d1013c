import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { answer } from "#app/http/answer.server.ts";
import { requireArea } from "#app/http/guards.server.ts";

/** Leads to the first change that needs the room. */
export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const roundId = asked.params.round ?? "";
  const number = services.discussion.nextChange(viewer, roundId);
  return redirect(`/areas/${area.slug}/rounds/${roundId}/discuss/${number}`);
});

/** Never seen; a route without a page has no place to show a refusal in. */
export default function NextChange() {
  return null;
}
