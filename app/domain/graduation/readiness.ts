import type { Level } from "../model/edition.ts";

/** How ready an organisation thinks the case is on a criterion: Homeward's own scale, lowest first. */
export const READINESS: readonly { value: Level; name: string; meaning: string }[] = [
  { value: 1, name: "Nothing to show", meaning: "We could not write this honestly yet." },
  { value: 2, name: "Plans", meaning: "There are plans, and little that shows they work." },
  { value: 3, name: "Partly there", meaning: "Some of it holds and has evidence, some does not." },
  { value: 4, name: "Nearly there", meaning: "It holds, with gaps in the evidence we can name." },
  { value: 5, name: "Ready", meaning: "It holds, and we would say so to the panel." },
];

export const READINESS_NAMES: readonly string[] = READINESS.map(({ name }) => name);
