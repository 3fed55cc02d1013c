import type { Measure } from "./measure.ts";
import { rateOf } from "./series.ts";

/** A figure as typed: its value, and what it was worked out from where that was typed. */
export type Figure = {
  value: number;
  numerator: number | null;
  denominator: number | null;
  /** Its source gives it as about so much. */
  approximate: boolean;
};

/** A typed figure, nothing, or the sentence that says what to type instead. */
type Read = { figure: Figure | null } | { refusal: string };

const NUMBER = /^\d{1,3}(?:(?:,\d{3})+|(?: \d{3})+)(?:\.\d+)?$|^\d+(?:\.\d+)?$/;
const LIMIT = 100_000_000;
/** How people write that a figure is not exact. */
const ABOUT = /^(?:about|around|approx(?:imately|\.)?|circa|c\.|ca\.|[~≈])(?=[ \d])\s*/i;

/**
 * A measure's figure as people type or paste it: "75", "75%", "1,234.5", or the two numbers a rate
 * is worked out from, "24 / 182,046"; "about" before it is kept. An empty text is no figure. Figures
 * run from 0 to 100,000,000, as in the quarterly returns of the Better Care Fund.
 */
export function readFigure(
  measure: Pick<Measure, "per" | "denominator" | "unit">,
  typed: string,
): Read {
  const whole = typed
    .replace(/[\u200B-\u200F\u2060\uFEFF]/g, "")
    .replace(/\s+/gu, " ")
    .trim();
  if (whole === "") return { figure: null };
  const approximate = ABOUT.test(whole);
  const text = whole.replace(ABOUT, "");
  const parts = text.split("/").map((part) => part.trim());
  if (parts.length === 2) {
    return readRate(measure, parts[0] ?? "", parts[1] ?? "", approximate);
  }
  const value = readNumber(measure.unit === "per cent" ? text.replace(/ ?%$/, "") : text);
  if (value === null) {
    return { refusal: "Enter a figure of 0 or more, such as 75 or 1,234.5, or leave it empty." };
  }
  return value > LIMIT
    ? { refusal: "Enter a figure of 100,000,000 at most." }
    : { figure: { value, numerator: null, denominator: null, approximate } };
}

function readRate(
  measure: Pick<Measure, "per" | "denominator">,
  above: string,
  below: string,
  approximate: boolean,
): Read {
  const numerator = readNumber(above);
  const denominator = readNumber(below);
  if (measure.denominator === null) {
    return { refusal: "This measure is a plain count: enter one figure." };
  }
  if (numerator === null || denominator === null || numerator > LIMIT || denominator > LIMIT) {
    return { refusal: "Enter two figures with a stroke between them, such as 24 / 182,046." };
  }
  const value = rateOf(measure, numerator, denominator);
  return value === null
    ? { refusal: "A rate over nobody has no value: check the second figure." }
    : { figure: { value, numerator, denominator, approximate } };
}

function readNumber(text: string): number | null {
  return NUMBER.test(text) ? Number(text.replace(/[, ]/g, "")) : null;
}

/** By fewest and most decimals: making one takes far longer than using it. */
const formats = new Map<string, Intl.NumberFormat>();

function formatWith(fewest: number, most: number): Intl.NumberFormat {
  const key = `${fewest} ${most}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat("en-GB", {
      minimumFractionDigits: fewest,
      maximumFractionDigits: most,
    });
    formats.set(key, format);
  }
  return format;
}

/**
 * A value with the measure's decimals and its thousands marked: "1,234.5"; "about 75" where its
 * source says no more.
 */
export function formatFigure(
  { decimals }: Pick<Measure, "decimals">,
  value: number,
  approximate = false,
): string {
  const figure = formatWith(Number.isInteger(value) ? 0 : decimals, decimals).format(value);
  return approximate ? `about ${figure}` : figure;
}

/** A stored figure as a field shows it for typing on: the two numbers of a rate where it has them. */
export function typeFigure(figure: Figure | null): string {
  if (figure === null) return "";
  const typed =
    figure.numerator !== null && figure.denominator !== null
      ? `${figure.numerator} / ${figure.denominator}`
      : String(figure.value);
  return figure.approximate ? `about ${typed}` : typed;
}
