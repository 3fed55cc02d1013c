import type { Level } from "../model/edition.ts";
import { type ComparedRound, headOf, type RoundHead } from "./comparison-input.ts";
import {
  comparePartners,
  describePartnersCompared,
  type PartnersCompared,
} from "./comparison-partners.ts";
import { compareRow, type RowCompared } from "./comparison-rows.ts";
import { type ComparisonFigures, describeComparison } from "./comparison-sentences.ts";
import { listRevealed, type Target } from "./results-input.ts";
import { countMoves } from "./results-movement.ts";
import { countTargets, judgeTarget, type TargetOutcome } from "./targets.ts";

/** A change in two rounds, with the rows that stand in both. */
export type ChangeCompared = {
  key: string;
  number: number;
  name: string;
  shortName: string;
  /** Levels the room chose for the change itself. */
  before: Level | null;
  after: Level | null;
  target: Target;
  outcome: TargetOutcome | null;
  rows: readonly RowCompared[];
};

/** A row that one of the two rounds does not have. */
export type RowAlone = { key: string; topic: string; change: number };

/** Two rounds beside each other. */
export type ComparisonReport = {
  reading: "working" | "board";
  before: RoundHead;
  after: RoundHead;
  figures: ComparisonFigures;
  /** The paragraph. */
  sentences: readonly string[];
  /** What changed among the partners. */
  partnerNotes: readonly string[];
  changes: readonly ChangeCompared[];
  onlyBefore: readonly RowAlone[];
  onlyAfter: readonly RowAlone[];
};

/**
 * Sets two rounds beside each other, rows and changes by key: the earlier one first. `working` is for
 * those who took part: it alone tells how scores moved.
 */
export function compareRounds(
  before: ComparedRound,
  after: ComparedRound,
  reading: "working" | "board",
): ComparisonReport {
  const earlier = new Map(
    before.results.changes.flatMap(({ rows }) => rows.map((row) => [row.key, row] as const)),
  );
  const changes = after.results.changes.map((change): ChangeCompared => {
    const then = before.results.changes.find(({ key }) => key === change.key);
    const target = then?.target ?? { level: null, date: null };
    return {
      key: change.key,
      number: change.number,
      name: change.name,
      shortName: change.shortName,
      before: then?.level ?? null,
      after: change.level,
      target,
      outcome: judgeTarget(target, [{ asAt: after.asAt, level: change.level }]),
      rows: change.rows.flatMap((row) => {
        const found = earlier.get(row.key);
        if (!found) return [];
        return [
          compareRow({ round: before, row: found }, { round: after, row }, reading === "working"),
        ];
      }),
    };
  });
  const partners = comparePartners(before, after);
  const figures = countComparison(before, after, changes, partners, reading);
  return {
    reading,
    before: headOf(before),
    after: headOf(after),
    figures,
    sentences: describeComparison(figures, { before, after, part: after.results.part ?? "change" }),
    partnerNotes: describePartnersCompared(partners),
    changes,
    onlyBefore: listAlone(before, after),
    onlyAfter: listAlone(after, before),
  };
}

function countComparison(
  before: ComparedRound,
  after: ComparedRound,
  changes: readonly ChangeCompared[],
  { either, both }: PartnersCompared,
  reading: "working" | "board",
): ComparisonFigures {
  const rows = changes.flatMap((change) => change.rows);
  const spread = (kind: "converging" | "diverging" | "unchanged") =>
    rows.filter(({ movement }) => movement?.spread === kind).length;
  const [then, now] = [listScorers(before), listScorers(after)];
  const again = [...now].filter((rater) => then.has(rater)).length;
  return {
    changes: countMoves(changes.map((change) => [change.before, change.after])),
    rows: countMoves(rows.map((row) => [row.before, row.after])),
    targets: countTargets(changes.map(({ outcome }) => outcome)),
    spread:
      reading === "board"
        ? null
        : {
            converging: spread("converging"),
            diverging: spread("diverging"),
            unchanged: spread("unchanged"),
          },
    people: { either: then.size + now.size - again, both: again },
    partners: { either, both },
    shared: rows.length,
  };
}

/** Ids of the people with a level on any revealed row. */
function listScorers(round: ComparedRound): Set<string> {
  return new Set(
    listRevealed(round.results).flatMap(({ measured }) =>
      measured.shownScores.map(({ rater }) => rater),
    ),
  );
}

function listAlone(round: ComparedRound, other: ComparedRound): RowAlone[] {
  const known = new Set(other.results.changes.flatMap(({ rows }) => rows.map(({ key }) => key)));
  return round.results.changes.flatMap(({ number, rows }) =>
    rows
      .filter(({ key }) => !known.has(key))
      .map(({ key, topic }) => ({ key, topic, change: number })),
  );
}
