import type { Level } from "#app/domain/model/edition.ts";
import { averageDeviation, type MedianLevels, medianLevels } from "./measures.ts";
import { findPosition } from "./partners.ts";
import { exceeds } from "./thresholds.ts";
import { groupByPartner, type RaterScore, weighLevels } from "./weights.ts";

/** How many of the same took part both times, and where they went. */
interface Movers {
  /** Scored before or after, or both. */
  readonly either: number;
  readonly both: number;
  /** Of `both`. */
  readonly up: number;
  readonly down: number;
  /** Shares of `both`, 0 to 1; null when nobody scored both times. */
  readonly shareUp: number | null;
  readonly shareDown: number | null;
}

/** A row's change from one pass or round to the next, one partner one voice. */
export interface Movement {
  readonly median: { readonly before: MedianLevels; readonly after: MedianLevels } | null;
  /** Average distance from the median, in levels. */
  readonly averageDeviation: { readonly before: number; readonly after: number } | null;
  /** Whether scores came closer together; null unless the row was scored both times. */
  readonly spread: "converging" | "diverging" | "unchanged" | null;
  readonly people: Movers;
  /** The same for partners, by their positions. */
  readonly partners: Movers;
}

/**
 * How a row moved from `before` to `after`. People are matched by their id, also when they now score
 * for another partner. Between passes, give carried scores in `after` only if those people are to
 * count as having scored again.
 */
export function measureMovement(
  before: readonly RaterScore[],
  after: readonly RaterScore[],
): Movement {
  const people = countMovers(levelByPerson(before), levelByPerson(after));
  const partners = countMovers(positionByPartner(before), positionByPartner(after));
  if (before.length === 0 || after.length === 0) {
    return { median: null, averageDeviation: null, spread: null, people, partners };
  }
  const shares = { before: weighLevels(before, "partners"), after: weighLevels(after, "partners") };
  const deviation = {
    before: averageDeviation(shares.before),
    after: averageDeviation(shares.after),
  };
  return {
    median: { before: medianLevels(shares.before), after: medianLevels(shares.after) },
    averageDeviation: deviation,
    spread: nameSpread(deviation.before, deviation.after),
    people,
    partners,
  };
}

function nameSpread(before: number, after: number): "converging" | "diverging" | "unchanged" {
  if (exceeds(before, after)) return "converging";
  return exceeds(after, before) ? "diverging" : "unchanged";
}

function levelByPerson(scores: readonly RaterScore[]): Map<string, Level> {
  return new Map(scores.map((score) => [score.rater, score.level]));
}

function positionByPartner(scores: readonly RaterScore[]): Map<string, number> {
  return new Map(groupByPartner(scores).map(([partner, own]) => [partner, findPosition(own)]));
}

function countMovers(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): Movers {
  let both = 0;
  let up = 0;
  let down = 0;
  for (const [key, from] of before) {
    const to = after.get(key);
    if (to === undefined) continue;
    both += 1;
    if (to > from) up += 1;
    if (to < from) down += 1;
  }
  return {
    either: before.size + after.size - both,
    both,
    up,
    down,
    shareUp: both === 0 ? null : up / both,
    shareDown: both === 0 ? null : down / both,
  };
}

/**
 * Movement in short sentences: "8 of 14 people scored both rounds: 3 moved up, 1 moved down." and
 * whether the row's scores came closer together.
 */
export function describeMovement(movement: Movement, between: "rounds" | "passes"): string[] {
  const { either, both, up, down } = movement.people;
  if (either === 0) return [];
  const times = between === "rounds" ? "in both rounds" : "both times";
  const moves = both === 0 ? "" : `: ${up} moved up, ${down} moved down`;
  const people = either === 1 ? "person" : "people";
  const sentences = [`${both} of ${either} ${people} scored ${times}${moves}.`];
  if (movement.spread === "converging") sentences.push("Scores came closer together.");
  if (movement.spread === "diverging") sentences.push("Scores moved further apart.");
  if (movement.spread === "unchanged") sentences.push("Scores are as far apart as before.");
  return sentences;
}
