import ical, { ICalEventStatus, ICalEventTransparency } from "ical-generator";

/** A whole day in a calendar file. */
export type CalendarDay = {
  /** Stays the same for the same thing, whatever its date: a calendar moves it then. */
  uid: string;
  /** How often it was changed: a calendar takes the higher one. */
  sequence: number;
  /** YYYY-MM-DD */
  date: string;
  title: string;
  text: string;
  url: string;
  isCancelled: boolean;
};

/** A calendar of whole days as iCalendar text (RFC 5545). `madeAt` is UTC milliseconds. */
export function writeCalendar(name: string, days: readonly CalendarDay[], madeAt: number): string {
  const calendar = ical({
    // The library writes a calendar's name as it is.
    name: plain(name)
      .replace(/[\\;,]/g, "\\$&")
      .replace(/\n/g, " "),
    prodId: { company: "Homeward", product: "Homeward" },
  });
  for (const { uid, sequence, date, title, text, url, isCancelled } of days) {
    calendar.createEvent({
      id: uid,
      sequence,
      stamp: new Date(madeAt),
      // A day has no time zone: its own midnight in UTC, written as a date alone.
      start: new Date(`${date}T00:00:00Z`),
      allDay: true,
      timezone: null,
      summary: plain(title).replace(/\n/g, " "),
      description: plain(text),
      url,
      // A due date keeps nobody's day busy.
      transparency: ICalEventTransparency.TRANSPARENT,
      ...(isCancelled && { status: ICalEventStatus.CANCELLED }),
    });
  }
  return `${calendar.toString()}\r\n`;
}

/** Typed text without the control characters that would break a line of the file. */
function plain(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .trim();
}
