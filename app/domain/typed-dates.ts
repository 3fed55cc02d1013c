import { isDate, MONTHS } from "./dates.ts";
import { DomainError } from "./errors.ts";

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
