/** A quarter of a financial year, such as "2016-17 Q4". Quarters sort as text. */
export type Quarter = string;

const QUARTER = /^(\d{4})-(\d{2}) Q([1-4])$/;
const MONTHS = ["April to June", "July to September", "October to December", "January to March"];

/** Whether a text is a quarter as this product stores it, and its two years follow each other. */
export function isQuarter(text: string): boolean {
  const match = QUARTER.exec(text);
  return match !== null && (Number(match[1]) + 1) % 100 === Number(match[2]);
}

/** The quarters of the year numbered from April 2000 on: arithmetic on quarters. */
function numberOf(quarter: Quarter): number {
  const [, year = "", , part = ""] = QUARTER.exec(quarter) ?? [];
  return Number(year) * 4 + Number(part) - 1;
}

function quarterAt(number: number): Quarter {
  const year = Math.floor(number / 4);
  return `${year}-${String((year + 1) % 100).padStart(2, "0")} Q${(number % 4) + 1}`;
}

/** The quarter in which a date (YYYY-MM-DD) lies: 21 June 2017 lies in "2017-18 Q1". */
export function quarterOf(date: string): Quarter {
  const [year = 0, month = 0] = date.split("-").map(Number);
  return quarterAt((month >= 4 ? year : year - 1) * 4 + Math.floor(((month + 8) % 12) / 3));
}

/** The quarter a number of quarters later; earlier when negative. */
export function addQuarters(quarter: Quarter, quarters: number): Quarter {
  return quarterAt(numberOf(quarter) + quarters);
}

/** Every quarter from one to another, both included; none when the second is earlier. */
export function listQuarters(from: Quarter, to: Quarter): Quarter[] {
  const first = numberOf(from);
  const length = Math.max(0, numberOf(to) - first + 1);
  return Array.from({ length }, (_, at) => quarterAt(first + at));
}

/** "2016-17 Q4" as a person says it: "January to March 2017". */
export function nameQuarter(quarter: Quarter): string {
  const number = numberOf(quarter);
  const part = number % 4;
  return `${MONTHS[part]} ${Math.floor(number / 4) + (part === 3 ? 1 : 0)}`;
}

/**
 * The quarter of a text as people type or export it: "2016-17 Q4", "2016/17 Q4", "Q4 2016-17",
 * "2016-2017 q4". Null when it is none of these, or its years do not follow each other.
 */
export function parseQuarter(text: string): Quarter | null {
  const typed = text
    .trim()
    .replace(/\s+/g, " ")
    .replace(/[\u2010-\u2015/]/g, "-")
    .toUpperCase();
  const match =
    /^(?<year>\d{4})-(?:\d{2})?(?<next>\d{2})[ ,]*Q(?<part>[1-4])$/.exec(typed) ??
    /^Q(?<part>[1-4])[ ,]*(?<year>\d{4})-(?:\d{2})?(?<next>\d{2})$/.exec(typed);
  const { year, next, part } = match?.groups ?? {};
  const quarter = `${year}-${next} Q${part}`;
  return match && isQuarter(quarter) ? quarter : null;
}

/** A quarter as an address holds it: "2016-17 Q4" is "2016-17-q4". */
export function toSlug(quarter: Quarter): string {
  return quarter.replace(" Q", "-q");
}

/** The quarter of an address; what is none comes back as text that is none. */
export function fromSlug(slug: string): Quarter {
  return slug.replace(/-q([1-4])$/, " Q$1");
}
