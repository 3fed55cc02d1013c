/**
 * The exact two-sided sign test: how likely it is that at least as one-sided a split as `k` of `n`
 * comes up when each of the two sides is as likely as the other (0 to 1; 1 when `n` is 0). Throws
 * RangeError unless both are whole numbers and 0 ≤ k ≤ n.
 *
 * Dixon and Mood 1946, The statistical sign test, Journal of the American Statistical Association 41.
 */
export function signTest(k: number, n: number): number {
  if (!Number.isInteger(k) || !Number.isInteger(n) || k < 0 || k > n) {
    throw new RangeError(`${k} of ${n} is no split`);
  }
  let ways = 1;
  let tail = 0;
  for (let side = 0; side <= Math.min(k, n - k); side += 1) {
    tail += ways;
    ways *= (n - side) / (side + 1);
  }
  return Math.min(1, (2 * tail) / 2 ** n);
}
