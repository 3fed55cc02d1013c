/** How many rows, changes or partners stand higher, lower or the same as before. */
export type Movement = { higher: number; lower: number; same: number };

/** A level or position, or that there is none. */
type Place = number | "not-applicable" | null;

/** Counts pairs of before and after; a pair without both levels counts for nothing. */
export function countMoves(pairs: readonly (readonly [Place, Place])[]) {
  const moves: Movement = { higher: 0, lower: 0, same: 0 };
  for (const [before, after] of pairs) {
    if (typeof before !== "number" || typeof after !== "number") continue;
    moves[after > before ? "higher" : after < before ? "lower" : "same"] += 1;
  }
  return moves;
}
