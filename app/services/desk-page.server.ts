import { permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { londonTime } from "#app/domain/dates.ts";
import { londonInstant, minutesOf, sumAgenda } from "#app/domain/desk/agenda.ts";
import { readClock } from "#app/domain/desk/clock.ts";
import type { Change } from "#app/domain/model/edition.ts";
import { canMove } from "#app/domain/round/round.ts";
import { listMembers } from "#db/queries/areas.server.ts";
import { countAnswered } from "#db/queries/scores.server.ts";
import { agreedLevelOf } from "./agreed-rows.server.ts";
import { progressOf } from "./finished.server.ts";
import type { Kit } from "./kit.server.ts";
import { clockOf, listAgenda, readRoom } from "./room.server.ts";
import {
  findChange,
  findRow,
  loadRound,
  partnersAsked,
  type RoundContext,
  scorersAsked,
} from "./round-context.server.ts";
import { orderRows, type RevealedRow, reportRows } from "./row-reports.server.ts";

/**
 * The facilitator's desk beside one change: the agenda of all changes and rows, the clock, who
 * holds the desk, and who has finished the change, by name, for those who run the room alone.
 * Rows stand in rubric order until their change is revealed. Counts, never an unrevealed answer.
 */
export function readDesk(kit: Kit, viewer: Viewer, roundId: string, changeNumber: number) {
  permit(viewer.roles, "round.run");
  const context = loadRound(kit, viewer, roundId);
  const change = findChange(context, changeNumber);
  const room = readRoom(kit, context);
  const now = kit.now();
  const agenda = listAgenda(kit, context);
  const reports = reportRows(kit, context);
  const clock = clockOf(room);
  const end = room.endsAt === null ? null : londonInstant(londonTime(room.endsAt), now);
  const isOpen = context.round.status === "open";
  /** The changes of which some row could be revealed, or its reveal taken back. */
  const changesFor = (event: "reveal" | "take-back") =>
    agenda.filter(
      (each) =>
        isOpen && each.change.rows.some((row) => canMove(findRow(context, row.key), event, now)),
    ).length;
  return {
    held: {
      by: room.heldBy,
      name: room.holder,
      since: room.heldAt,
      mine: room.heldBy === viewer.memberId,
    },
    /** Whether what the viewer does may lead the room: it holds the desk, or nobody does. */
    leads: room.heldBy === null || room.heldBy === viewer.memberId,
    sum: sumAgenda(
      agenda.map(({ change: { key, rows }, minutes }) => ({
        key,
        minutes,
        rows: rows.length,
        open: rows.filter((row) => findRow(context, row.key).outcome === "none").length,
      })),
      { key: room.hereChange, clock: readClock(clock, now) },
      now,
      end,
    ),
    endsAt: end,
    agenda: agenda.map(({ change: each, minutes }) => ({
      number: each.number,
      name: each.name,
      shortName: each.shortName,
      minutes: minutesOf({ minutes, rows: each.rows.length }),
      state: progressOf(context, each),
      agreedLevel: context.changes.get(each.key)?.agreedLevel ?? null,
      ...listRows(context, each, reports),
    })),
    people: listPeople(kit, viewer, context, change),
    can: { revealAll: changesFor("reveal") > 1, takeBackAll: changesFor("take-back") > 1 },
  };
}

/** The rows of a change for the agenda, in the order of discussion once all are revealed. */
function listRows(
  context: RoundContext,
  change: Change,
  reports: ReadonlyMap<string, RevealedRow>,
) {
  const ordered = orderRows(context, change, reports);
  return {
    actFirst: ordered.actFirst,
    rows: ordered.keys.map((key) => {
      const state = findRow(context, key);
      return {
        key,
        topic: change.rows.find((row) => row.key === key)?.topic ?? "",
        label: reports.get(key)?.report.label ?? null,
        tier: ordered.places.find((place) => place.key === key)?.tier ?? null,
        outcome: state.outcome,
        agreed: agreedLevelOf(state),
        priority: state.priority,
        secondOpen: state.pass2 === "scoring",
      };
    }),
  };
}

/** How many rows of a change each person has answered, by partner: never which level. */
function listPeople(kit: Kit, viewer: Viewer, context: RoundContext, change: Change) {
  permit(viewer.roles, "people.read");
  const names = new Map(listMembers(kit.db, viewer.areaId).map(({ id, name }) => [id, name]));
  const answered = new Map(
    countAnswered(kit.db, context.round, 1)
      .filter((each) => each.changeKey === change.key)
      .map((each) => [each.memberId, each.rows]),
  );
  const asked = scorersAsked(context, change.key);
  return partnersAsked(context, change.key).map(({ partnerId }) => ({
    partnerId,
    people: asked
      .filter((scorer) => scorer.partnerId === partnerId)
      .map(({ memberId }) => ({
        name: names.get(memberId) ?? "",
        answered: answered.get(memberId) ?? 0,
      }))
      .sort((a, b) => a.name.localeCompare(b.name, "en-GB")),
  }));
}
