import { permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { minutesOf } from "#app/domain/desk/agenda.ts";
import type { Change } from "#app/domain/model/edition.ts";
import { modelOf } from "#app/domain/model/model-family.ts";
import { agreedLevelOf } from "./agreed-rows.server.ts";
import { countFinished, countSecond } from "./finished.server.ts";
import { auditReading, type Kit } from "./kit.server.ts";
import { clockOf, listAgenda, readRoom } from "./room.server.ts";
import {
  changesInRound,
  findRow,
  loadRound,
  markOf,
  partnersAsked,
  type RoundContext,
} from "./round-context.server.ts";
import { reportRows } from "./row-reports.server.ts";

/**
 * What the projector shows where the room is: before the start, a change being scored, one row, or
 * a change as a whole. Organisations, never people; nothing of an unrevealed row but counts.
 */
export function readScreen(kit: Kit, viewer: Viewer, roundId: string) {
  permit(viewer.roles, "round.run");
  const context = loadRound(kit, viewer, roundId);
  const room = readRoom(kit, context);
  const change = changesInRound(context).find((each) => each.key === room.hereChange) ?? null;
  const minutes = listAgenda(kit, context).find((each) => each.change.key === change?.key);
  return {
    now: kit.now(),
    model: modelOf(context.edition),
    round: { id: context.round.id, name: context.round.name, status: context.round.status },
    levelNames: context.edition.levels.map((level) => level.name),
    clock: {
      ...clockOf(room),
      minutes: change
        ? minutesOf({ minutes: minutes?.minutes ?? null, rows: change.rows.length })
        : null,
    },
    partners: context.partners.map(markOf),
    scene: change ? readScene(kit, viewer, context, change, room.hereRow) : beforeStart(context),
  };
}

function beforeStart(context: RoundContext) {
  return { kind: "start" as const, changes: changesInRound(context).length };
}

function readScene(
  kit: Kit,
  viewer: Viewer,
  context: RoundContext,
  change: Change,
  rowKey: string | null,
) {
  const at = { number: change.number, name: change.name };
  const states = change.rows.map((row) => findRow(context, row.key));
  const text = change.rows.find((row) => row.key === rowKey);
  const shown = text && findRow(context, text.key).pass1 === "revealed" ? text : null;
  if (shown) {
    const found = reportRows(kit, context, change).get(shown.key);
    auditReading(kit, viewer, "scores-read", context.round.id, change.key);
    const state = findRow(context, shown.key);
    if (found) {
      return {
        kind: "row" as const,
        change: at,
        key: shown.key,
        topic: shown.topic,
        keyWords: shown.keyWords ?? shown.descriptors,
        label: found.report.label,
        sentence: found.report.sentence,
        positions: found.report.positions.map(({ partnerId, position, without }) => ({
          partnerId,
          position,
          without,
          first:
            found.before?.report.positions.find((each) => each.partnerId === partnerId)?.position ??
            null,
        })),
        second: found.before !== null,
        agreed: agreedLevelOf(state),
        outcome: state.outcome,
        parkedNote: state.parkedNote,
        waiting: state.pass2 === "scoring" ? countSecond(kit, context, change, shown.key) : null,
      };
    }
  }
  if (states.some((row) => row.pass1 !== "revealed")) {
    return {
      kind: "scoring" as const,
      change: at,
      finished: countFinished(kit, context, change),
      partners: partnersAsked(context, change.key).map(({ partnerId }) => partnerId),
    };
  }
  const own = context.changes.get(change.key);
  return {
    kind: "whole" as const,
    change: at,
    level: own?.agreedLevel ?? null,
    target: own?.targetLevel ?? null,
    rows: change.rows.map((row) => {
      const state = findRow(context, row.key);
      return {
        key: row.key,
        topic: row.topic,
        agreed: agreedLevelOf(state),
        parked: state.outcome === "parked",
      };
    }),
  };
}
