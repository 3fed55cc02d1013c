import { permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { londonTime } from "#app/domain/dates.ts";
import { londonInstant, MOST_MINUTES, usualMinutes } from "#app/domain/desk/agenda.ts";
import { type ClockDeed, moveClock } from "#app/domain/desk/clock.ts";
import { DomainError } from "#app/domain/errors.ts";
import { modelOf } from "#app/domain/model/model-family.ts";
import { raiseAgenda, replaceAgenda, saveDesk } from "#db/queries/desks.server.ts";
import { readDesk } from "./desk-page.server.ts";
import { audit, type Kit, refuseStale } from "./kit.server.ts";
import { announce } from "./live.server.ts";
import { loadOpen } from "./reveals.server.ts";
import {
  clockOf,
  goTo,
  holdDesk,
  listAgenda,
  minutesFor,
  readRoom,
  takeDesk,
} from "./room.server.ts";
import { changesInRound, findChange, findRow, loadRound } from "./round-context.server.ts";
import { readScreen } from "./screen.server.ts";

/** An agenda as it was typed: minutes by change key, and the workshop's end as a time of day. */
type AgendaTyped = {
  /** The version of the agenda it was typed from. */
  version: number;
  minutes: Readonly<Record<string, number>>;
  /** "16:30" in London, today; null for no end. */
  endsAt: string | null;
};

/** The facilitator's desk: who holds it, where the room is, its clock and its agenda. */
export function createDesk(kit: Kit) {
  const { db } = kit;
  return {
    /** The desk beside one change of the discussion: see readDesk. */
    page(viewer: Viewer, roundId: string, changeNumber: number) {
      return readDesk(kit, viewer, roundId, changeNumber);
    },

    /** What the projector shows now: see readScreen. */
    screen(viewer: Viewer, roundId: string) {
      return readScreen(kit, viewer, roundId);
    },

    /**
     * Takes the desk over from whoever held it when the viewer looked (null: nobody). Refuses
     * `stale-version` when it has changed hands since.
     */
    takeOver(viewer: Viewer, roundId: string, from: string | null): void {
      db.write(() => {
        const context = loadOpen(kit, viewer, roundId);
        const room = readRoom(kit, context);
        if (room.heldBy === viewer.memberId) return;
        refuseStale(room.heldBy === from);
        takeDesk(kit, viewer, context, room);
        announce(kit, context.round, "here");
      });
    },

    /** "We are here": takes the room to a change, and to one of its rows or to none. */
    goTo(viewer: Viewer, roundId: string, changeNumber: number, rowKey: string | null): void {
      db.write(() => {
        const context = loadOpen(kit, viewer, roundId);
        const change = findChange(context, changeNumber);
        if (rowKey !== null && findRow(context, rowKey).changeKey !== change.key) {
          throw new DomainError("unknown-row");
        }
        goTo(kit, context, holdDesk(kit, viewer, context), change, rowKey);
      });
    },

    /**
     * Starts, stops or sets the clock by the server's own time. Until the room is anywhere it goes
     * by the minutes of the change given.
     */
    moveClock(viewer: Viewer, roundId: string, changeNumber: number, deed: ClockDeed): void {
      db.write(() => {
        const context = loadOpen(kit, viewer, roundId);
        const room = holdDesk(kit, viewer, context);
        const here = changesInRound(context).find((each) => each.key === room.hereChange);
        const change = here ?? findChange(context, changeNumber);
        if (!here) goTo(kit, context, room, change, null);
        const minutes = minutesFor(kit, context, change);
        const { endsAt, left } = moveClock(clockOf(room), deed, kit.now(), minutes);
        saveDesk(db, context.round, { clockEndsAt: endsAt, clockLeft: left });
        announce(kit, context.round, "clock", change.number);
      });
    },

    /** The agenda's own form. */
    agenda(viewer: Viewer, roundId: string) {
      permit(viewer.roles, "round.run");
      const context = loadRound(kit, viewer, roundId);
      const room = readRoom(kit, context);
      return {
        round: { id: context.round.id, name: context.round.name, status: context.round.status },
        model: modelOf(context.edition),
        version: room.version,
        endsAt: room.endsAt === null ? "" : londonTime(room.endsAt),
        changes: listAgenda(kit, context).map(({ change, minutes }) => ({
          key: change.key,
          number: change.number,
          name: change.name,
          rows: change.rows.length,
          usual: usualMinutes(change.rows.length),
          minutes,
        })),
      };
    },

    /** Saves the agenda as it was typed; refuses `stale-version` when it has moved on. */
    saveAgenda(viewer: Viewer, roundId: string, { version, minutes, endsAt }: AgendaTyped): void {
      db.write(() => {
        const context = loadOpen(kit, viewer, roundId);
        const items = changesInRound(context).map((change) => {
          const given = minutes[change.key] ?? usualMinutes(change.rows.length);
          if (!Number.isInteger(given) || given < 1 || given > MOST_MINUTES) {
            throw new DomainError("invalid", { field: change.key });
          }
          return { changeKey: change.key, minutes: given };
        });
        const now = kit.now();
        saveDesk(db, context.round, {});
        refuseStale(raiseAgenda(db, context.round, version));
        replaceAgenda(db, context.round, items);
        saveDesk(db, context.round, {
          endsAt: endsAt === null ? null : londonInstant(endsAt, now),
        });
        announce(kit, context.round, "clock");
        audit(kit, viewer, "agenda-saved", context.round.id);
      });
    },
  };
}
