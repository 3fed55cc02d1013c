import { DomainError } from "#app/domain/errors.ts";
import type { Choices } from "./allocation.ts";
import type { Grant } from "./grant.ts";
import { STEP_NINE, STEPS } from "./grant.ts";
import type { Need } from "./need.ts";

function refuse(field: string, sentence: string): never {
  throw new DomainError("invalid", { field }, sentence);
}

const isPence = (amount: number) => Number.isSafeInteger(amount) && amount >= 0;
const isWeight = (value: number) => Number.isFinite(value) && value >= 0;

/**
 * Refuses what a suggestion cannot be worked out from, naming the field; gives back step 9's share.
 * Throws `step-nine-needed` when that is not given, else `invalid`.
 */
export function refuseAllocation(grant: Grant, needs: readonly Need[], choices: Choices): number {
  const { stepNineShare, priorityWeight = 1, weights, commitments = [] } = choices;
  if (stepNineShare === null || stepNineShare === undefined) {
    throw new DomainError("step-nine-needed", { field: "stepNineShare" });
  }
  if (!isWeight(stepNineShare) || stepNineShare > 100) {
    refuse("stepNineShare", "Step 9's share is a percentage from 0 to 100.");
  }
  if (!isWeight(priorityWeight)) {
    refuse("priorityWeight", "The weight of a priority is a number of 0 or more.");
  }
  if (![...(weights?.values() ?? [])].every(isWeight)) {
    refuse("weights", "The weight of a step is a number of 0 or more.");
  }
  const years = grant.years.map(({ year }) => year);
  if (new Set(years).size !== years.length) {
    refuse("grant", "Each financial year of the grant can stand only once.");
  }
  if (!grant.years.every(({ amount }) => isPence(amount))) {
    refuse("grant", "A grant is a sum of whole pence, not negative.");
  }
  const steps = needs.map(({ step }) => step);
  const known: readonly number[] = STEPS.filter((step) => step !== STEP_NINE);
  if (new Set(steps).size !== steps.length || !steps.every((step) => known.includes(step))) {
    refuse("needs", "Needs are those of steps 1 to 8, each once.");
  }
  if (!needs.every(({ gap }) => isWeight(gap))) {
    refuse("needs", "A need is a number of levels, not negative.");
  }
  for (const { step, year, amount } of commitments) {
    if (!STEPS.includes(step))
      refuse("commitments", "A committed scheme stands on a step from 1 to 9.");
    if (!years.includes(year))
      refuse("commitments", `Money is committed in ${year}, which has no grant.`);
    if (!isPence(amount)) {
      refuse("commitments", "A committed sum is one of whole pence, not negative.");
    }
  }
  return stepNineShare;
}
