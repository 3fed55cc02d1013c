import { permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import type { AuditKind } from "#app/domain/audit/audit.ts";
import { DomainError } from "#app/domain/errors.ts";
import type { LiveKind } from "#app/domain/live/live.ts";
import type { Change } from "#app/domain/model/edition.ts";
import { canMove, moveRow, type RowEvent } from "#app/domain/round/round.ts";
import { type RoundRow, updateRoundChange, updateRoundRow } from "#db/queries/rounds.server.ts";
import { audit, type Kit, refuseStale } from "./kit.server.ts";
import { announce } from "./live.server.ts";
import { goTo, holdDesk, readRoom } from "./room.server.ts";
import {
  changesInRound,
  findChange,
  findRow,
  loadRound,
  type RoundContext,
} from "./round-context.server.ts";
import { orderRows, reportRows } from "./row-reports.server.ts";

type RowMove = Exclude<RowEvent, "agree" | "reveal" | "take-back">;

/** What a move of a row is on record as, what screens hear of it, and whether it leads the room. */
const MOVES: Record<RowMove, { audit: AuditKind; news: LiveKind; leads: boolean }> = {
  "start-second": { audit: "second-started", news: "second", leads: true },
  "reveal-second": { audit: "second-revealed", news: "revealed", leads: true },
  "take-back-second": { audit: "reveal-taken-back", news: "hidden", leads: true },
  reopen: { audit: "reopened", news: "agreed", leads: false },
  park: { audit: "parked", news: "agreed", leads: false },
};

/** The round, for its running: the facilitator's permission, and still open. */
export function loadOpen(kit: Kit, viewer: Viewer, roundId: string): RoundContext {
  permit(viewer.roles, "round.run");
  const context = loadRound(kit, viewer, roundId);
  if (context.round.status === "closed") throw new DomainError("round-closed");
  if (context.round.status !== "open") throw new DomainError("round-not-open");
  return context;
}

/** The change a row of the round belongs to. */
export function changeOf(context: RoundContext, row: RoundRow): Change {
  const change = changesInRound(context).find((each) => each.key === row.changeKey);
  if (!change) throw new DomainError("unknown-row");
  return change;
}

/** What shows and hides scores: reveals, second scores, and what goes with them. */
export function createReveals(kit: Kit) {
  const { db } = kit;

  function move(
    { round }: RoundContext,
    row: RoundRow,
    event: RowEvent,
    texts: Partial<Pick<RoundRow, "parkedNote" | "hiddenReason">>,
  ) {
    const { pass1, pass1At, pass2, pass2At, outcome } = moveRow(row, event, kit.now());
    const state = { pass1, pass1At, pass2, pass2At, outcome, ...texts };
    refuseStale(updateRoundRow(db, round, row.rowKey, row.version, state));
  }

  /** Moves every row of a change that can be moved; gives how many. */
  function moveAll(
    context: RoundContext,
    change: Change,
    event: "reveal" | "take-back",
    hiddenReason: string,
  ): number {
    const rows = change.rows.map((row) => findRow(context, row.key));
    const moving = rows.filter((row) => canMove(row, event, kit.now()));
    for (const row of moving) move(context, row, event, { hiddenReason });
    return moving.length;
  }

  /** Reveals these changes, as far as they are hidden, and takes the room to the first of them. */
  function revealChanges(
    viewer: Viewer,
    roundId: string,
    choose: (context: RoundContext) => readonly Change[],
  ) {
    db.write(() => {
      const before = loadOpen(kit, viewer, roundId);
      const revealed = choose(before).filter((change) => moveAll(before, change, "reveal", "") > 0);
      const [first] = revealed;
      if (!first) throw new DomainError("pass-revealed");
      const room = holdDesk(kit, viewer, before);
      for (const change of revealed) {
        announce(kit, before.round, "revealed", change.number);
        audit(kit, viewer, "revealed", before.round.id, change.key);
      }
      const context = loadRound(kit, viewer, roundId);
      const { keys } = orderRows(context, first, reportRows(kit, context, first));
      const open = keys.find((key) => findRow(context, key).outcome === "none");
      goTo(kit, context, room, first, open ?? null);
    });
  }

  return {
    /** Reveals the first scores of every row of a change that is still hidden. */
    reveal(viewer: Viewer, roundId: string, changeNumber: number): void {
      revealChanges(viewer, roundId, (context) => [findChange(context, changeNumber)]);
    },

    /** Reveals the first scores of every change that is still hidden, in one go. */
    revealAll(viewer: Viewer, roundId: string): void {
      revealChanges(viewer, roundId, changesInRound);
    },

    /**
     * Takes back the reveal of a change ("all": of every change) within a minute, with a reason;
     * scoring stays closed. Rows agreed or scored again meanwhile stay revealed. A change with a
     * hidden row has no level: the one agreed meanwhile is withdrawn, and its sentence kept.
     */
    takeBack(viewer: Viewer, roundId: string, changeNumber: number | "all", reason: string): void {
      if (reason.trim() === "") throw new DomainError("reason-needed", { field: "reason" });
      db.write(() => {
        const context = loadOpen(kit, viewer, roundId);
        const changes =
          changeNumber === "all" ? changesInRound(context) : [findChange(context, changeNumber)];
        const hidden = changes.filter(
          (change) => moveAll(context, change, "take-back", reason.trim()) > 0,
        );
        const [first] = hidden;
        if (!first) throw new DomainError("too-late");
        const room = holdDesk(kit, viewer, context);
        for (const change of hidden) {
          const state = context.changes.get(change.key);
          if (state && state.agreedLevel !== null) {
            const none = { agreedLevel: null };
            refuseStale(updateRoundChange(db, context.round, change.key, state.version, none));
          }
          announce(kit, context.round, "hidden", change.number);
          audit(kit, viewer, "reveal-taken-back", context.round.id, change.key);
        }
        const here = hidden.find((change) => change.key === room.hereChange);
        if (here) goTo(kit, context, room, here, null);
      });
    },

    /**
     * Moves one row: a second score, its reveal, park, reopen. `note` is what is left with a
     * parked row, and the reason for taking back a reveal, which must not be blank.
     */
    moveRow(
      viewer: Viewer,
      roundId: string,
      rowKey: string,
      event: RowMove,
      version: number,
      note = "",
    ): void {
      const words = note.trim();
      if (event === "take-back-second" && words === "") {
        throw new DomainError("reason-needed", { field: "note" });
      }
      db.write(() => {
        const context = loadOpen(kit, viewer, roundId);
        const row = findRow(context, rowKey);
        const change = changeOf(context, row);
        if (row.version !== version) throw new DomainError("stale-version");
        const room = MOVES[event].leads ? holdDesk(kit, viewer, context) : readRoom(kit, context);
        move(context, row, event, {
          ...(event === "park" || event === "reopen" ? { parkedNote: words } : {}),
          ...(event === "take-back-second" || event === "reveal-second"
            ? { hiddenReason: words }
            : {}),
        });
        announce(kit, context.round, MOVES[event].news, change.number);
        audit(kit, viewer, MOVES[event].audit, context.round.id, rowKey);
        if (MOVES[event].leads) goTo(kit, context, room, change, rowKey);
      });
    },
  };
}
