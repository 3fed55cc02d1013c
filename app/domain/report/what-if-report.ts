import { formatDate } from "../dates.ts";
import { DomainError } from "../errors.ts";
import type { Need } from "../funding/need.ts";
import { suggestAllocation } from "../funding/suggest-allocation.ts";
import { choicesOf, equalNeeds, type WhatIfChoices } from "../funding/what-if.ts";
import type { CirculatedPlan } from "./circulated-plan.ts";
import { describeSplit, type SplitContext, type SplitReport } from "./funding-suggestion.ts";

/** What a "what if" is worked out from: the same on the server and, at a slider, in the browser. */
export type WhatIfInput = SplitContext & {
  priorities: readonly number[];
  /** The needs of the last closed round; null before there is one. */
  assessed: { round: { name: string; asAt: string }; needs: readonly Need[] } | null;
};

/** The split, or the sentence that says why there is none. */
export type WhatIfReport = SplitReport | { state: "refused"; field: string; sentence: string };

/** The split that follows from what is tried. */
export function reportWhatIf(input: WhatIfInput, tried: WhatIfChoices): WhatIfReport {
  const { grants, schemes, assessed, priorities } = input;
  if (tried.basis === "round" && assessed === null) {
    const sentence = "No round is closed yet. Take the same need on every step instead.";
    return { state: "refused", field: "basis", sentence };
  }
  const needs =
    tried.basis === "equal" ? equalNeeds(priorities) : (assessed?.needs ?? equalNeeds(priorities));
  try {
    const suggestion = suggestAllocation({ years: grants }, needs, choicesOf(tried, schemes));
    return describeSplit(input, suggestion, describeBasis(input, tried));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return {
      state: "refused",
      field: String(error.details.field ?? ""),
      sentence: error.message,
    };
  }
}

/** What was tried, in words. */
function describeBasis(
  { assessed, schemes }: Pick<WhatIfInput, "assessed" | "schemes">,
  { basis, stepNineShare, weights, committed }: WhatIfChoices,
): string {
  const need =
    basis === "equal" || assessed === null
      ? "Need is taken to be the same on every step."
      : `Need is drawn from the levels agreed in “${assessed.round.name}”, as at ${formatDate(assessed.round.asAt)}.`;
  const raised = weights.flatMap((weight, at) =>
    weight === 1 ? [] : [`${Number(weight.toFixed(2))} times on step ${at + 1}`],
  );
  const counted =
    raised.length === 0 ? "It counts the same on every step." : `It counts ${raised.join(", ")}.`;
  const kept = schemes.filter(({ id }) => committed.includes(id)).length;
  const schemesKept =
    kept === 0
      ? "No scheme is kept as it is."
      : `${kept === 1 ? "1 scheme is" : `${kept} schemes are`} kept as ${kept === 1 ? "it is" : "they are"}.`;
  return `${need} Step 9 takes ${stepNineShare}% of each year first. ${counted} ${schemesKept}`;
}

/** A split as it is saved, compared and sent round. */
export function circulateSplit(
  split: SplitReport,
  grants: SplitContext["grants"],
  name: string,
  asAt: string,
): CirculatedPlan {
  return {
    title: name,
    basis: `${split.title}. ${split.basis}`,
    asAt,
    years: split.years.map(({ year, grant, allocated }) => ({
      year,
      firm: grants.find((each) => each.year === year)?.firm ?? null,
      grant,
      planned: allocated,
    })),
    steps: split.steps.map(({ number, name: step, suggestedByYear, suggested }) => ({
      number,
      name: step,
      byYear: suggestedByYear,
      total: suggested,
    })),
    schemes: [],
  };
}
