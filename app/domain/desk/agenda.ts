import { daysBetween, londonDate, londonTime } from "../dates.ts";

/** A change as the agenda meets it. */
export type AgendaChange = {
  key: string;
  /** How many rows it has, and how many of them are neither agreed nor parked. */
  rows: number;
  open: number;
  /** The minutes someone gave it; null for the usual. */
  minutes: number | null;
};

/** The room's time: what is planned, what is still to come, and whether it fits. */
export type AgendaSum = {
  /** The minutes of all changes. */
  planned: number;
  /** The minutes still needed. */
  left: number;
  /** When the last change would be through, if the room went on from `now` without a break. */
  finishAt: number;
  /** Minutes to spare before the workshop's end, negative when it will not fit; null without an end. */
  spare: number | null;
};

const MINUTE = 60_000;
const DAY_MINUTES = 24 * 60;
/** What a row usually takes, and a change's own level and target after its rows, in minutes. */
const ROW = 4;
const CHANGE = 3;
/** The most that one change can be given, in minutes. */
export const MOST_MINUTES = 240;

/** What a change of so many rows usually takes, in minutes: 15 for three rows. */
export function usualMinutes(rows: number): number {
  return rows * ROW + CHANGE;
}

/** The minutes a change is given: someone's, or the usual. */
export function minutesOf({ minutes, rows }: Pick<AgendaChange, "minutes" | "rows">): number {
  return minutes ?? usualMinutes(rows);
}

/**
 * What is left of a change in minutes: all of it before its first row, a share by its open rows
 * after that. The change the room is at goes by its clock (`onClock`, milliseconds) once it is set.
 */
export function minutesLeft(change: AgendaChange, onClock: number | null): number {
  if (change.open === 0) return 0;
  if (onClock !== null) return Math.max(0, Math.ceil(onClock / MINUTE));
  return Math.ceil((minutesOf(change) * change.open) / change.rows);
}

/** Sums an agenda at `now`; `endsAt` is the workshop's end (both UTC milliseconds). */
export function sumAgenda(
  changes: readonly AgendaChange[],
  here: { key: string | null; clock: number | null },
  now: number,
  endsAt: number | null,
): AgendaSum {
  const left = changes.reduce(
    (sum, change) => sum + minutesLeft(change, change.key === here.key ? here.clock : null),
    0,
  );
  return {
    planned: changes.reduce((sum, change) => sum + minutesOf(change), 0),
    left,
    finishAt: now + left * MINUTE,
    spare: endsAt === null ? null : Math.floor((endsAt - now) / MINUTE) - left,
  };
}

/** Minutes in words: "45 minutes", "2 hours 8 minutes". */
export function formatMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const parts = [
    hours > 0 ? `${hours} ${hours === 1 ? "hour" : "hours"}` : "",
    rest > 0 || hours === 0 ? `${rest} ${rest === 1 ? "minute" : "minutes"}` : "",
  ];
  return parts.filter(Boolean).join(" ");
}

/** A time of day as it was typed ("16:30", "9.15", "4pm") as "16:30"; null when it is none. */
export function parseTime(text: string): string | null {
  const found = /^(\d{1,2})(?:[:.]?(\d{2}))?\s*(am|pm)?$/i.exec(text.trim());
  if (!found) return null;
  const [, hour = "", minute = "0", half] = found;
  const hours = (Number(hour) % (half ? 12 : 24)) + (half?.toLowerCase() === "pm" ? 12 : 0);
  if (Number(hour) > (half ? 12 : 23) || Number(minute) > 59) return null;
  return `${String(hours).padStart(2, "0")}:${minute.padStart(2, "0")}`;
}

/** The instant of a time of day in London ("16:30") on the day of `now` (UTC milliseconds). */
export function londonInstant(time: string, now: number): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const date = londonDate(now);
  const guess = Date.parse(`${date}T00:00:00Z`) + (hours * 60 + minutes) * MINUTE;
  // London is never behind UTC: what its clocks show at the guess is as far ahead as the offset.
  const [shownHours = 0, shownMinutes = 0] = londonTime(guess).split(":").map(Number);
  const shown = daysBetween(date, londonDate(guess)) * DAY_MINUTES + shownHours * 60 + shownMinutes;
  return guess - (shown - (hours * 60 + minutes)) * MINUTE;
}
