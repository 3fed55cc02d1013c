/** A financial year, April to March, such as "2017-18". */
export type FinancialYear = string;

/** The months' names, January first. */
export const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

const DAY_MS = 86_400_000;

/** Midnight UTC of a calendar date: arithmetic on days without clock changes. */
function toUtc(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

function fromUtc(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

/** Whether a text is a calendar date as this product stores it, `YYYY-MM-DD`, and exists. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = toUtc(text);
  return !Number.isNaN(instant) && fromUtc(instant) === text;
}

/** "2017-06-21" as a page shows it: "21 June 2017". */
export function formatDate(date: string): string {
  const [year, month, day] = date.split("-").map(Number);
  return `${day} ${MONTHS[Number(month) - 1]} ${year}`;
}

/** The month of a stored date in words: "March 2017". */
export function formatMonth(date: string): string {
  return formatDate(date).replace(/^\d+ /, "");
}

const LONDON = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

/** The calendar date in London at an instant (UTC milliseconds), whatever the server's time zone. */
export function londonDate(instant: number): string {
  // "21/06/2017": taking it apart ourselves is faster than formatToParts.
  return LONDON.format(instant).split("/").reverse().join("-");
}

const LONDON_TIME = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  hour: "2-digit",
  minute: "2-digit",
});

/** The time of day in London at an instant (UTC milliseconds), such as "14:05". */
export function londonTime(instant: number): string {
  return LONDON_TIME.format(instant);
}

/** The financial year, 1 April to 31 March, in which a date lies: "2017-18". */
export function financialYear(date: string): FinancialYear {
  const [year = 0, month = 0] = date.split("-").map(Number);
  const first = month >= 4 ? year : year - 1;
  return `${first}-${String((first + 1) % 100).padStart(2, "0")}`;
}

/** The date a number of days after another (before it, when negative). */
export function addDays(date: string, days: number): string {
  return fromUtc(toUtc(date) + days * DAY_MS);
}

/** The days from one date to another: negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((toUtc(to) - toUtc(from)) / DAY_MS);
}

/** The last instant of a day in London (UTC milliseconds), a millisecond before the next begins. */
export function endOfDay(date: string): number {
  const instant = Date.parse(`${date}T23:59:59.999Z`);
  return londonDate(instant) === date ? instant : instant - 3_600_000;
}

/** The first instant of a day in London (UTC milliseconds). */
export function startOfDay(date: string): number {
  const instant = toUtc(date);
  return londonDate(instant - 1) === date ? instant - 3_600_000 : instant;
}
