import { may, permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { acceptAligned } from "#app/domain/consensus/agree.ts";
import { changeSummary } from "#app/domain/consensus/change-summary.ts";
import { DomainError } from "#app/domain/errors.ts";
import type { Change } from "#app/domain/model/edition.ts";
import { modelOf } from "#app/domain/model/model-family.ts";
import { compareReports } from "#app/domain/report/compare-reports.ts";
import { canMove, type RowEvent } from "#app/domain/round/round.ts";
import { listDifferentViews } from "#db/queries/rounds.server.ts";
import { listSharedReasons } from "#db/queries/scores.server.ts";
import { agreedLevelOf } from "./agreed-rows.server.ts";
import { countFinished, countSecond, progressOf } from "./finished.server.ts";
import { auditReading, type Kit } from "./kit.server.ts";
import { listRelatedMeasures } from "./related-measures.server.ts";
import { describeRoom, readRoom } from "./room.server.ts";
import {
  changesInRound,
  findChange,
  findRow,
  loadRound,
  markOf,
  partnersAsked,
  type RoundContext,
  refuseWaiting,
} from "./round-context.server.ts";
import { orderRows, type RevealedRow, reportRows, targetOf } from "./row-reports.server.ts";

/**
 * The discuss page of one change, with one of its rows in full: the one asked for, else the one
 * the room is at, else the first that is not agreed. What is not revealed stands in rubric order and carries counts of who has
 * finished, nothing else. Refuses `not-found` for a row of another change.
 */
export function readDiscussion(
  kit: Kit,
  viewer: Viewer,
  roundId: string,
  changeNumber: number,
  rowKey: string | null,
) {
  const context = loadRound(kit, viewer, roundId);
  permit(viewer.roles, "round.take-part");
  refuseWaiting(context);
  const { round, edition } = context;
  const change = findChange(context, changeNumber);
  const reports = reportRows(kit, context, change);
  if (reports.size > 0) auditReading(kit, viewer, "scores-read", round.id, change.key);
  const ordered = context.once(`order ${change.key}`, () => orderRows(context, change, reports));
  const views = context.once("views", () => listDifferentViews(kit.db, round));
  const room = describeRoom(kit, context, readRoom(kit, context), change);
  const runs = may(viewer.roles, "round.run") && round.status === "open";
  const allows = (key: string, event: RowEvent) =>
    runs && canMove(findRow(context, key), event, kit.now());
  const rows = ordered.keys.flatMap((key) => {
    const text = change.rows.find((row) => row.key === key);
    if (!text) return [];
    const state = findRow(context, key);
    return [
      {
        key,
        topic: text.topic,
        descriptors: text.descriptors,
        revealed: reports.has(key),
        label: reports.get(key)?.report.label ?? null,
        tier: ordered.places.find((place) => place.key === key)?.tier ?? null,
        outcome: state.outcome,
        agreed: agreedLevelOf(state),
        priority: state.priority,
        secondOpen: state.pass2 === "scoring",
        version: state.version,
      },
    ];
  });
  const wanted = rowKey ?? (room.here?.change === change.number ? room.here.row : null);
  const chosen =
    wanted === null
      ? (rows.find((row) => row.outcome === "none") ?? rows[0])
      : rows.find((row) => row.key === wanted);
  if (!chosen) throw new DomainError("not-found");
  const state = context.changes.get(change.key);
  const keys = change.rows.map((row) => row.key);
  return {
    round: { id: round.id, name: round.name, status: round.status, asAt: round.asAt },
    model: modelOf(edition),
    levels: edition.levels,
    change: {
      number: change.number,
      name: change.name,
      definition: change.definition,
      version: state?.version ?? 1,
      agreedLevel: state?.agreedLevel ?? null,
      sentence: state?.sentence ?? "",
      targetLevel: state?.targetLevel ?? null,
      targetDate: state?.targetDate ?? null,
      summary: changeSummary(
        keys.map((key) => ({ rowKey: key, level: agreedLevelOf(findRow(context, key)) })),
      ),
    },
    changes: changesInRound(context).map((each) => ({
      number: each.number,
      name: each.name,
      state: progressOf(context, each),
    })),
    partners: partnersAsked(context, change.key).map(markOf),
    finished: context.once(`finished ${change.key}`, () => countFinished(kit, context, change)),
    room,
    rows,
    actFirst: ordered.actFirst,
    chosen: {
      // All of it is for everyone who takes part alike.
      ...context.once(`row ${chosen.key}`, () =>
        readRow(kit, context, change, chosen.key, reports.get(chosen.key)),
      ),
      place: ordered.places.find((place) => place.key === chosen.key)?.parts ?? null,
      views: views
        // A reveal that was taken back hides what was said about the row, too.
        .filter((view) => view.rowKey === chosen.key && reports.has(chosen.key))
        .map(({ partnerId, level, sentence, confirmedAt, version }) => ({
          partnerId,
          level,
          sentence,
          confirmed: confirmedAt !== null,
          version,
        })),
      can: {
        startSecond: allows(chosen.key, "start-second"),
        revealSecond: allows(chosen.key, "reveal-second"),
        takeBackSecond: allows(chosen.key, "take-back-second"),
        agree: allows(chosen.key, "agree"),
        reopen: allows(chosen.key, "reopen"),
        park: allows(chosen.key, "park"),
      },
    },
    accept: acceptAligned(
      rows.flatMap(({ key, agreed }) => {
        const report = reports.get(key)?.report;
        const open = report && allows(key, "agree") && findRow(context, key).outcome === "none";
        // A view on record at the very level needs a word first.
        const disputed = views.some(
          (view) => view.rowKey === key && view.level === report?.suggestion?.level,
        );
        return open && !disputed
          ? [{ rowKey: key, label: report.label, suggestion: report.suggestion, agreed }]
          : [];
      }),
    ),
    can: {
      reveal: keys.some((key) => allows(key, "reveal")),
      takeBack: keys.some((key) => allows(key, "take-back")),
      agreeChange: runs && keys.every((key) => reports.has(key)),
    },
    runs,
    /** Whether the viewer scores in this round, so that a second score is asked of it too. */
    scores: context.scorers.some((scorer) => scorer.memberId === viewer.memberId),
    /** The viewer's own organisation, when it leads it. */
    leads: may(viewer.roles, "view.confirm") ? viewer.partnerId : null,
  };
}

/** One row in full: its text, what was agreed, and once revealed all that those taking part may see. */
function readRow(
  kit: Kit,
  context: RoundContext,
  change: Change,
  key: string,
  revealed: RevealedRow | undefined,
) {
  const text = change.rows.find((row) => row.key === key);
  if (!text) throw new DomainError("not-found");
  const state = findRow(context, key);
  return {
    key,
    topic: text.topic,
    descriptors: text.descriptors,
    note: text.note ?? null,
    version: state.version,
    pass2: state.pass2,
    outcome: state.outcome,
    agreed: agreedLevelOf(state),
    agreedAt: state.agreedAt,
    /** The level chosen before, also while the row is reopened. */
    lastLevel: state.agreedLevel,
    rationale: state.rationale,
    parkedNote: state.parkedNote,
    hiddenReason: state.hiddenReason,
    priority: state.priority,
    ownTarget: { level: state.targetLevel, date: state.targetDate },
    target: targetOf(context, change.key, key),
    report: revealed?.report ?? null,
    before: revealed?.before?.report ?? null,
    movement: revealed?.before ? compareReports(revealed.before, revealed) : null,
    waiting: state.pass2 === "scoring" ? countSecond(kit, context, change, key) : null,
    reasons: revealed ? listSharedReasons(kit.db, context.round, key) : [],
    measures: listRelatedMeasures(kit, context.round.areaId, text),
  };
}

/** The first change of a round that has a row neither agreed nor parked; else its first change. */
export function findChangeForRoom(kit: Kit, viewer: Viewer, roundId: string): number {
  const context = loadRound(kit, viewer, roundId);
  permit(viewer.roles, "round.take-part");
  refuseWaiting(context);
  const changes = changesInRound(context);
  const next = changes.find((change) => progressOf(context, change) !== "done") ?? changes[0];
  if (!next) throw new DomainError("not-found");
  return next.number;
}
