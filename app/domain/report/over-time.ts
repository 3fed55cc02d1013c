import type { AgreedLevel } from "../consensus/agreed-row.ts";
import type { Level } from "../model/edition.ts";
import type { PartWord } from "../model/model-family.ts";
import { type ComparedRound, headOf, type RoundHead } from "./comparison-input.ts";
import { describeMoves, describeTargets } from "./comparison-sentences.ts";
import { countMoves } from "./results-movement.ts";
import { countLabels, type LabelCounts, type RecordRow, recordRow } from "./results-record.ts";
import { countTargets, judgeTarget, type TargetOutcome } from "./targets.ts";

/** What a round agreed, without a position or a word that anybody wrote. */
export type RecordedRound = RoundHead & {
  part: PartWord | undefined;
  changes: readonly RecordedChange[];
};

type RecordedChange = {
  key: string;
  number: number;
  name: string;
  shortName: string;
  level: Level | null;
  target: { level: Level | null; date: string | null };
  rows: readonly Pick<RecordRow, "key" | "topic" | "agreed" | "group">[];
};

/** "absent" where the round is not about it, or its edition does not have it. */
type LevelThen<L> = L | "absent" | null;

/** A change through all rounds; one level for each round, in their order. */
export type ChangeOverTime = {
  key: string;
  number: number;
  name: string;
  shortName: string;
  levels: readonly LevelThen<Level>[];
  rows: readonly RowOverTime[];
};

/** A row through all rounds. */
export type RowOverTime = {
  key: string;
  topic: string;
  levels: readonly LevelThen<AgreedLevel>[];
};

/** A target that a round set for a change, and what came of it in later rounds. */
export type TargetOverTime = {
  round: RoundHead;
  change: { number: number; shortName: string };
  from: Level | null;
  target: Level;
  date: string | null;
  outcome: TargetOutcome | null;
};

/** All rounds beside each other, the oldest first. It has agreed levels and labels, no position. */
export type OverTimeReport = {
  rounds: readonly RoundHead[];
  sentences: readonly string[];
  changes: readonly ChangeOverTime[];
  /** Rows by label, for each round. */
  labels: readonly { rows: number; labels: LabelCounts }[];
  targets: readonly TargetOverTime[];
};

/** What {@link reportOverTime} takes of a round. */
export function recordRound(round: ComparedRound): RecordedRound {
  const { results } = round;
  return {
    ...headOf(round),
    part: results.part,
    changes: results.changes.map(({ key, number, name, shortName, level, target, rows }) => ({
      key,
      number,
      name,
      shortName,
      level,
      target,
      rows: rows.map((row) => {
        const { topic, agreed, group } = recordRow(row, results);
        return { key: row.key, topic, agreed, group };
      }),
    })),
  };
}

/** Sets rounds beside each other, oldest first as given; changes and rows meet by key. */
export function reportOverTime(rounds: readonly RecordedRound[]): OverTimeReport {
  const changes = listChanges(rounds);
  const targets = listTargets(rounds);
  return {
    rounds: rounds.map(headOf),
    sentences: describeOverTime(rounds, changes, targets),
    changes,
    labels: rounds.map(({ changes }) => {
      const rows = changes.flatMap((change) => change.rows);
      return { rows: rows.length, labels: countLabels(rows) };
    }),
    targets,
  };
}

/** Every change of any round: in the order of the latest that has it, those only earlier at the end. */
function listChanges(rounds: readonly RecordedRound[]): ChangeOverTime[] {
  const known = new Map<string, RecordedChange>();
  for (const round of [...rounds].reverse()) {
    for (const change of round.changes) {
      if (!known.has(change.key)) known.set(change.key, change);
    }
  }
  return [...known.values()].map(({ key, number, name, shortName }) => ({
    key,
    number,
    name,
    shortName,
    levels: rounds.map(({ changes }) => {
      const change = changes.find((each) => each.key === key);
      return change ? change.level : "absent";
    }),
    rows: listRows(rounds, key),
  }));
}

function listRows(rounds: readonly RecordedRound[], change: string): RowOverTime[] {
  const rowsOf = ({ changes }: RecordedRound) =>
    changes.find(({ key }) => key === change)?.rows ?? [];
  const topics = new Map<string, string>();
  for (const round of [...rounds].reverse()) {
    for (const { key, topic } of rowsOf(round)) if (!topics.has(key)) topics.set(key, topic);
  }
  return [...topics].map(([key, topic]) => ({
    key,
    topic,
    levels: rounds.map((round) => {
      const row = rowsOf(round).find((each) => each.key === key);
      return row ? row.agreed : "absent";
    }),
  }));
}

function listTargets(rounds: readonly RecordedRound[]): TargetOverTime[] {
  return rounds.flatMap((round, at) =>
    round.changes.flatMap(({ key, number, shortName, level, target }) => {
      if (target.level === null) return [];
      const later = rounds.slice(at + 1).map(({ asAt, changes }) => ({
        asAt,
        level: changes.find((each) => each.key === key)?.level ?? null,
      }));
      return [
        {
          round: headOf(round),
          change: { number, shortName },
          from: level,
          target: target.level,
          date: target.date,
          outcome: judgeTarget(target, later),
        },
      ];
    }),
  );
}

function describeOverTime(
  rounds: readonly RecordedRound[],
  changes: readonly ChangeOverTime[],
  targets: readonly TargetOverTime[],
): string[] {
  const [first, last] = [rounds[0], rounds.at(-1)];
  if (!first || !last) return ["No round is closed yet, so there is nothing to set side by side."];
  if (first === last) {
    return [`${first.name} is the only closed round. Change over time shows from the second one.`];
  }
  const moves = countMoves(
    changes.map(({ levels }) => [toPlace(levels[0]), toPlace(levels.at(-1))]),
  );
  const part = last.part ?? "change";
  const moved = describeMoves(moves, part);
  const steps = rounds.length === 2 ? "" : ` over ${rounds.length} rounds`;
  return [
    moved === ""
      ? `From ${first.name} to ${last.name} no ${part} has an agreed level both times.`
      : `From ${first.name} to ${last.name}${steps}: ${moved}.`,
    describeTargets(countTargets(targets.map(({ outcome }) => outcome)), part),
  ].filter(Boolean);
}

const toPlace = (level: LevelThen<Level> | undefined) =>
  level === "absent" || level === undefined ? null : level;
