import { addDays } from "../dates.ts";

/** What a link can share with somebody outside the area. */
export const SHARED_KINDS = ["round", "plan", "pack"] as const;
export type SharedKind = (typeof SHARED_KINDS)[number];

/** How long a link works, in days: what is offered, and the longest. */
const USUAL = 28;
const LONGEST = 90;

/** The last day that a link made today works on, as offered (dates as YYYY-MM-DD). */
export const usualLastDay = (today: string) => addDays(today, USUAL);

/** Whether a link made today may work until the end of a day: today at the earliest, 90 days on at the latest. */
export function isLastDay(day: string, today: string): boolean {
  return day >= today && day <= addDays(today, LONGEST);
}

/** How a link stands at an instant (UTC milliseconds). */
export function standingOf(
  link: { expiresAt: number; revokedAt: number | null },
  now: number,
): "works" | "taken-back" | "over" {
  if (link.revokedAt !== null) return "taken-back";
  return link.expiresAt > now ? "works" : "over";
}
