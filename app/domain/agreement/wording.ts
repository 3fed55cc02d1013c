import type { AgreementLabel, RowAgreement, ScoredRow } from "./label.ts";
import type { MedianLevels } from "./measures.ts";
import { countLevelsApart, listNames, listWords, type NameLookup } from "./names.ts";
import { atLeast } from "./thresholds.ts";

/** A row's agreement in words. */
export interface AgreementWords {
  /** For a mark or a narrow column: "Aligned". */
  readonly short: string;
  /** The label in full: "Aligned: same or neighbouring level". */
  readonly label: string;
  /** One sentence on how the scores lie. */
  readonly sentence: string;
  /** A sentence for each flag. */
  readonly flags: readonly string[];
}

const LABELS: Record<AgreementLabel, string> = {
  "not-scored": "Too few to compare",
  "one-view": "Too few to compare",
  polarised: "Two groups",
  split: "No shared view yet",
  aligned: "Aligned: same or neighbouring level",
  "some-spread": "Mostly close",
};

/** A label in as few words as say it: "Aligned". */
export function nameAgreement(label: AgreementLabel): string {
  return label === "aligned" ? "Aligned" : LABELS[label];
}

/** The label, a sentence and the flags of a row, for a page or a paper. */
export function describeAgreement(row: RowAgreement, nameOf: NameLookup): AgreementWords {
  const label = LABELS[row.label];
  return {
    short: nameAgreement(row.label),
    label,
    sentence: row.label === "not-scored" ? "Nobody has given a level yet." : describeSpread(row),
    flags: describeFlags(row, nameOf),
  };
}

function describeSpread(row: ScoredRow): string {
  if (row.label === "one-view") return "One view only, so there is nothing to compare it with.";
  if (row.twoViews !== null) {
    return row.twoViews === 0
      ? `Two views, both at ${describeMedian(row.median)}.`
      : `Two views, ${countLevelsApart(row.twoViews)} apart.`;
  }
  if (row.label === "polarised") return "One group is at levels 1 or 2, another at levels 4 or 5.";
  const used = row.shares.flatMap((share, index) => (share > 0 ? [index + 1] : []));
  const low = Math.min(...used);
  const high = Math.max(...used);
  if (low === high) return `Every score is at level ${low}.`;
  if (row.label === "split") return `Scores run from level ${low} to level ${high}.`;
  const share = atLeast(row.shareWithinOne, 1) ? "Every score is" : "Most scores are";
  return `${share} within one level of ${describeMedian(row.median)}.`;
}

function describeMedian({ lower, upper }: MedianLevels): string {
  return lower === upper ? `level ${lower}` : `levels ${lower} and ${upper}`;
}

function describeFlags(row: RowAgreement, nameOf: NameLookup): string[] {
  const flags: string[] = [];
  if (row.outlier) {
    const levels = listWords(row.outlier.levels.map(String));
    const plural = row.outlier.levels.length > 1 ? "levels" : "level";
    const names = listNames(row.outlier.partners, nameOf);
    const from = names === "" ? "" : `, from ${names}`;
    flags.push(`A few scores lie two or more levels away, at ${plural} ${levels}${from}.`);
  }
  if (row.dividedOnEstablished) {
    flags.push("Divided on whether it is in place: some say level 2 or below, some 3 or above.");
  }
  return flags;
}
