/**
 * The value t that |T| of Student's distribution stays under with probability `coverage` (0 to 1),
 * for a whole number of degrees of freedom ≥ 1: 0.95 and 9 give 2.262. Found by halving on the
 * finite series of Abramowitz and Stegun 26.7.3 and 26.7.4.
 */
export function findTQuantile(coverage: number, degrees: number): number {
  let low = 0;
  let high = Math.PI / 2;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (coverAngle(middle, degrees) < coverage) low = middle;
    else high = middle;
  }
  return Math.sqrt(degrees) * Math.tan((low + high) / 2);
}

/** P(|T| ≤ t) where tan(angle) = t / √degrees. */
function coverAngle(angle: number, degrees: number): number {
  const odd = degrees % 2 === 1;
  const cosine = Math.cos(angle);
  let term = odd ? cosine : 1;
  let sum = degrees === 1 ? 0 : term;
  for (let power = odd ? 3 : 2; power <= degrees - 2; power += 2) {
    term *= ((power - 1) / power) * cosine ** 2;
    sum += term;
  }
  const series = Math.sin(angle) * sum;
  return odd ? (2 / Math.PI) * (angle + series) : series;
}
