import { listWords } from "#app/domain/agreement/names.ts";
import { countActions } from "#app/domain/report/plan-words.ts";

type Offer = { round: string; added: number; changed: number; standing: number };

/** What a closed round offers the plan, in a sentence. */
export function describeOffer({ round, added, changed, standing }: Offer): string {
  const parts = [
    added > 0 ? `proposes ${added} new ${added === 1 ? "action" : "actions"}` : "",
    changed > 0 ? `changes ${added > 0 ? changed : countActions(changed)}` : "",
    standing > 0 ? `has other words for ${standing} of yours` : "",
  ].filter(Boolean);
  return `The ${round} ${listWords(parts)}.`;
}
