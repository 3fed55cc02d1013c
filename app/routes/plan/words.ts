import { countActions } from "#app/domain/report/plan-words.ts";

/** What a closed round offers the plan, in a sentence. */
export function describeOffer(offer: { round: string; added: number; changed: number }): string {
  const { round, added, changed } = offer;
  const fresh = `${added} new ${added === 1 ? "action" : "actions"}`;
  if (added === 0) return `The ${round} changes ${countActions(changed)}.`;
  if (changed === 0) return `The ${round} proposes ${fresh}.`;
  return `The ${round} proposes ${fresh} and changes ${changed}.`;
}
