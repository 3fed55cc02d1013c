import { formatMoney } from "#app/domain/money.ts";
import type { StepPart } from "./allocation.ts";

/** At most two decimals, without trailing zeros. */
const round = (value: number) => String(Number(value.toFixed(2)));

/** Why step 9 gets its amount. */
export function explainStepNine(
  percent: number,
  grant: number,
  { nine, nineAsked, nineCommitted }: { nine: number; nineAsked: number; nineCommitted: number },
): string {
  const taken = `Taken first: ${round(percent)}% of ${formatMoney(grant)}.`;
  if (nine < nineAsked) {
    return `${taken} Lowered to ${formatMoney(nine)}, since more is already committed to other steps.`;
  }
  if (nine > nineAsked) {
    return `${taken} Raised to the ${formatMoney(nineCommitted)} already committed to it.`;
  }
  return nineCommitted > 0 ? `${taken} Includes ${formatMoney(nineCommitted)} committed.` : taken;
}

/** Why a step from 1 to 8 gets its amount; `weights` is the sum of all weighted needs. */
export function explainNeed(part: StepPart, weights: number): string {
  const { need, size, weight, committed, held } = part;
  const kept = `${formatMoney(committed)} is already committed and is kept.`;
  const without = (why: string) => (committed > 0 ? `${why} ${kept}` : why);
  if (need === null) return without("The model that was scored has no change for this step.");
  if (need.rows === 0 && !need.assumed) {
    return without("No row of this change has an agreed level.");
  }
  if (need.gap === 0) {
    return without("No row is below target.");
  }
  if (weight === 0) return without("Its need is set to count for nothing.");
  const levels = round(need.gap) === "1" ? "level" : "levels";
  const rows = need.rows === 1 ? "1 row" : `${need.rows} rows`;
  const priority = need.priority ? " as an agreed priority" : "";
  const times = need.priority || weight !== 1 ? `, counted ${round(weight)} times${priority}` : "";
  const gap = need.assumed
    ? "Taken as 1 level below target"
    : `${round(need.gap)} ${levels} below target on average over ${rows}`;
  const share = weights > 0 ? round((size / weights) * 100) : "0";
  const sentences = [`${gap}${times}: ${share}% of all need.`];
  if (held) sentences.push(`${kept.slice(0, -1)}: it is more than the step's share by need.`);
  else if (committed > 0) sentences.push(`Includes ${formatMoney(committed)} committed.`);
  if (part.oddPence > 0) {
    sentences.push(`Carries the odd ${part.oddPence}p, as the step of greatest need.`);
  }
  return sentences.join(" ");
}

/** Why a year's lines do not come to its grant; null when they do. */
export function explainRest(
  unallocated: number,
  overcommitted: number,
  anyNeed: boolean,
): string | null {
  if (overcommitted > 0) {
    return `Commitments exceed the grant by ${formatMoney(overcommitted)}.`;
  }
  if (unallocated === 0) return null;
  return anyNeed
    ? `${formatMoney(unallocated)} is left beside the commitments: too little to share in whole pounds.`
    : `${formatMoney(unallocated)} stays unallocated, since no change is below its target.`;
}
