import { discussFirst } from "../agreement/order.ts";
import { gapToTarget } from "../consensus/agreed-row.ts";
import type { Level } from "../model/edition.ts";
import type { PartWord } from "../model/model-family.ts";
import { type LastRound, listRevealed, type ResultsInput } from "./results-input.ts";
import { measureResults, type Statistics } from "./results-measures.ts";
import { countMoves } from "./results-movement.ts";
import {
  type EvidenceGap,
  listEvidenceGaps,
  listLeans,
  listStandingApart,
  mapSpreads,
  type PartnerLean,
  type SpreadMap,
  type StandsApart,
} from "./results-partners.ts";
import { findWidestGap, mapPositions, type PositionMap } from "./results-positions.ts";
import {
  countLabels,
  type LabelCounts,
  type RecordChange,
  type RecordRow,
  recordChange,
  recordRow,
  sayLevelMethod,
} from "./results-record.ts";
import { listSecondScores, type SecondScore } from "./results-second.ts";
import { describeDecisions, describeScores, type ResultsFigures } from "./results-sentences.ts";
import type { PartnerMark } from "./row-report.ts";

/** A row of the working record: also how its scores lie, and who stands apart. */
type WorkingRow = RecordRow & {
  sentence: string;
  /** The label counted by people, where it differs. */
  byPeople: string | null;
  notes: readonly string[];
};

/** An aligned row far from its target: nothing left to discuss, and much to do. */
type ActFirst = { key: string; topic: string; change: number; level: Level; target: Level };

type Common = {
  figures: ResultsFigures;
  /** On the scores. */
  scores: readonly string[];
  /** On what the room made of them. */
  decisions: readonly string[];
  /** What the model calls its numbered parts. */
  part: PartWord;
  method: string;
  last: { id: string; name: string; asAt: string } | null;
};

/** The working record, for those who took part. Nothing of an unrevealed row is in it. */
export type WorkingReport = Common & {
  reading: "working";
  changes: readonly RecordChange<WorkingRow>[];
  positions: PositionMap;
  spreads: SpreadMap;
  actFirst: readonly ActFirst[];
  evidenceGaps: readonly EvidenceGap[];
  standsApart: readonly StandsApart[];
  leans: readonly PartnerLean[];
  secondScores: readonly SecondScore[];
  statistics: Statistics;
};

/** The board's reading of a closed round; positions only when every partner shares them. */
export type BoardReport = Common & {
  reading: "board";
  changes: readonly RecordChange[];
  positions: PositionMap | null;
};

/** Makes the working record's figures and sentences. */
export function reportWorking(input: ResultsInput): WorkingReport {
  const changes = input.changes.map((change) => {
    const rows = change.rows.map((row): WorkingRow => {
      const report = row.measured?.report;
      return {
        ...recordRow(row, input),
        sentence: report?.sentence ?? "",
        byPeople: report?.byPeople ?? null,
        notes: report?.notes ?? [],
      };
    });
    return recordChange(change, rows, input.last);
  });
  return {
    reading: "working",
    ...reportCommon(input, changes, true),
    changes,
    positions: mapPositions(input),
    spreads: mapSpreads(input),
    actFirst: listActFirst(input),
    evidenceGaps: listEvidenceGaps(input),
    standsApart: listStandingApart(input),
    leans: listLeans(input),
    secondScores: listSecondScores(input),
    statistics: measureResults(input),
  };
}

/**
 * Makes the board's reading. `shared` says that every partner's lead agreed that boards see its
 * positions; without it none is in the report, nor a sentence that follows from one.
 */
export function reportBoard(input: ResultsInput, shared: boolean): BoardReport {
  const changes = input.changes.map((change) =>
    recordChange(
      change,
      change.rows.map((row) => recordRow(row, input)),
      input.last,
    ),
  );
  return {
    reading: "board",
    ...reportCommon(input, changes, shared),
    changes,
    positions: shared ? mapPositions(input) : null,
  };
}

function reportCommon(
  input: ResultsInput,
  changes: readonly RecordChange[],
  shown: boolean,
): Common {
  const rows = changes.flatMap((change) => change.rows);
  const count = (matches: (row: RecordRow) => boolean) => rows.filter(matches).length;
  const labels: LabelCounts = countLabels(rows);
  const figures: ResultsFigures = {
    rows: rows.length,
    labels,
    evidenceGaps: input.changes
      .flatMap((change) => change.rows)
      .filter((row) => row.measured?.report.evidenceGap).length,
    agreed: count(({ agreed }) => agreed !== null && agreed !== "not-applicable"),
    notApplicable: count(({ agreed }) => agreed === "not-applicable"),
    parked: count(({ agreed, parked }) => agreed === null && parked !== null),
    open: count(({ agreed, parked }) => agreed === null && parked === null),
    withViews: count(({ views }) => views.length > 0),
    priorities: count(({ priority }) => priority),
    belowTarget: count(
      ({ agreed, target }) => (gapToTarget({ level: agreed, targetLevel: target.level }) ?? 0) > 0,
    ),
    movement: input.last ? compareWithLast(changes, input.last) : null,
  };
  const nameOf = (id: string) => {
    const partner = input.partners.find((each) => each.id === id);
    return partner ? nameOnFirstUse(partner) : "";
  };
  const gap = shown ? findWidestGap(input) : null;
  const part = input.part ?? "change";
  return {
    figures,
    scores: describeScores(figures, gap, { part, partners: input.partners.length, nameOf }),
    decisions: describeDecisions(figures, input.closed, part),
    method: sayLevelMethod(part),
    part,
    last: input.last && { id: input.last.id, name: input.last.name, asAt: input.last.asAt },
  };
}

/** The short name; one that is an abbreviation with what it stands for. */
function nameOnFirstUse({ name, shortName }: PartnerMark): string {
  return /^[A-Z&]{2,}$/.test(shortName) && name !== shortName
    ? `${name} (${shortName})`
    : shortName;
}

function compareWithLast(changes: readonly RecordChange[], { name }: LastRound) {
  return {
    name,
    changes: countMoves(changes.map(({ level, last }) => [last, level])),
    rows: countMoves(
      changes.flatMap(({ rows }) => rows.map(({ agreed, last }) => [last, agreed] as const)),
    ),
  };
}

/** Aligned rows two or more levels short of target, by what the room agreed, else the suggestion. */
function listActFirst(input: ResultsInput): ActFirst[] {
  const rows = listRevealed(input).flatMap(({ change, row, measured }) => {
    const level = row.agreed ?? measured.report.suggestion?.level ?? null;
    const target = row.target.level;
    if (level === null || level === "not-applicable" || target === null) return [];
    return [{ key: row.key, topic: row.topic, change: change.number, level, target, measured }];
  });
  const { actFirst } = discussFirst(
    rows.map(({ key, level, target, measured }) => ({
      key,
      agreement: measured.agreement,
      suggested: level,
      target,
      dontKnowShare: measured.dontKnowShare,
      withoutEvidenceShare: measured.withoutEvidenceShare,
      evidenceGap: measured.report.evidenceGap,
    })),
  );
  return actFirst.flatMap((key) => {
    const found = rows.find((row) => row.key === key);
    if (!found) return [];
    const { measured: _measured, ...row } = found;
    return [row];
  });
}
