import type { Level } from "#app/domain/model/edition.ts";
import type { RowAgreement } from "./label.ts";

/** A revealed row, as the order of discussion needs it. */
export interface DiscussRow {
  readonly key: string;
  readonly agreement: RowAgreement;
  /** The suggested level, provisional or not; null when there is none. */
  readonly suggested: Level | null;
  readonly target: Level | null;
  /** From `summariseEvidence`; null when nobody scored or said "don't know". */
  readonly dontKnowShare: number | null;
  readonly withoutEvidenceShare: number | null;
  readonly evidenceGap: boolean;
}

/** 1 no shared view, 2 too little known, 3 some spread or a flag, 4 aligned. */
type Tier = 1 | 2 | 3 | 4;

/** A row's place in the order of discussion, with what it was made from. */
export interface DiscussPlace {
  readonly key: string;
  readonly tier: Tier;
  /** 0 to 100; orders rows of one tier. */
  readonly index: number;
  /** Each 0 to 1; null where it is not known, and then left out of the index. */
  readonly parts: {
    /** Leik's D. */
    readonly disagreement: number | null;
    /** Levels from the suggestion up to the target, as a share of four. */
    readonly gap: number | null;
    /** Weight that does not know, or scored without evidence. */
    readonly evidence: number | null;
  };
}

const WEIGHTS = { disagreement: 0.5, gap: 0.3, evidence: 0.2 } as const;

/** Levels short of target from which an aligned row is for action. One up is the usual target. */
const FAR_FROM_TARGET = 2;

/**
 * What deserves the time first: by tier, then by index (higher first), then in the order given, which
 * is the rubric's. `actFirst` holds the keys of tier 4 rows two or more levels short of their target,
 * widest gap first: nothing is left to discuss there, and much to do.
 */
export function discussFirst(rows: readonly DiscussRow[]): {
  order: DiscussPlace[];
  actFirst: string[];
} {
  // Array sort is stable, so rows equal in tier and index keep the rubric's order.
  const places = rows.map((row) => ({ row, place: placeRow(row) }));
  const order = places
    .map(({ place }) => place)
    .sort((a, b) => a.tier - b.tier || roundIndex(b.index) - roundIndex(a.index));
  const actFirst = places
    .filter(({ row, place }) => place.tier === 4 && levelsShort(row) >= FAR_FROM_TARGET)
    .sort((a, b) => levelsShort(b.row) - levelsShort(a.row))
    .map(({ place }) => place.key);
  return { order, actFirst };
}

function placeRow(row: DiscussRow): DiscussPlace {
  const parts = {
    disagreement: row.agreement.leikD,
    gap: row.target === null || row.suggested === null ? null : levelsShort(row) / 4,
    evidence: rateEvidence(row),
  };
  return { key: row.key, tier: chooseTier(row), index: indexParts(parts), parts };
}

function chooseTier({ agreement, evidenceGap }: DiscussRow): Tier {
  if (agreement.label === "polarised" || agreement.label === "split") return 1;
  if (evidenceGap || agreement.n < 3) return 2;
  const flagged = agreement.outlier !== null || agreement.dividedOnEstablished;
  return agreement.label === "some-spread" || flagged ? 3 : 4;
}

/** A missing part is dropped and the weights of the rest scaled up to 100. */
function indexParts(parts: DiscussPlace["parts"]): number {
  let sum = 0;
  let weight = 0;
  for (const name of ["disagreement", "gap", "evidence"] as const) {
    const value = parts[name];
    if (value === null) continue;
    sum += WEIGHTS[name] * value;
    weight += WEIGHTS[name];
  }
  return weight === 0 ? 0 : (100 * sum) / weight;
}

function rateEvidence({ dontKnowShare, withoutEvidenceShare }: DiscussRow): number | null {
  if (dontKnowShare === null) return null;
  return dontKnowShare + (1 - dontKnowShare) * (withoutEvidenceShare ?? 0);
}

function levelsShort({ target, suggested }: DiscussRow): number {
  return target === null || suggested === null ? 0 : Math.max(0, target - suggested);
}

/** Rounded so that differences of arithmetic alone never upset the rubric's order. */
function roundIndex(index: number): number {
  return Math.round(index * 1e6) / 1e6;
}
