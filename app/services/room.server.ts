import type { Viewer } from "#app/domain/access/viewer.ts";
import { minutesOf } from "#app/domain/desk/agenda.ts";
import { type Clock, turnClock } from "#app/domain/desk/clock.ts";
import { DomainError } from "#app/domain/errors.ts";
import type { Change } from "#app/domain/model/edition.ts";
import { type Desk, findDesk, listAgendaItems, saveDesk } from "#db/queries/desks.server.ts";
import { audit, type Kit } from "./kit.server.ts";
import { announce } from "./live.server.ts";
import { changesInRound, type RoundContext } from "./round-context.server.ts";

/** A round's desk as it stands, also before anybody has used it. */
export type Room = Omit<Desk, "roundId"> & { holder: string | null };

const NEW_ROOM: Room = {
  heldBy: null,
  holder: null,
  heldAt: null,
  hereChange: null,
  hereRow: null,
  clockEndsAt: null,
  clockLeft: null,
  endsAt: null,
  version: 1,
};

/** Reads who holds a round's desk, where the room is, and its clock. */
export function readRoom(kit: Kit, { round }: Pick<RoundContext, "round">): Room {
  return findDesk(kit.db, round) ?? NEW_ROOM;
}

/** The room's clock. */
export function clockOf({ clockEndsAt, clockLeft }: Room): Clock {
  return { endsAt: clockEndsAt, left: clockLeft };
}

/** The changes of a round with the minutes each was given, null where nobody has set any. */
export function listAgenda(kit: Kit, context: RoundContext) {
  const items = new Map(
    listAgendaItems(kit.db, context.round).map((item) => [item.changeKey, item.minutes]),
  );
  return changesInRound(context).map((change) => ({
    change,
    minutes: items.get(change.key) ?? null,
  }));
}

/** The minutes the agenda gives a change. */
export function minutesFor(kit: Kit, context: RoundContext, change: Change): number {
  const minutes = listAgenda(kit, context).find((each) => each.change.key === change.key)?.minutes;
  return minutesOf({ minutes: minutes ?? null, rows: change.rows.length });
}

/**
 * Makes sure that the viewer holds the desk, inside the transaction of what needs it: the first
 * who leads the room takes it. Refuses `desk-held` while somebody else has it.
 */
export function holdDesk(kit: Kit, viewer: Viewer, context: RoundContext): Room {
  const room = readRoom(kit, context);
  if (room.heldBy === viewer.memberId) return room;
  if (room.heldBy !== null) {
    throw new DomainError(
      "desk-held",
      {},
      `${room.holder} holds the desk. Take it over first; nothing was changed.`,
    );
  }
  return takeDesk(kit, viewer, context, room);
}

/** Gives the viewer the desk, inside a transaction. */
export function takeDesk(kit: Kit, viewer: Viewer, { round }: RoundContext, room: Room): Room {
  const held = { heldBy: viewer.memberId, heldAt: kit.now() };
  saveDesk(kit.db, round, held);
  audit(kit, viewer, "desk-taken", round.id);
  return { ...room, ...held, holder: viewer.name };
}

/**
 * Takes the room to a change, and to one of its rows or none, inside a transaction: every screen
 * that follows goes there. With another change the clock begins anew.
 */
export function goTo(
  kit: Kit,
  context: RoundContext,
  room: Room,
  change: Change,
  rowKey: string | null,
): void {
  if (room.hereChange === change.key && room.hereRow === rowKey) return;
  const clock =
    room.hereChange === change.key || room.hereChange === null
      ? clockOf(room)
      : turnClock(clockOf(room), kit.now(), minutesFor(kit, context, change));
  saveDesk(kit.db, context.round, {
    hereChange: change.key,
    hereRow: rowKey,
    clockEndsAt: clock.endsAt,
    clockLeft: clock.left,
  });
  announce(kit, context.round, "here", change.number);
}

/** Where the room is and its clock, for every screen of the round; `change` is the one at hand. */
export function describeRoom(kit: Kit, context: RoundContext, room: Room, change: Change) {
  const here = changesInRound(context).find(({ key }) => key === room.hereChange);
  const row = here?.rows.find(({ key }) => key === room.hereRow);
  const timed = here ?? change;
  return {
    /** The server's instant: screens count from it, so that their own clocks may be wrong. */
    now: kit.now(),
    here: here
      ? { change: here.number, name: here.name, row: row?.key ?? null, topic: row?.topic ?? null }
      : null,
    clock: { ...clockOf(room), minutes: minutesFor(kit, context, timed) },
  };
}
