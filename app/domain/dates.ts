import { DomainError } from "./errors.ts";

/** A financial year, April to March, such as "2017-18". */
export type FinancialYear = string;

/** Why a typed date was refused. */
type DateReason = "empty" | "incomplete" | "not-a-date" | "no-such-day";

const SENTENCES: Record<DateReason, string> = {
  empty: "Enter a date, such as 21 6 2017.",
  incomplete: "Enter a day, a month and a year in four figures, such as 21 6 2017.",
  "not-a-date": "Enter the date in figures, such as 21 6 2017.",
  "no-such-day": "That day does not exist. Check the day and the month.",
};

/** A typed date that is refused, with the reason and a sentence that says what to type instead. */
export class DateError extends DomainError {
  override readonly name = "DateError";

  constructor(
    readonly reason: DateReason,
    typed: string | TypedDate,
  ) {
    super("invalid", { reason, typed }, SENTENCES[reason]);
  }
}

/** A date as three fields of a form give it. */
export type TypedDate = { day: string; month: string; year: string };

const MONTHS = [
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
  const parts = new Map(LONDON.formatToParts(instant).map((part) => [part.type, part.value]));
  return `${parts.get("year")}-${parts.get("month")}-${parts.get("day")}`;
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

/** The month's number for figures, a full name or its first three letters; 0 for anything else. */
function monthNumber(text: string): number {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const name = text.toLowerCase();
  return (
    MONTHS.findIndex((month) => {
      const full = month.toLowerCase();
      return full === name || full.slice(0, 3) === name;
    }) + 1
  );
}

/** The three parts of a date written in one field, day first, or year first with four figures. */
function splitDate(text: string): TypedDate | null {
  const parts = text.split(/[\s/.-]+/);
  const [first, second, third] = parts;
  if (parts.length !== 3 || !first || !second || !third) return null;
  return first.length === 4
    ? { day: third, month: second, year: first }
    : { day: first, month: second, year: third };
}

/**
 * The date `YYYY-MM-DD` of a day, month and year as typed: three fields, or one text such as
 * "21/6/2017", "21 June 2017" or "2017-06-21". The day comes first, as in Britain; a month may be
 * a name; the year has four figures. Throws {@link DateError}.
 */
export function parseDate(typed: string | TypedDate): string {
  const fields =
    typeof typed === "string" ? (typed.trim() === "" ? null : splitDate(typed.trim())) : typed;
  if (fields === null) {
    const empty = typeof typed === "string" && typed.trim() === "";
    throw new DateError(empty ? "empty" : "not-a-date", typed);
  }
  const day = fields.day.trim();
  const month = fields.month.trim();
  const year = fields.year.trim();
  if (day === "" && month === "" && year === "") throw new DateError("empty", typed);
  if (day === "" || month === "" || year === "") throw new DateError("incomplete", typed);
  const number = monthNumber(month);
  if (!/^\d{1,2}$/.test(day) || !/^\d+$/.test(year) || (number === 0 && !/^\d+$/.test(month))) {
    throw new DateError("not-a-date", typed);
  }
  if (year.length !== 4) throw new DateError("incomplete", typed);
  const date = `${year}-${String(number).padStart(2, "0")}-${day.padStart(2, "0")}`;
  if (!isDate(date)) throw new DateError("no-such-day", typed);
  return date;
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
