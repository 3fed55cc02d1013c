/** One action that waits for another. */
export type Wait = { actionId: string; waitsForId: string };

/**
 * Why an action cannot wait for another: the actions on the way from the other back to it, both ends
 * included, which the new wait would close to a circle. Null where it can.
 */
export function findCircle(
  waits: readonly Wait[],
  { actionId, waitsForId }: Wait,
): string[] | null {
  const ways: string[][] = [[waitsForId]];
  const seen = new Set([waitsForId]);
  for (let way = ways.shift(); way; way = ways.shift()) {
    const last = way.at(-1);
    if (last === actionId) return way;
    for (const wait of waits) {
      if (wait.actionId !== last || seen.has(wait.waitsForId)) continue;
      seen.add(wait.waitsForId);
      ways.push([...way, wait.waitsForId]);
    }
  }
  return null;
}
