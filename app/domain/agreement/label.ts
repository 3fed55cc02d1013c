import {
  agreementA,
  averageDeviation,
  consensusCns,
  iov,
  leans,
  leikD,
  type MedianLevels,
  medianLevels,
  shareWithinOne,
  splitIov,
} from "./measures.ts";
import { findPosition } from "./partners.ts";
import { randDisagreement } from "./rand-disagreement.ts";
import { atLeast, exceeds, LIMITS, THIRD } from "./thresholds.ts";
import {
  countLevels,
  groupByPartner,
  type Lens,
  type RaterScore,
  weighLevels,
  weighPartners,
} from "./weights.ts";

export type AgreementLabel =
  | "not-scored"
  | "one-view"
  | "polarised"
  | "split"
  | "aligned"
  | "some-spread";

/** Scores two or more levels from the median holding at most a quarter of the weight. */
interface Outlier {
  /** The levels scored, ascending. */
  readonly levels: readonly number[];
  /**
   * Partners (ids, sorted) such a score comes from. A partner with fewer than three raters is named
   * only when its one position lies that far out too, so no single person's score is given away.
   */
  readonly partners: readonly string[];
}

interface RowBase {
  readonly lens: Lens;
  /** Raters who gave a level. */
  readonly n: number;
  /** Partners they come from. */
  readonly partners: number;
  /** Weighted share of each level, 1 to 5; all zero when not scored. */
  readonly shares: readonly number[];
  readonly outlier: Outlier | null;
  /** A third or more of the weight on each side of the line between levels 2 and 3. */
  readonly dividedOnEstablished: boolean;
  /** With exactly two raters: how many levels apart they are. Such a row is provisional. */
  readonly twoViews: number | null;
}

/** A row at least one person scored, with every measure. */
export interface ScoredRow extends RowBase {
  readonly label: Exclude<AgreementLabel, "not-scored">;
  readonly median: MedianLevels;
  readonly shareWithinOne: number;
  readonly averageDeviation: number;
  readonly leikD: number;
  readonly consensusCns: number;
  readonly agreementA: number;
  readonly iov: number;
  /** The parts of `iov` inside partners and between them. */
  readonly iovWithin: number;
  readonly iovBetween: number;
  readonly leans: number;
  /** RAND/UCLA's range over the one at which disagreement begins. */
  readonly disagreementIndex: number;
}

/** A row nobody gave a level for: there is nothing to measure. */
interface UnscoredRow extends RowBase {
  readonly label: "not-scored";
  readonly median: null;
  readonly shareWithinOne: null;
  readonly averageDeviation: null;
  readonly leikD: null;
  readonly consensusCns: null;
  readonly agreementA: null;
  readonly iov: null;
  readonly iovWithin: null;
  readonly iovBetween: null;
  readonly leans: null;
  readonly disagreementIndex: null;
}

/** How far a row's scores agree; narrow on `label` to tell a scored row from an unscored one. */
export type RowAgreement = ScoredRow | UnscoredRow;

/**
 * The agreement label of a row, with the measures behind it. By default one partner has one voice,
 * split equally among its raters; `lens` "people" counts each rater the same. One score is one rater.
 */
export function labelRow(scores: readonly RaterScore[], lens: Lens = "partners"): RowAgreement {
  const shares = weighLevels(scores, lens);
  if (scores.length === 0) return unscored(lens, shares);
  const groups = weighPartners(scores, lens);
  const median = medianLevels(shares);
  const parts = splitIov(groups);
  const counts = countLevels(scores);
  const row = {
    shareWithinOne: shareWithinOne(shares),
    averageDeviation: averageDeviation(shares),
    leans: leans(shares),
  };
  return {
    label: chooseLabel(counts, shares, row),
    lens,
    n: scores.length,
    partners: groups.length,
    shares,
    median,
    ...row,
    leikD: leikD(shares),
    consensusCns: consensusCns(shares),
    agreementA: agreementA(shares),
    iov: iov(shares),
    iovWithin: parts.within,
    iovBetween: parts.between,
    disagreementIndex: randDisagreement(shares).index,
    outlier: findOutlier(scores, shares, median),
    dividedOnEstablished: thirdEachSide(shares, 2, 3),
    twoViews: countViewsApart(scores),
  };
}

/** The row's label by both counts, and whether they differ (then a page shows both). */
export function labelBothWays(scores: readonly RaterScore[]): {
  partners: RowAgreement;
  people: RowAgreement;
  differ: boolean;
} {
  const partners = labelRow(scores, "partners");
  const people = labelRow(scores, "people");
  return { partners, people, differ: partners.label !== people.label };
}

function unscored(lens: Lens, shares: readonly number[]): UnscoredRow {
  return {
    label: "not-scored",
    lens,
    n: 0,
    partners: 0,
    shares,
    median: null,
    shareWithinOne: null,
    averageDeviation: null,
    leans: null,
    leikD: null,
    consensusCns: null,
    agreementA: null,
    iov: null,
    iovWithin: null,
    iovBetween: null,
    disagreementIndex: null,
    outlier: null,
    dividedOnEstablished: false,
    twoViews: null,
  };
}

/** First rule that fits wins. Weight decides the thirds; the counts of people are gates. */
function chooseLabel(
  counts: readonly number[],
  shares: readonly number[],
  row: { shareWithinOne: number; averageDeviation: number; leans: number },
): ScoredRow["label"] {
  const raters = sumLevels(counts, 1, 5);
  if (raters === 1) return "one-view";
  const enoughEachSide =
    raters >= LIMITS.polarisedRaters &&
    sumLevels(counts, 1, 2) >= LIMITS.polarisedRatersEachSide &&
    sumLevels(counts, 4, 5) >= LIMITS.polarisedRatersEachSide;
  if (enoughEachSide && thirdEachSide(shares, 2, 4) && exceeds(row.leans, 0)) return "polarised";
  if (
    !atLeast(row.shareWithinOne, LIMITS.splitShareWithinOne) ||
    exceeds(row.averageDeviation, LIMITS.splitAverageDeviation)
  ) {
    return "split";
  }
  const close = atLeast(row.shareWithinOne, LIMITS.alignedShareWithinOne);
  return close && !exceeds(row.averageDeviation, LIMITS.alignedAverageDeviation)
    ? "aligned"
    : "some-spread";
}

/** Sum of a per-level list over the levels `from` to `to`. */
function sumLevels(list: readonly number[], from: number, to: number): number {
  return list.slice(from - 1, to).reduce((sum, value) => sum + value, 0);
}

/** Whether at least a third of the weight is at `low` or below and a third at `high` or above. */
function thirdEachSide(shares: readonly number[], low: number, high: number): boolean {
  return atLeast(sumLevels(shares, 1, low), THIRD) && atLeast(sumLevels(shares, high, 5), THIRD);
}

/** Whether a position is two or more levels outside the median (both ends of it, when tied). */
function isFarFrom(position: number, median: MedianLevels): boolean {
  return atLeast(median.lower - position, 2) || atLeast(position - median.upper, 2);
}

function findOutlier(
  scores: readonly RaterScore[],
  shares: readonly number[],
  median: MedianLevels,
): Outlier | null {
  const far = scores.filter((score) => isFarFrom(score.level, median));
  const levels = [...new Set<number>(far.map((score) => score.level))].sort((a, b) => a - b);
  const weight = levels.reduce((sum, level) => sum + (shares[level - 1] ?? 0), 0);
  if (levels.length === 0 || exceeds(weight, LIMITS.outlierShare)) return null;
  const partners = groupByPartner(scores)
    .filter(([, own]) => own.some((score) => isFarFrom(score.level, median)))
    .filter(([, own]) => own.length >= 3 || isFarFrom(findPosition(own), median))
    .map(([partner]) => partner);
  return { levels, partners };
}

function countViewsApart(scores: readonly RaterScore[]): number | null {
  const [first, second, ...others] = scores;
  if (!first || !second || others.length > 0) return null;
  return Math.abs(first.level - second.level);
}
