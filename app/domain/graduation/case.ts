import type { Criterion } from "./wave.ts";

/** The most boards of one case. */
export const MOST_BOARDS = 8;

/** A health and wellbeing board that the case covers; `supports` is null until it has said so. */
export type CaseBoard = { name: string; supports: boolean | null; reference: string };

/** How the area pools or commissions more than the minimum: criterion d. Sums are in pence. */
export type PoolingFacts = {
  route: "pool" | "align" | null;
  /** The Better Care Fund's minimum for the year. */
  minimum: number | null;
  /** What the area agreed to pool. */
  planned: number | null;
  /** How the scope of aligned commissioning compares with the minimum's. */
  scope: "smaller" | "equal" | "greater" | null;
  /** Which services are commissioned together. */
  services: string;
};

/** What a criterion asks for beside a narrative. Each answer belongs to one kind of check. */
export type CriterionFacts = {
  /** Whether a commissioner of the area is under financial directions: criterion a. */
  directions?: boolean | null;
  /** How graduation would speed up each national metric, by its key: criterion c. */
  speedUp?: Record<string, string>;
  pooling?: PoolingFacts;
  /** Whether the area commits itself: criterion e, and selection criterion a. */
  committed?: boolean | null;
};

export const NO_POOLING: PoolingFacts = {
  route: null,
  minimum: null,
  planned: null,
  scope: null,
  services: "",
};

/** What the area has written for a criterion: a text for each part, by the part's key. */
export type CriterionEntry = { texts: Record<string, string>; facts: CriterionFacts };

export const NO_ENTRY: CriterionEntry = { texts: {}, facts: {} };

/** A figure of a national metric as kept in the case. */
export type MetricFigures = {
  key: string;
  name: string;
  /** The kept figures in words, with their quarter or year; null where the record had none. */
  current: string | null;
  stretch: string | null;
  /** The day they were kept; null where nothing was kept. */
  keptOn: string | null;
};

/** Someone whose signature the case asks for. */
export type CaseSignatory = {
  capacity: string;
  /** Signed for the case as it stands now. */
  signed: boolean;
  /** Gone from the area without having signed, or without a successor. */
  left: boolean;
};

/** All of a case that its checks look at. */
export type CaseState = {
  boards: readonly CaseBoard[];
  entries: ReadonlyMap<string, CriterionEntry>;
  /** Kinds of evidence kept, by the criterion's key. */
  evidence: ReadonlyMap<string, readonly EvidenceKind[]>;
  metrics: readonly MetricFigures[];
  signatories: readonly CaseSignatory[];
  /** When the proposal was discussed with the Better Care Manager (YYYY-MM-DD), and by when it had to be. */
  discussed: { on: string | null; until: string | null };
};

export const EVIDENCE_KINDS = ["round", "measure", "funding", "action", "link"] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** The words of a text; a hyphenated word is one. */
export function countWords(text: string): number {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** What stands for a criterion, empty where nobody has written anything. */
export function entryOf(
  entries: ReadonlyMap<string, CriterionEntry>,
  { key }: Pick<Criterion, "key">,
): CriterionEntry {
  return entries.get(key) ?? NO_ENTRY;
}

/** How much of a case is written: its parts, and those with at least one word. */
export function measureProgress(
  criteria: readonly Criterion[],
  entries: ReadonlyMap<string, CriterionEntry>,
): { parts: number; written: number; words: number } {
  const texts = criteria.flatMap((criterion) =>
    criterion.parts.map((part) => countWords(entryOf(entries, criterion).texts[part.key] ?? "")),
  );
  return {
    parts: texts.length,
    written: texts.filter((words) => words > 0).length,
    words: texts.reduce((sum, words) => sum + words, 0),
  };
}
