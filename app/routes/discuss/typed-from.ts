import { useCallback, useEffect, useState } from "react";

/**
 * Which version a person began to type from, so that a form can tell when someone else has changed
 * the thing meanwhile. `taken` changes whenever what was typed has been stored.
 */
export function useTypedFrom(version: number, taken: number) {
  const [from, setFrom] = useState<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: begins anew whenever it was taken
  useEffect(() => setFrom(null), [taken]);
  const note = useCallback(() => setFrom((before) => before ?? version), [version]);
  return { typing: from !== null, overtaken: from !== null && from !== version, note };
}
