import { EPSILON } from "./thresholds.ts";

/** The weighted median: two levels when half the weight lies either side of a gap, otherwise one. */
export interface MedianLevels {
  readonly lower: number;
  readonly upper: number;
}

/** Shares scaled to add up to 1, so that plain counts serve as well. */
function toShares(p: readonly number[]): number[] {
  const total = p.reduce((sum, share) => sum + share, 0);
  if (!(total > 0)) throw new RangeError("no weight on any level: leave unscored rows out first");
  return p.map((share) => share / total);
}

/** Cumulative shares F, the last one left out (it is always 1). */
function cumulate(p: readonly number[]): number[] {
  let sum = 0;
  return toShares(p)
    .slice(0, -1)
    .map((share) => {
      sum += share;
      return sum;
    });
}

/** Weighted share at each level as [level, share], levels from 1. */
function levelShares(p: readonly number[]): [level: number, share: number][] {
  return toShares(p).map((share, index) => [index + 1, share]);
}

/**
 * Weighted median of the shares per level (level 1 first): `lower` is the first level at which the
 * cumulative share reaches a half, `upper` the first at which it passes a half.
 */
export function medianLevels(p: readonly number[]): MedianLevels {
  const below = cumulate(p);
  const lower = below.findIndex((share) => share >= 0.5 - EPSILON);
  const upper = below.findIndex((share) => share > 0.5 + EPSILON);
  return {
    lower: (lower === -1 ? p.length - 1 : lower) + 1,
    upper: (upper === -1 ? p.length - 1 : upper) + 1,
  };
}

/** Share within one level of the median (0 to 1); the worse of the two when the median is tied. */
export function shareWithinOne(p: readonly number[]): number {
  const shares = levelShares(p);
  const { lower, upper } = medianLevels(p);
  const within = (median: number) =>
    shares.reduce((sum, [level, share]) => (Math.abs(level - median) <= 1 ? sum + share : sum), 0);
  return Math.min(within(lower), within(upper));
}

/**
 * Average distance from the median, in levels (Burke and Dunlap 2002). Written as Σ min(F, 1 − F),
 * which is the same and does not depend on which of two tied medians is taken.
 */
export function averageDeviation(p: readonly number[]): number {
  return cumulate(p).reduce((sum, share) => sum + Math.min(share, 1 - share), 0);
}

/** Leik's ordinal dispersion D, from 0 (one level) to 1 (half at each end). Leik 1966. */
export function leikD(p: readonly number[]): number {
  return averageDeviation(p) / ((p.length - 1) / 2);
}

/** Tastle and Wierman's consensus, from 0 (half at each end) to 1 (one level). 2007. */
export function consensusCns(p: readonly number[]): number {
  const shares = levelShares(p);
  const mean = shares.reduce((sum, [level, share]) => sum + level * share, 0);
  return shares.reduce((sum, [level, share]) => {
    if (share <= 0) return sum;
    return sum + share * Math.log2(1 - Math.abs(level - mean) / (p.length - 1));
  }, 1);
}

/** Index of ordinal variation (Berry and Mielke 1992): 0 at one level, 1 with half at each end. */
export function iov(p: readonly number[]): number {
  const spread = cumulate(p).reduce((sum, share) => sum + share * (1 - share), 0);
  return (4 * spread) / (p.length - 1);
}

/** The index of ordinal variation in its two parts, which add up to it exactly. */
interface IovParts {
  readonly within: number;
  readonly between: number;
}

/** Splits `iov` into spread inside the groups and spread between them; weights need not add up to 1. */
export function splitIov(
  groups: readonly { readonly weight: number; readonly counts: readonly number[] }[],
): IovParts {
  const weights = toShares(groups.map((group) => group.weight));
  const parts = groups.map((group, index) => ({
    weight: weights[index] ?? 0,
    below: cumulate(group.counts),
    iov: iov(group.counts),
    steps: group.counts.length - 1,
  }));
  const within = parts.reduce((sum, part) => sum + part.weight * part.iov, 0);
  const steps = parts[0]?.steps ?? 0;
  let between = 0;
  for (let step = 0; step < steps; step += 1) {
    const all = parts.reduce((sum, part) => sum + part.weight * (part.below[step] ?? 0), 0);
    for (const part of parts) between += part.weight * ((part.below[step] ?? 0) - all) ** 2;
  }
  return { within, between: (4 * between) / steps };
}

/**
 * Whether weight lies at the ends (above 0) or in the middle (below 0) of the five levels:
 * 2(p1 + p5) − (p2 + p4) − 2·p3. A flat row gives 0.
 */
export function leans(p: readonly number[]): number {
  const [one = 0, two = 0, three = 0, four = 0, five = 0] = toShares(p);
  return 2 * (one + five) - (two + four) - 2 * three;
}

/**
 * Van der Eijk's agreement A, from −1 (two ends) through 0 (flat) to 1 (one level), for any number of
 * categories; counts or shares. The row is peeled into layers of equal height; each layer's A depends
 * on which categories it fills. Van der Eijk 2001, Quality and Quantity 35(3), equations 1 to 3.
 */
export function agreementA(counts: readonly number[]): number {
  let rest = toShares(counts);
  let agreement = 0;
  for (;;) {
    const filled = rest.map((share) => share > EPSILON);
    const height = Math.min(...rest.filter((share) => share > EPSILON));
    const width = filled.filter(Boolean).length;
    if (width === 0) return agreement;
    agreement += height * width * layerAgreement(filled, width);
    rest = rest.map((share, index) => (filled[index] ? share - height : share));
  }
}

/** A of one layer: its unimodality, from triples of categories, times how few categories it fills. */
function layerAgreement(filled: readonly boolean[], width: number): number {
  if (width === 1) return 1;
  const size = filled.length;
  let unimodal = 0;
  let bimodal = 0;
  for (let i = 0; i < size - 2; i += 1) {
    for (let j = i + 1; j < size - 1; j += 1) {
      for (let k = j + 1; k < size; k += 1) {
        if (filled[i] && filled[k] && !filled[j]) bimodal += 1;
        if (filled[j] && filled[i] !== filled[k]) unimodal += 1;
      }
    }
  }
  if (unimodal + bimodal === 0) return 0;
  const unimodality =
    ((size - 2) * unimodal - (size - 1) * bimodal) / ((size - 2) * (unimodal + bimodal));
  return unimodality * (1 - (width - 1) / (size - 1));
}
