import { EPSILON } from "./thresholds.ts";

/** The asymmetry-corrected range of a scale without asymmetry, on nine points. */
const SYMMETRIC_RANGE = 2.35;
/** What each point of asymmetry adds to it. */
const ASYMMETRY_FACTOR = 1.5;
/** The middle of the nine-point scale. */
const MIDDLE = 5;

/** RAND/UCLA's reading of a row by its percentiles, in points of the nine-point scale. */
export interface RandDisagreement {
  readonly p30: number;
  readonly p70: number;
  /** The range between them. */
  readonly ipr: number;
  /** How far the middle of that range lies from the middle of the scale. */
  readonly asymmetry: number;
  /** The range at which disagreement begins. */
  readonly ipras: number;
  /** `ipr / ipras`: above 1 the panel disagrees. */
  readonly index: number;
}

/**
 * The disagreement of shares or counts per category, by the interpercentile range adjusted for
 * symmetry. The method is made for nine points; fewer categories are spread evenly over them, so
 * levels 1 to 5 stand at 1, 3, 5, 7 and 9. Throws RangeError when there is no weight at all.
 *
 * Fitch and others 2001, The RAND/UCLA Appropriateness Method User's Manual, MR-1269, chapter 8.
 */
export function randDisagreement(p: readonly number[]): RandDisagreement {
  const total = p.reduce((sum, share) => sum + share, 0);
  if (!(total > 0)) throw new RangeError("no weight on any level: leave unscored rows out first");
  const [p30, p70] = [findPercentile(p, 0.3 * total), findPercentile(p, 0.7 * total)];
  const ipr = p70 - p30;
  const asymmetry = Math.abs(MIDDLE - (p30 + p70) / 2);
  const ipras = SYMMETRIC_RANGE + ASYMMETRY_FACTOR * asymmetry;
  return { p30, p70, ipr, asymmetry, ipras, index: ipr / ipras };
}

/** Where `weight` is reached, counted from below; half-way when that falls between two categories. */
function findPercentile(p: readonly number[], weight: number): number {
  const point = (index: number) => 1 + (8 * index) / (p.length - 1);
  const reach = (enough: (sum: number) => boolean) => {
    let sum = 0;
    const found = p.findIndex((share) => {
      sum += share;
      return enough(sum);
    });
    return point(found === -1 ? p.length - 1 : found);
  };
  const lower = reach((sum) => sum >= weight - EPSILON);
  const upper = reach((sum) => sum > weight + EPSILON);
  return (lower + upper) / 2;
}
