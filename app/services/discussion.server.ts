import { permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { listNames } from "#app/domain/agreement/names.ts";
import { refuseAgreement } from "#app/domain/consensus/agree.ts";
import type { AgreedLevel } from "#app/domain/consensus/agreed-row.ts";
import { DomainError } from "#app/domain/errors.ts";
import type { Change, Level } from "#app/domain/model/edition.ts";
import { moveRow } from "#app/domain/round/round.ts";
import {
  deleteDifferentView,
  listDifferentViews,
  type RoundRow,
  saveDifferentView,
  updateRoundChange,
  updateRoundRow,
} from "#db/queries/rounds.server.ts";
import { agreedLevelOf } from "./agreed-rows.server.ts";
import { findChangeForRoom, readDiscussion } from "./discussion-page.server.ts";
import { audit, type Kit, refuseStale } from "./kit.server.ts";
import { announce } from "./live.server.ts";
import { changeOf, createReveals, loadOpen } from "./reveals.server.ts";
import { goTo, readRoom } from "./room.server.ts";
import {
  findChange,
  findRow,
  loadRound,
  partnersAsked,
  type RoundContext,
} from "./round-context.server.ts";
import { orderRows, reportRows } from "./row-reports.server.ts";

/** What the room agreed on a row. */
export type RowAgreed = {
  /** The version of the row it was agreed from. */
  version: number;
  level: AgreedLevel;
  rationale: string;
  priority: boolean;
  targetLevel: Level | null;
  targetDate: string | null;
};

/** What the room agreed on a change as a whole, and its target. */
type ChangeAgreed = {
  version: number;
  level: Level | null;
  sentence: string;
  targetLevel: Level | null;
  targetDate: string | null;
};

/** The discussion: reveal, second scores, agreed levels, different views, targets. */
export function createDiscussion(kit: Kit) {
  const { db } = kit;

  function writeAgreed(
    viewer: Viewer,
    context: RoundContext,
    row: RoundRow,
    reports: ReturnType<typeof reportRows>,
    agreed: RowAgreed,
  ) {
    const next = moveRow(row, "agree", kit.now());
    const report = reports.get(row.rowKey)?.report;
    if (!report) throw new DomainError("not-revealed");
    const { version, level, rationale, priority, targetLevel, targetDate } = agreed;
    refuseAgreement(report, level, rationale);
    refuseAtView(context, row, level);
    refuseStale(
      updateRoundRow(db, context.round, row.rowKey, version, {
        outcome: next.outcome,
        agreedLevel: level === "not-applicable" ? null : level,
        rationale: rationale.trim(),
        agreedAt: kit.now(),
        parkedNote: "",
        priority,
        targetLevel,
        targetDate,
      }),
    );
    audit(kit, viewer, "agreed", context.round.id, row.rowKey);
  }

  /** A view on record differs from what was agreed: at its level it would no longer be one. */
  function refuseAtView(context: RoundContext, row: RoundRow, level: AgreedLevel) {
    const same = listDifferentViews(db, context.round).filter(
      (view) => view.rowKey === row.rowKey && view.level === level,
    );
    if (same.length === 0) return;
    const nameOf = (id: string) =>
      context.partners.find((partner) => partner.partnerId === id)?.shortName ?? "a partner";
    const names = listNames(
      same.map((view) => view.partnerId),
      nameOf,
    );
    throw new DomainError(
      "invalid",
      { field: "level" },
      `A different view at level ${level} is on record for ${names}. Remove it first if the room now agrees on ${level}.`,
    );
  }

  /** Once a row is agreed, the desk that leads the room goes on with the change's next open one. */
  function goOn(viewer: Viewer, context: RoundContext, change: Change, next: string | null) {
    const room = readRoom(kit, context);
    if (room.heldBy !== viewer.memberId || room.hereChange !== change.key) return;
    goTo(kit, context, room, change, next);
  }

  return {
    /** The discuss page of one change, with one of its rows in full: see readDiscussion. */
    page(viewer: Viewer, roundId: string, changeNumber: number, rowKey: string | null = null) {
      return readDiscussion(kit, viewer, roundId, changeNumber, rowKey);
    },

    /** Refuses whoever does not run the round: for what leads to a deed and stores nothing yet. */
    permitRunning(viewer: Viewer, roundId: string): void {
      permit(viewer.roles, "round.run");
      loadRound(kit, viewer, roundId);
    },

    /** The number of the first change that needs the room. */
    nextChange(viewer: Viewer, roundId: string): number {
      return findChangeForRoom(kit, viewer, roundId);
    },

    ...createReveals(kit),

    /**
     * Records the room's agreed level of a row; refuses `rationale-needed` where one is missing.
     * Gives the key of the change's next open row in the order of discussion, or null.
     */
    agree(viewer: Viewer, roundId: string, rowKey: string, agreed: RowAgreed): string | null {
      return db.write(() => {
        const context = loadOpen(kit, viewer, roundId);
        const row = findRow(context, rowKey);
        if (row.version !== agreed.version) throw new DomainError("stale-version");
        const change = changeOf(context, row);
        const reports = reportRows(kit, context, change);
        writeAgreed(viewer, context, row, reports, agreed);
        announce(kit, context.round, "agreed", change.number);
        const open = (key: string) => key !== rowKey && findRow(context, key).outcome === "none";
        const next = orderRows(context, change, reports).keys.find(open) ?? null;
        // Putting right what was agreed before does not lead the room anywhere.
        if (row.outcome === "none") goOn(viewer, context, change, next);
        return next;
      });
    },

    /**
     * Agrees the listed aligned rows of a change at their suggestions, all or none: a row that has
     * changed since it was listed, or needs a rationale, refuses the list.
     */
    acceptAligned(
      viewer: Viewer,
      roundId: string,
      changeNumber: number,
      listed: readonly { rowKey: string; level: Level; version: number }[],
    ): void {
      db.write(() => {
        const context = loadOpen(kit, viewer, roundId);
        const change = findChange(context, changeNumber);
        const reports = reportRows(kit, context, change);
        for (const { rowKey, level, version } of listed) {
          const row = findRow(context, rowKey);
          if (row.changeKey !== change.key) throw new DomainError("unknown-row");
          const report = reports.get(rowKey)?.report;
          const stale = row.version !== version || report?.suggestion?.level !== level;
          if (stale || report.label !== "aligned" || row.outcome !== "none") {
            throw new DomainError("stale-version");
          }
          const { priority, targetLevel, targetDate } = row;
          const kept = { priority, targetLevel, targetDate };
          const agreed = { version, level, rationale: "", ...kept };
          writeAgreed(viewer, context, row, reports, agreed);
        }
        announce(kit, context.round, "agreed", change.number);
        const open = (key: string) =>
          findRow(context, key).outcome === "none" && !listed.some(({ rowKey }) => rowKey === key);
        goOn(viewer, context, change, orderRows(context, change, reports).keys.find(open) ?? null);
      });
    },

    /**
     * Puts a partner's different view on record, as the facilitator heard it in the room. `version`
     * is the view's as it was seen, 0 for a new one. Refuses `invalid` at the agreed level itself.
     */
    recordView(
      viewer: Viewer,
      roundId: string,
      rowKey: string,
      view: { partnerId: string; level: Level; sentence: string; version: number },
    ): void {
      const { partnerId, level, sentence, version } = view;
      db.write(() => {
        const context = loadOpen(kit, viewer, roundId);
        const { round } = context;
        const row = findRow(context, rowKey);
        if (row.pass1 !== "revealed") throw new DomainError("not-revealed");
        if (!partnersAsked(context, row.changeKey).some((each) => each.partnerId === partnerId)) {
          throw new DomainError("row-not-asked", { field: "partner" });
        }
        if (agreedLevelOf(row) === level) {
          throw new DomainError(
            "invalid",
            { field: "viewLevel" },
            "That is the agreed level. A different view stands at another one.",
          );
        }
        refuseStale(versionOfView(context, rowKey, partnerId) === version);
        const words = sentence.trim();
        saveDifferentView(db, { roundId: round.id, rowKey, partnerId, level, sentence: words });
        announce(kit, round, "agreed", changeOf(context, row).number);
        audit(kit, viewer, "view-recorded", round.id, rowKey);
      });
    },

    /** Takes a partner's different view off the record while the round is open. */
    removeView(
      viewer: Viewer,
      roundId: string,
      rowKey: string,
      partnerId: string,
      version: number,
    ): void {
      db.write(() => {
        const context = loadOpen(kit, viewer, roundId);
        const row = findRow(context, rowKey);
        refuseStale(versionOfView(context, rowKey, partnerId) === version);
        deleteDifferentView(db, context.round, rowKey, partnerId);
        announce(kit, context.round, "agreed", changeOf(context, row).number);
        audit(kit, viewer, "view-removed", context.round.id, rowKey);
      });
    },

    /**
     * A partner's lead confirms (or rewords) its own sentence before the round closes, from the
     * view's version as it was seen: its level may have been put right meanwhile.
     */
    confirmView(
      viewer: Viewer,
      roundId: string,
      rowKey: string,
      { sentence, version }: { sentence: string; version: number },
    ): void {
      permit(viewer.roles, "view.confirm");
      db.write(() => {
        const context = loadRound(kit, viewer, roundId);
        const { round } = context;
        if (round.status === "closed") throw new DomainError("round-closed");
        const view = listDifferentViews(db, round).find(
          (each) => each.rowKey === rowKey && each.partnerId === viewer.partnerId,
        );
        if (!view) throw new DomainError("not-found");
        const row = findRow(context, rowKey);
        refuseStale(view.version === version);
        saveDifferentView(db, {
          roundId: round.id,
          rowKey,
          partnerId: view.partnerId,
          level: view.level,
          sentence,
          confirmedAt: kit.now(),
          confirmedBy: viewer.memberId,
        });
        announce(kit, round, "agreed", changeOf(context, row).number);
        audit(kit, viewer, "view-confirmed", round.id, rowKey);
      });
    },

    /**
     * Records the change's own level with its sentence, and its target. A level needs all rows
     * revealed and a sentence; the target can be set alone.
     */
    agreeChange(viewer: Viewer, roundId: string, changeNumber: number, agreed: ChangeAgreed): void {
      const { version, level, targetLevel, targetDate } = agreed;
      const sentence = agreed.sentence.trim();
      if (level !== null && sentence === "") {
        throw new DomainError("reason-needed", { field: "sentence" });
      }
      db.write(() => {
        const context = loadOpen(kit, viewer, roundId);
        const change = findChange(context, changeNumber);
        const revealed = change.rows.every((row) => findRow(context, row.key).pass1 === "revealed");
        if (level !== null && !revealed) throw new DomainError("not-revealed");
        const values = { agreedLevel: level, sentence, targetLevel, targetDate };
        refuseStale(updateRoundChange(db, context.round, change.key, version, values));
        announce(kit, context.round, "agreed", change.number);
        audit(kit, viewer, "change-agreed", context.round.id, change.key);
      });
    },
  };

  /** The version of a partner's view on record, 0 when it has none. */
  function versionOfView({ round }: RoundContext, rowKey: string, partnerId: string): number {
    const view = listDifferentViews(db, round).find(
      (each) => each.rowKey === rowKey && each.partnerId === partnerId,
    );
    return view?.version ?? 0;
  }
}
