/** Weights are read to a millionth, so that shares are exact and do not depend on order. */
const PRECISION = 1e6;

/** A weight as a whole number of millionths. */
export function toExact(weight: number): bigint {
  return BigInt(Math.round(weight * PRECISION));
}

/**
 * Splits a whole number of units (pounds or pence) in proportion to weights by the largest-remainder
 * method (Hamilton): each part is its quota rounded down, and the units left over go one each to the
 * largest remainders; of equal ones, to the earlier in the list. The parts add up to the total
 * exactly, and raising one weight never lowers its part. Where every weight is zero, so is every part.
 */
export function shareOut(total: number, weights: readonly number[]): number[] {
  const exact = weights.map(toExact);
  const whole = exact.reduce((sum, weight) => sum + weight, 0n);
  if (whole === 0n) return weights.map(() => 0);
  const parts = exact.map((weight, index) => ({
    index,
    units: Number((BigInt(total) * weight) / whole),
    remainder: (BigInt(total) * weight) % whole,
  }));
  const left = total - parts.reduce((sum, part) => sum + part.units, 0);
  const byRemainder = parts.toSorted((a, b) => {
    if (a.remainder === b.remainder) return a.index - b.index;
    return a.remainder > b.remainder ? -1 : 1;
  });
  const favoured = new Set(byRemainder.slice(0, left).map(({ index }) => index));
  return parts.map(({ index, units }) => units + (favoured.has(index) ? 1 : 0));
}

/** A claim on a shared total: its weight, and the units it keeps whatever its weight. */
type Claim = { weight: number; floor: number };

/**
 * Splits a total as {@link shareOut} does, but gives no claim less than its floor: a claim whose quota
 * falls short of its floor is held at the floor, and the others share what is left. The floors
 * must fit in the total, and every weight be above zero.
 */
export function shareAboveFloors(
  total: number,
  claims: readonly Claim[],
): { units: number; held: boolean }[] {
  const exact = claims.map(({ weight }) => toExact(weight));
  const held = new Set<number>();
  let left = total;
  for (let changed = true; changed; ) {
    const free = exact.reduce((sum, weight, at) => (held.has(at) ? sum : sum + weight), 0n);
    const short = claims.flatMap(({ floor }, at) =>
      !held.has(at) && BigInt(left) * (exact[at] ?? 0n) < BigInt(floor) * free ? [at] : [],
    );
    for (const at of short) {
      held.add(at);
      left -= claims[at]?.floor ?? 0;
    }
    changed = short.length > 0;
  }
  const parts = shareOut(
    left,
    claims.map(({ weight }, at) => (held.has(at) ? 0 : weight)),
  );
  return claims.map(({ floor }, at) =>
    held.has(at) ? { units: floor, held: true } : { units: parts[at] ?? 0, held: false },
  );
}
