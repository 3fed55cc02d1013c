import { addDays, daysBetween } from "../dates.ts";
import type { ProcessDate } from "./wave.ts";

/** What an area says of a step of the process: its own last day, and when it was done. */
export type OwnDate = { key: string; dueOn: string | null; doneOn: string | null; note: string };

export type ProcessDateState =
  | "done"
  | "done-late"
  | "late"
  | "soon"
  | "under-way"
  | "ahead"
  | "no-date";

export type ProcessDateReport = Pick<ProcessDate, "key" | "name" | "words"> & {
  from: string | null;
  /** The last day: the wave's, or the area's own where the wave has none. */
  until: string | null;
  /** Whether the last day is the area's own. */
  isOwn: boolean;
  doneOn: string | null;
  note: string;
  state: ProcessDateState;
  /** Days past the last day, when it was done or today. */
  daysLate: number;
};

/** A step due within so many days is "soon". */
const SOON = 14;

/**
 * Each step of the wave's process with how it stands on a day (YYYY-MM-DD). The wave's own last day
 * cannot be put off; where it published none, the area's counts.
 */
export function reportProcessDates(
  dates: readonly ProcessDate[],
  own: readonly OwnDate[],
  today: string,
): ProcessDateReport[] {
  return dates.map(({ key, name, words, from = null, until: published }) => {
    const said = own.find((each) => each.key === key);
    const until = published ?? said?.dueOn ?? null;
    const doneOn = said?.doneOn ?? null;
    const end = doneOn ?? today;
    const daysLate = until !== null && end > until ? daysBetween(until, end) : 0;
    return {
      key,
      name,
      words,
      from,
      until,
      isOwn: published === undefined && until !== null,
      doneOn,
      note: said?.note ?? "",
      state: stateOf({ from, until, doneOn, daysLate, today }),
      daysLate,
    };
  });
}

type Standing = {
  from: string | null;
  until: string | null;
  doneOn: string | null;
  daysLate: number;
  today: string;
};

function stateOf({ from, until, doneOn, daysLate, today }: Standing): ProcessDateState {
  if (doneOn !== null) return daysLate > 0 ? "done-late" : "done";
  if (until === null) return "no-date";
  if (daysLate > 0) return "late";
  if (from !== null && from <= today) return "under-way";
  return (from ?? until) <= addDays(today, SOON) ? "soon" : "ahead";
}

/** A step's standing in words: "54 days late", "Done on time". */
export const PROCESS_STATE_NAMES: Record<ProcessDateState, string> = {
  done: "Done",
  "done-late": "Done late",
  late: "Late",
  soon: "Soon",
  "under-way": "Under way",
  ahead: "Ahead",
  "no-date": "No date yet",
};
