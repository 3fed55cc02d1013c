import type { ResultsInput } from "./results-input.ts";

/** What a round is called and when it was. */
export type RoundHead = {
  id: string;
  name: string;
  /** YYYY-MM-DD. */
  asAt: string;
  closed: boolean;
  edition: { id: string; title: string };
};

/** A round as a comparison takes it. */
export type ComparedRound = RoundHead & {
  results: ResultsInput;
  /**
   * By partner of the round, the partner it is today, where it became part of another since. One not
   * in the map is itself.
   */
  heirs: ReadonlyMap<string, string>;
};

/** The head of a round without what it holds. */
export function headOf({ id, name, asAt, closed, edition }: RoundHead): RoundHead {
  return { id, name, asAt, closed, edition };
}
