/**
 * Tolerance for comparing shares: sums of thirds and sevenths are not exact in binary, and a row on
 * the line must fall on the same side however its scores were added up.
 */
export const EPSILON = 1e-9;

/** A third of the weight: the RAND/UCLA appropriateness method's mark of disagreement (Fitch 2001). */
export const THIRD = 1 / 3;

/**
 * The limits of the agreement label. Average deviation 0.8 for five levels: Burke and Dunlap 2002
 * (levels / 6, as they round it). 75 % as the least for consensus: Diamond and others 2014.
 */
export const LIMITS = {
  splitShareWithinOne: 0.75,
  splitAverageDeviation: 0.8,
  alignedShareWithinOne: 0.9,
  alignedAverageDeviation: 0.5,
  polarisedRaters: 4,
  polarisedRatersEachSide: 2,
  outlierShare: 0.25,
} as const;

/** Whether a ≥ b, give or take the tolerance. */
export function atLeast(a: number, b: number): boolean {
  return a >= b - EPSILON;
}

/** Whether a > b by more than the tolerance. */
export function exceeds(a: number, b: number): boolean {
  return a > b + EPSILON;
}
