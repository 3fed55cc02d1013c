import { medianLevels } from "./measures.ts";
import { countLevelsApart, listNames, type NameLookup } from "./names.ts";
import { atLeast, exceeds } from "./thresholds.ts";
import { countLevels, groupByPartner, type RaterScore } from "./weights.ts";

/** Raters a partner needs before anything about its inside is shown. */
const RATERS_TO_SHOW_INSIDE = 3;

/** Where one partner stands on a row. */
export interface PartnerPosition {
  readonly partner: string;
  /** Raters who gave a level. */
  readonly raters: number;
  /**
   * The two ends of the partner's median. A partner with fewer than three raters appears as one
   * position, so both are then that position (which can be half-way between levels).
   */
  readonly lower: number;
  readonly upper: number;
  /** Median of the partner's raters; half-way between `lower` and `upper` when tied. */
  readonly position: number;
  /** Highest level less lowest; null with fewer than three raters, where it is withheld. */
  readonly range: number | null;
  /** Median of the other partners' positions, half-way when tied; null when there are none. */
  readonly othersMedian: number | null;
  /** Two or more levels from `othersMedian`. */
  readonly standsApart: boolean;
  /** A range of two or more levels among three or more raters. */
  readonly dividedInternally: boolean;
}

/** How the partners' scores for a row lie to each other. Partners are in the order of their ids. */
export interface PartnerAnalysis {
  readonly positions: readonly PartnerPosition[];
  /**
   * Partner ids on each side of the widest gap between positions, when it is two levels or more
   * (cut at each of several equally wide ones); in the order of the scale. Null without such a gap.
   */
  readonly camps: readonly (readonly string[])[] | null;
  /** Where the differences lie; "cannot-tell" with fewer than two partners with two raters each. */
  readonly betweenWithin: "between" | "within" | "neither" | "cannot-tell";
  /** Mean distance in levels of raters of different partners, each pair of partners counting once. */
  readonly meanBetween: number | null;
  /** Mean distance in levels of raters of the same partner, each partner with a pair counting once. */
  readonly meanWithin: number | null;
}

/** A partner's position: the median of its raters' levels, half-way when tied. */
export function findPosition(scores: readonly RaterScore[]): number {
  const { lower, upper } = medianLevels(countLevels(scores));
  return (lower + upper) / 2;
}

/** Positions, camps, and whether the differences lie between partners or inside them. */
export function analysePartners(scores: readonly RaterScore[]): PartnerAnalysis {
  const groups = groupByPartner(scores);
  const medians = groups.map(([, own]) => findPosition(own));
  const positions = groups.map(([partner, own], index) =>
    describePosition(partner, own, medianOf(medians.filter((_, other) => other !== index))),
  );
  const levels = groups.map(([, own]) => own.map((score) => score.level));
  const meanWithin = mean(levels.filter((own) => own.length > 1).map(gapInside));
  const meanBetween = mean(
    levels.flatMap((own, index) => levels.slice(index + 1).map((other) => gapAcross(own, other))),
  );
  const withPairs = levels.filter((own) => own.length > 1).length;
  return {
    positions,
    camps: findCamps(positions),
    betweenWithin:
      withPairs < 2 || meanBetween === null || meanWithin === null
        ? "cannot-tell"
        : placeDifference(meanBetween, meanWithin),
    meanBetween,
    meanWithin,
  };
}

function describePosition(
  partner: string,
  own: readonly RaterScore[],
  othersMedian: number | null,
): PartnerPosition {
  const position = findPosition(own);
  const shown = own.length >= RATERS_TO_SHOW_INSIDE;
  const median = medianLevels(countLevels(own));
  const levels = own.map((score) => score.level);
  const range = shown ? Math.max(...levels) - Math.min(...levels) : null;
  return {
    partner,
    raters: own.length,
    lower: shown ? median.lower : position,
    upper: shown ? median.upper : position,
    position,
    range,
    othersMedian,
    standsApart: othersMedian !== null && atLeast(Math.abs(position - othersMedian), 2),
    dividedInternally: range !== null && range >= 2,
  };
}

function findCamps(positions: readonly PartnerPosition[]): string[][] | null {
  const sorted = [...positions].sort((a, b) => a.position - b.position);
  const gaps = sorted.slice(1).map((p, index) => p.position - (sorted[index]?.position ?? 0));
  const widest = Math.max(0, ...gaps);
  if (!atLeast(widest, 2)) return null;
  const camps: string[][] = [[]];
  for (const [index, { partner }] of sorted.entries()) {
    const gap = index === 0 ? 0 : (gaps[index - 1] ?? 0);
    if (atLeast(gap, widest)) camps.push([partner]);
    else camps.at(-1)?.push(partner);
  }
  // By id inside a camp, so that a list never runs from low to high.
  return camps.map((camp) => camp.sort());
}

function placeDifference(between: number, within: number): "between" | "within" | "neither" {
  if (atLeast(between - within, 0.5)) return "between";
  if (atLeast(within, between) && atLeast(within, 1)) return "within";
  return "neither";
}

/** Mean distance of all pairs inside one list of levels (at least two). */
function gapInside(levels: readonly number[]): number {
  const gaps = levels.flatMap((a, index) => levels.slice(index + 1).map((b) => Math.abs(a - b)));
  return mean(gaps) ?? 0;
}

/** Mean distance of all pairs with one level from each list. */
function gapAcross(own: readonly number[], other: readonly number[]): number {
  return mean(own.flatMap((a) => other.map((b) => Math.abs(a - b)))) ?? 0;
}

function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Median of any numbers, half-way between the middle two when tied; null of none. */
function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  const lower = sorted[Math.ceil(middle) - 1];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}

/**
 * How the partners lie to each other, in short sentences. Names stand in alphabetical order and
 * nothing is called better or worse: a position is a view, not a result.
 */
export function describePartners(analysis: PartnerAnalysis, nameOf: NameLookup): string[] {
  const sentences: string[] = [];
  const { camps, meanBetween, meanWithin } = analysis;
  if (camps) {
    const lists = camps.map((camp) => listNames(camp, nameOf));
    sentences.push(`Positions fall into ${camps.length} groups: ${lists.join("; ")}.`);
  }
  const apart = analysis.positions.filter((p) => p.standsApart).map((p) => p.partner);
  // With two partners "apart" would say of both what the groups have said already.
  if (apart.length > 0 && analysis.positions.length > 2) {
    // Without a verb: a name may be singular ("Council") or plural ("Care homes").
    sentences.push(`Standing apart from the others: ${listNames(apart, nameOf)}.`);
  }
  const divided = analysis.positions.filter((p) => p.dividedInternally).map((p) => p.partner);
  if (divided.length > 0) {
    sentences.push(`Differing views inside: ${listNames(divided, nameOf)}.`);
  }
  if (meanBetween !== null && meanWithin !== null) {
    // With pairs of people only, the mean inside would come close to giving their scores away.
    const shown = analysis.positions.some((p) => p.raters >= RATERS_TO_SHOW_INSIDE);
    const means = `${meanBetween.toFixed(1)} against ${meanWithin.toFixed(1)}`;
    const figures = shown ? ` (${means} inside them)` : "";
    if (analysis.betweenWithin === "between") {
      sentences.push(`Mainly between organisations${figures}.`);
    }
    if (analysis.betweenWithin === "within") {
      sentences.push(`Mainly within organisations${figures}: check the wording of the row.`);
    }
  }
  return sentences;
}

/** How one partner's positions lie to the others' over many rows. */
export interface Lean {
  /** Rows on which the partner and at least one other scored. */
  readonly rows: number;
  readonly below: number;
  readonly above: number;
  readonly level: number;
  /** Median distance from the others' median, in levels; null without rows. */
  readonly typicalDistance: number | null;
  readonly sentence: string;
}

/**
 * A partner's lean over all rows, for the working record only: give its `PartnerPosition` on each.
 * It is described and never tested or flagged, since rows are not independent of each other.
 */
export function describeLean(rows: readonly PartnerPosition[]): Lean {
  const sides = rows.map(sideOf).filter((side) => side !== null);
  const count = (side: "below" | "above" | "level") => sides.filter((s) => s === side).length;
  const distances = rows.flatMap(({ position, othersMedian }) =>
    othersMedian === null ? [] : [Math.abs(position - othersMedian)],
  );
  const lean = {
    rows: sides.length,
    below: count("below"),
    above: count("above"),
    level: count("level"),
    typicalDistance: medianOf(distances),
  };
  return { ...lean, sentence: describeSides(lean) };
}

function describeSides({ rows, below, above, level, typicalDistance }: Omit<Lean, "sentence">) {
  if (typicalDistance === null) return "No row to compare with the other partners.";
  const sides = `below the others on ${below}, above on ${above}, the same on ${level}`;
  const distance = countLevelsApart(Math.round(typicalDistance * 10) / 10);
  return `Of ${rows} ${rows === 1 ? "row" : "rows"}: ${sides}; typically ${distance} away.`;
}

/** Whether a position differs from the others' median at all, and to which side. */
function sideOf(position: PartnerPosition): "below" | "above" | "level" | null {
  if (position.othersMedian === null) return null;
  if (exceeds(position.othersMedian, position.position)) return "below";
  return exceeds(position.position, position.othersMedian) ? "above" : "level";
}
