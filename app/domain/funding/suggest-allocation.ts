import type {
  Choices,
  Commitment,
  StepClaim,
  StepPart,
  SuggestedYear,
  Suggestion,
  SuggestionLine,
} from "./allocation.ts";
import { refuseAllocation } from "./allocation-input.ts";
import type { Grant, GrantYear, Scheme, Step } from "./grant.ts";
import { STEP_NINE, STEPS } from "./grant.ts";
import type { ChangeStep, Need } from "./need.ts";
import { shareAboveFloors, toExact } from "./share-out.ts";
import { explainNeed, explainRest, explainStepNine } from "./suggestion-reasons.ts";

const TITLE = "An illustration from maturity gaps, not a costing";
const PRIORITY_WEIGHT = 1.5;
const CHANGE_STEPS = STEPS.filter((step): step is ChangeStep => step !== STEP_NINE);

/** The commitments of an area's committed schemes. */
export function commitmentsOf(schemes: readonly Scheme[]): Commitment[] {
  return schemes
    .filter(({ committed }) => committed)
    .flatMap(({ step, amounts }) => amounts.map(({ year, amount }) => ({ step, year, amount })));
}

/**
 * A split of each year's grant over steps 1 to 9, with a reason for every line.
 *
 * Step 9's share is taken first. The rest goes to steps 1 to 8 in proportion to need (the gap, times
 * `priorityWeight` for a priority, or the step's own weight) in whole pounds by the largest-remainder method. A step whose
 * commitments exceed its share keeps them, rounded up to the pound, and the others share what is
 * left; step 9's share gives way to commitments that would not fit otherwise. The odd pence of a
 * grant go to the step of greatest need, whose reason says so. Without any need, what is not
 * committed stays unallocated. The lines and what is unallocated add up to the grant to the penny.
 *
 * Needs and commitments may come in any order. Throws `step-nine-needed` when the share is missing, and
 * `invalid` for what makes no sense (a year twice, a commitment in a year without grant…).
 */
export function suggestAllocation(
  grant: Grant,
  needs: readonly Need[],
  choices: Choices,
): Suggestion {
  const stepNineShare = refuseAllocation(grant, needs, choices);
  const priorityWeight = choices.priorityWeight ?? PRIORITY_WEIGHT;
  const byStep = new Map(needs.map((need) => [need.step, need]));
  const claims = CHANGE_STEPS.map((step) => {
    const need = byStep.get(step) ?? null;
    const own = choices.weights?.get(step) ?? (need?.priority ? priorityWeight : 1);
    return { step, need, weight: own, size: need === null ? 0 : need.gap * own };
  });
  const years = grant.years
    .toSorted((a, b) => (a.year < b.year ? -1 : 1))
    .map((year) => divideYear(year, claims, { ...choices, stepNineShare }));
  return {
    title: TITLE,
    lines: years.flatMap(({ lines }) => lines),
    years: years.map(({ balance }) => balance),
    total: years.reduce((sum, { balance }) => sum + balance.allocated, 0),
  };
}

/** Whether a need is large enough to share money by: a millionth of a level or more. */
const hasNeed = ({ size }: StepClaim) => toExact(size) > 0n;

type Settled = Choices & { stepNineShare: number };

function divideYear(
  { year, amount, firm }: GrantYear,
  claims: readonly StepClaim[],
  choices: Settled,
): { lines: SuggestionLine[]; balance: SuggestedYear } {
  const committedTo = (step: Step) =>
    (choices.commitments ?? [])
      .filter((commitment) => commitment.year === year && commitment.step === step)
      .reduce((sum, commitment) => sum + commitment.amount, 0);

  const committed = claims.reduce((sum, { step }) => sum + committedTo(step), 0);
  const nineCommitted = committedTo(STEP_NINE);
  const nineAsked = shareOfGrant(amount, choices.stepNineShare);
  const nineRoom = Math.max(0, amount - committed);
  const nine = Math.max(nineCommitted, Math.min(nineAsked, nineRoom));

  const parts = divideRest(
    amount - nine,
    claims.map((claim) => ({ ...claim, committed: committedTo(claim.step) })),
  );
  const weights = claims.reduce((sum, { size }) => sum + size, 0);
  const lines: SuggestionLine[] = [
    ...parts.map((part) => ({
      year,
      step: part.step,
      amount: part.amount,
      committed: part.committed,
      reason: explainNeed(part, weights),
    })),
    {
      year,
      step: STEP_NINE,
      amount: nine,
      committed: nineCommitted,
      reason: explainStepNine(choices.stepNineShare, amount, { nine, nineAsked, nineCommitted }),
    },
  ];
  const allocated = lines.reduce((sum, line) => sum + line.amount, 0);
  const unallocated = Math.max(0, amount - allocated);
  const overcommitted = Math.max(0, allocated - amount);
  const note = explainRest(unallocated, overcommitted, claims.some(hasNeed));
  return {
    lines,
    balance: { year, firm, grant: amount, allocated, unallocated, overcommitted, note },
  };
}

/** A percentage of a grant in whole pounds, rounded down; all of it, pence included, at 100. */
function shareOfGrant(pence: number, percent: number): number {
  if (percent === 100) return pence;
  return Number((BigInt(pence) * toExact(percent)) / toExact(100) / 100n) * 100;
}

/** Divides the pence left after step 9 over steps 1 to 8. */
function divideRest(
  rest: number,
  claims: readonly (StepClaim & { committed: number })[],
): StepPart[] {
  const kept = claims.map((claim) => ({
    ...claim,
    amount: claim.committed,
    held: claim.committed > 0,
    oddPence: 0,
  }));
  const idle = kept.filter((claim) => !hasNeed(claim));
  const needing = kept.filter(hasNeed);
  const pool = rest - idle.reduce((sum, { committed }) => sum + committed, 0);
  const pounds = Math.floor(pool / 100);
  const floors = needing.map(({ committed }) => Math.ceil(committed / 100));
  const fits = floors.reduce((sum, floor) => sum + floor, 0) <= pounds;
  if (needing.length === 0 || !fits) return kept;

  const shares = shareAboveFloors(
    pounds,
    needing.map(({ size }, at) => ({ weight: size, floor: floors[at] ?? 0 })),
  );
  const greatest = needing.reduce((best, claim) => (claim.size > best.size ? claim : best));
  const parts = new Map(
    needing.map((claim, at) => {
      const share = shares[at] ?? { units: 0, held: false };
      const oddPence = claim === greatest ? pool % 100 : 0;
      const amount = share.units * 100 + oddPence;
      return [claim.step, { ...claim, amount, held: share.held, oddPence }];
    }),
  );
  return kept.map((claim) => parts.get(claim.step) ?? claim);
}
