import type { AgreedLevel } from "../consensus/agreed-row.ts";
import type { Target } from "./results-input.ts";

/**
 * What became of a target: "met" in time or without a date, "late" when reached after its date,
 * "missed" when the date has passed, "open" while it has not.
 */
export type TargetOutcome = "met" | "late" | "missed" | "open";

/** How many targets came to what. */
export type TargetCounts = Record<TargetOutcome, number>;

/** A later agreed level, with the date it stands for (YYYY-MM-DD). */
type LaterLevel = { asAt: string; level: AgreedLevel | null };

/**
 * What became of a target in the rounds after it, oldest first. Null without a target, or when no
 * later round agreed a level to hold against it.
 */
export function judgeTarget(target: Target, later: readonly LaterLevel[]): TargetOutcome | null {
  const { level: wanted, date } = target;
  const known = later.filter(({ level }) => typeof level === "number");
  const last = known.at(-1);
  if (wanted === null || !last) return null;
  const reached = known.find(({ level }) => typeof level === "number" && level >= wanted);
  if (reached) return date === null || reached.asAt <= date ? "met" : "late";
  return date !== null && date < last.asAt ? "missed" : "open";
}

/** Counts outcomes; null counts for nothing. */
export function countTargets(outcomes: readonly (TargetOutcome | null)[]): TargetCounts {
  const counts: TargetCounts = { met: 0, late: 0, missed: 0, open: 0 };
  for (const outcome of outcomes) if (outcome) counts[outcome] += 1;
  return counts;
}
