import { addDays, formatDate, isDate } from "../dates.ts";
import { DomainError } from "../errors.ts";
import { formatMoney, parseMoney } from "../money.ts";
import { parseDate } from "../typed-dates.ts";
import type { Question } from "./template.ts";

/**
 * The answers of a return by question, as stored: a choice by its key, sums in pounds, dates as
 * YYYY-MM-DD, a go-live date also as "live". A question without an answer has no entry.
 */
export type Answers = Readonly<Record<string, string>>;

/** What figures of a return may at most be: the templates' own rule. */
const MOST = 100_000_000;
const FIGURES = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 2 });
const OUT_OF_RANGE = "Enter a figure from 0 to 100,000,000.";

/** The answer to a question, or "" where there is none. */
export function answerTo(answers: Answers, key: string): string {
  return Object.hasOwn(answers, key) ? (answers[key] ?? "") : "";
}

/**
 * The answer as stored, from what was typed; "" for nothing. Throws a DomainError with a sentence that
 * says what to type instead.
 */
export function parseAnswer(question: Question, typed: string): string {
  const text = typed.replace(/\r\n?/g, "\n").trim();
  if (text === "") return "";
  switch (question.type) {
    case "choice": {
      const found = question.answers.find(
        ({ key, name }) => key === text || name.toLowerCase() === text.toLowerCase(),
      );
      return found?.key ?? refuse("Choose one of the answers.");
    }
    case "number":
      return parseFigure(text, question.whole);
    case "percent":
      return parsePercent(text);
    case "money":
      return parsePounds(text);
    case "date":
      return parseDate(text);
    case "go-live":
      return parseGoLive(text);
    case "text":
    case "long-text": {
      const most = question.longest;
      if (text.length <= most) return text;
      const over = FIGURES.format(text.length - most);
      return refuse(`Keep to ${FIGURES.format(most)} characters. This is ${over} over.`);
    }
  }
}

function refuse(sentence: string): never {
  throw new DomainError("invalid", {}, sentence);
}

const FIGURE = /^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d{1,6})?$/;

function parseFigure(text: string, whole: boolean): string {
  if (/^[-\u2212]/.test(text)) return refuse(OUT_OF_RANGE);
  if (!FIGURE.test(text)) return refuse("Enter a figure, such as 24.");
  const figure = Number(text.replace(/,/g, ""));
  if (figure > MOST) return refuse(OUT_OF_RANGE);
  if (whole && !Number.isInteger(figure)) return refuse("Enter a whole number, such as 24.");
  return String(figure);
}

function parsePercent(text: string): string {
  const figure = text.replace(/\s*(?:%|per ?cent)$/i, "");
  if (!FIGURE.test(figure) || Number(figure.replace(/,/g, "")) > 100) {
    return refuse("Enter a share from 0 to 100 per cent, such as 94.");
  }
  return String(Number(figure));
}

function parsePounds(text: string): string {
  if (/^£?\s*\(|^[-\u2212]|^£\s*[-\u2212]/.test(text)) return refuse(OUT_OF_RANGE);
  const pence = parseMoney(text);
  if (pence > MOST * 100) return refuse(OUT_OF_RANGE);
  return poundsOf(pence);
}

/** Whole pence as an answer in pounds: "3282763", and the pence only when there are any. */
export function poundsOf(pence: number): string {
  const odd = pence % 100;
  return `${(pence - odd) / 100}${odd === 0 ? "" : `.${String(odd).padStart(2, "0")}`}`;
}

/** An answer in pounds as whole pence; null where there is none. */
export function penceOf(answer: string): number | null {
  return answer === "" ? null : Math.round(Number(answer) * 100);
}

/** "Live", a day such as 31/3/17, or a month such as 03/17, which stands for its last day. */
function parseGoLive(text: string): string {
  if (/^live$/i.test(text)) return "live";
  const parts = text.split(/[\s/.-]+/);
  const full = (year: string) => (/^\d{2}$/.test(year) ? `20${year}` : year);
  try {
    const [first = "", second = "", third = ""] = parts;
    if (parts.length === 2) return lastOfMonth(parseDate(`1 ${first} ${full(second)}`));
    return first.length === 4 ? parseDate(text) : parseDate(`${first} ${second} ${full(third)}`);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return refuse("Enter a date such as 31/3/2017, a month such as 3/2017, or Live.");
  }
}

function lastOfMonth(first: string): string {
  const next = addDays(first, 31);
  return addDays(next, -Number(next.slice(8)));
}

/** An answer as a page, a paper or a spreadsheet shows it; "" for none. */
export function showAnswer(question: Pick<Question, "type" | "answers">, answer: string): string {
  if (answer === "") return "";
  switch (question.type) {
    case "choice":
      return question.answers.find(({ key }) => key === answer)?.name ?? answer;
    case "money":
      return formatMoney(penceOf(answer) ?? 0);
    case "number":
      return FIGURES.format(Number(answer));
    case "percent":
      return `${FIGURES.format(Number(answer))}%`;
    case "date":
    case "go-live":
      return answer === "live" ? "Live" : isDate(answer) ? formatDate(answer) : answer;
    case "text":
    case "long-text":
      return answer;
  }
}

/** An answer as its field holds it, ready to be typed over. */
export function typeAnswer({ type }: Pick<Question, "type">, answer: string): string {
  if (type === "money" && answer !== "") {
    const shown = formatMoney(penceOf(answer) ?? 0);
    // Pounds and pence keep their sign: "12.50" alone could be millions.
    return shown.includes(".") ? shown : shown.slice(1);
  }
  if (type !== "go-live" || !isDate(answer)) return answer === "live" ? "Live" : answer;
  const [year, month, day] = answer.split("-");
  return `${Number(day)}/${Number(month)}/${year}`;
}
