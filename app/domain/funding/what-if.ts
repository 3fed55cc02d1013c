import type { Choices } from "./allocation.ts";
import { type Scheme, STEP_NINE, STEPS } from "./grant.ts";
import type { ChangeStep, Need } from "./need.ts";
import { commitmentsOf } from "./suggest-allocation.ts";

/** What need is drawn from: the last closed round, or one level on every step, to see the weights alone. */
export type WhatIfBasis = "round" | "equal";

/** Everything that can be tried on the suggested split. */
export type WhatIfChoices = {
  basis: WhatIfBasis;
  /** Step 9's share of each year's grant, in percent. */
  stepNineShare: number;
  /** How many times the need of steps 1 to 8 counts, in order. */
  weights: number[];
  /** Ids of the schemes that are kept as they are. */
  committed: string[];
};

/** The greatest weight that can be tried. */
export const GREATEST_WEIGHT = 5;

const CHANGE_STEPS = STEPS.filter((step): step is ChangeStep => step !== STEP_NINE);

/** The weights of steps 1 to 8: the priorities' own, and 1 for the others. */
export function startWeights(priorities: readonly number[], priorityWeight: number): number[] {
  return CHANGE_STEPS.map((step) => (priorities.includes(step) ? priorityWeight : 1));
}

/** One level of need on each of steps 1 to 8. */
export function equalNeeds(priorities: readonly number[]): Need[] {
  return CHANGE_STEPS.map((step) => ({
    step,
    changeKey: `step-${step}`,
    gap: 1,
    rows: 0,
    priority: priorities.includes(step),
    assumed: true,
  }));
}

/** What is tried, as `suggestAllocation` takes it. */
export function choicesOf(tried: WhatIfChoices, schemes: readonly Scheme[]): Choices {
  const kept = new Set(tried.committed);
  return {
    stepNineShare: tried.stepNineShare,
    weights: new Map(CHANGE_STEPS.map((step, at) => [step, tried.weights[at] ?? 1])),
    commitments: commitmentsOf(
      schemes.map((scheme) => ({ ...scheme, committed: kept.has(scheme.id) })),
    ),
  };
}
