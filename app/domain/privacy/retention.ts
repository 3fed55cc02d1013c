import { londonDate } from "../dates.ts";

/** What an area can let go after a time, in the order of its page, with the usual term in months. */
export const TERMS = {
  guests: {
    name: "Names of guests",
    about: "What they scored stays, under their organisation.",
    from: "after their round closed",
    usual: 12,
  },
  unjoined: {
    name: "People who never joined",
    about: "Whoever leads an action or signs for something stays.",
    from: "after they were last invited or changed",
    usual: 12,
  },
  reasons: {
    name: "Reasons and evidence of single scorers",
    about: "Scores, agreed levels, rationales and different views stay.",
    from: "after their round closed",
    usual: null,
  },
} as const satisfies Record<
  string,
  { name: string; about: string; from: string; usual: number | null }
>;

export type Term = keyof typeof TERMS;

/** For each term its months; null keeps for as long as there is the area. */
export type Terms = Record<Term, number | null>;

/** The months that can be chosen. */
export const TERM_MONTHS = [3, 6, 12, 24, 36, 60] as const;

/** The terms of an area that chose none. */
export const USUAL_TERMS: Terms = {
  guests: TERMS.guests.usual,
  unjoined: TERMS.unjoined.usual,
  reasons: TERMS.reasons.usual,
};

/** The day (YYYY-MM-DD) on which something goes, so many months after an instant (UTC milliseconds). */
export function goesOn(since: number, months: number): string {
  const [year = 0, month = 1, day = 1] = londonDate(since).split("-").map(Number);
  // Day 0 of the month after is the last of the month: 31 January and one month is 28 February.
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  const date = Date.UTC(year, month - 1 + months, Math.min(day, last));
  return new Date(date).toISOString().slice(0, 10);
}
