/** What the tool holds for a question, as an answer, and where it comes from in words. */
export type Pulled = { answer: string; source: string };

/**
 * How an answer stands to what the tool holds. `held` is what it holds now, `before` what it held when
 * the answer was saved:
 * - offered: there is no answer yet
 * - taken: they are the same
 * - overridden: a person answered something else, knowing it
 * - moved: the source has changed since the answer was saved
 * - gone: the answer came from a source that no longer holds one
 */
export type PulledStanding = {
  state: "offered" | "taken" | "overridden" | "moved" | "gone";
  held: Pulled | null;
  before: Pulled | null;
};

/** How an answer stands to its source; null where the tool never held one. */
export function standToSource(
  answer: string,
  held: Pulled | null,
  before: Pulled | null,
): PulledStanding | null {
  if (held === null) {
    return before !== null && answer !== "" && answer === before.answer
      ? { state: "gone", held, before }
      : null;
  }
  if (answer === "") return { state: "offered", held, before };
  if (answer === held.answer) return { state: "taken", held, before };
  const moved = before !== null && before.answer !== held.answer;
  return { state: moved ? "moved" : "overridden", held, before };
}
