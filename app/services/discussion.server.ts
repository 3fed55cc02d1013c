import { may, permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import type { AuditKind } from "#app/domain/audit/audit.ts";
import { acceptAligned, agreementNeeds, refuseAgreement } from "#app/domain/consensus/agree.ts";
import { changeSummary } from "#app/domain/consensus/change-summary.ts";
import { DomainError } from "#app/domain/errors.ts";
import type { Level } from "#app/domain/model/edition.ts";
import { canMove, moveRow, type RowEvent } from "#app/domain/round/round.ts";
import { recordAuditOnce } from "#db/queries/audit.server.ts";
import {
  deleteDifferentView,
  listDifferentViews,
  type RoundRow,
  raiseRevision,
  saveDifferentView,
  updateRoundChange,
  updateRoundRow,
} from "#db/queries/rounds.server.ts";
import { countAnsweredRow, listSharedReasons } from "#db/queries/scores.server.ts";
import { agreedLevelOf } from "./agreed-rows.server.ts";
import { audit, type Kit } from "./kit.server.ts";
import {
  changesInRound,
  findChange,
  findRow,
  loadRound,
  markOf,
  partnersAsked,
  type RoundContext,
  scorersAsked,
} from "./round-context.server.ts";
import { orderRows, reportRows, targetOf } from "./row-reports.server.ts";

/** What the room agreed on a row. */
export type RowAgreed = {
  version: number;
  level: Level | "not-applicable";
  rationale: string;
  priority: boolean;
  targetLevel: Level | null;
  targetDate: string | null;
};

const EVENT_AUDITS: Record<Exclude<RowEvent, "agree">, AuditKind> = {
  reveal: "revealed",
  "take-back": "reveal-taken-back",
  "start-second": "second-started",
  "reveal-second": "second-revealed",
  "take-back-second": "reveal-taken-back",
  reopen: "reopened",
  park: "parked",
};

const TEN_MINUTES = 600_000;

/** The discussion: reveal, second scores, agreed levels, different views, targets. */
export function createDiscussion(kit: Kit) {
  const { db } = kit;

  /** The round, for its running: the facilitator's permission, and still open. */
  function loadOpen(viewer: Viewer, roundId: string): RoundContext {
    permit(viewer.roles, "round.run");
    const context = loadRound(kit, viewer, roundId);
    if (context.round.status === "closed") throw new DomainError("round-closed");
    if (context.round.status !== "open") throw new DomainError("round-not-open");
    return context;
  }

  function refuseStale(done: boolean): void {
    if (!done) throw new DomainError("stale-version");
  }

  function move(context: RoundContext, row: RoundRow, event: RowEvent, version: number) {
    const { pass1, pass1At, pass2, pass2At, outcome } = moveRow(row, event, kit.now());
    const state = { pass1, pass1At, pass2, pass2At, outcome };
    refuseStale(updateRoundRow(db, context.round, row.rowKey, version, state));
  }

  return {
    /**
     * The discuss page of one change. Unrevealed rows stand in rubric order and carry counts of
     * who has finished, nothing else.
     */
    page(viewer: Viewer, roundId: string, changeNumber: number) {
      const context = loadRound(kit, viewer, roundId);
      permit(viewer.roles, "round.take-part");
      const { round, edition } = context;
      const change = findChange(context, changeNumber);
      const reports = reportRows(kit, context);
      const ordered = orderRows(context, change, reports);
      const partners = partnersAsked(context, change.key);
      const asked = scorersAsked(context, change.key);
      const reasons = listSharedReasons(db, round);
      const views = listDifferentViews(db, round);
      const runs = may(viewer.roles, "round.run") && round.status === "open";
      const now = kit.now();
      if (change.rows.some((row) => reports.has(row.key))) {
        recordAuditOnce(
          db,
          {
            areaId: viewer.areaId,
            memberId: viewer.memberId,
            at: now,
            kind: "scores-read",
            subjectId: round.id,
            part: change.key,
          },
          now - TEN_MINUTES,
        );
      }
      const rows = ordered.keys.flatMap((key) => {
        const text = change.rows.find((row) => row.key === key);
        if (!text) return [];
        const state = findRow(context, key);
        const revealed = reports.get(key);
        const waitingFor = state.pass2 === "scoring" || state.pass2 === "hidden" ? 2 : 1;
        const answered = countAnsweredRow(db, round, key, waitingFor);
        const level = agreedLevelOf(state);
        const allowed = (event: RowEvent) => runs && canMove(state, event, now);
        return [
          {
            key,
            topic: text.topic,
            descriptors: text.descriptors,
            note: text.note ?? null,
            measures: text.measures.flatMap((measure) => kit.content.measures.get(measure) ?? []),
            version: state.version,
            pass1: state.pass1,
            pass2: state.pass2,
            outcome: state.outcome,
            waiting: {
              pass: waitingFor,
              asked: asked.length,
              answered: answered.reduce((sum, each) => sum + each.people, 0),
              byPartner: partners.map((partner) => ({
                partnerId: partner.partnerId,
                asked: asked.filter((each) => each.partnerId === partner.partnerId).length,
                answered:
                  answered.find((each) => each.partnerId === partner.partnerId)?.people ?? 0,
              })),
            },
            report: revealed?.report ?? null,
            before: revealed?.before?.report ?? null,
            reasons: revealed
              ? reasons.filter((reason) => reason.rowKey === key).map(({ rowKey, ...rest }) => rest)
              : [],
            place: ordered.places.find((place) => place.key === key) ?? null,
            actFirst: ordered.actFirst.includes(key),
            agreed:
              state.outcome === "agreed" && level !== null
                ? { level, rationale: state.rationale, at: state.agreedAt }
                : null,
            rationale: state.rationale,
            parkedNote: state.parkedNote,
            priority: state.priority,
            ownTarget: { level: state.targetLevel, date: state.targetDate },
            target: targetOf(context, change.key, key),
            views: views
              .filter((view) => view.rowKey === key)
              .map(({ partnerId, level: at, sentence, confirmedAt }) => ({
                partnerId,
                level: at,
                sentence,
                confirmed: confirmedAt !== null,
              })),
            can: {
              reveal: allowed("reveal"),
              takeBack: allowed("take-back"),
              startSecond: allowed("start-second"),
              revealSecond: allowed("reveal-second"),
              takeBackSecond: allowed("take-back-second"),
              agree: allowed("agree"),
              reopen: allowed("reopen"),
              park: allowed("park"),
            },
          },
        ];
      });
      const state = context.changes.get(change.key);
      return {
        round: {
          id: round.id,
          name: round.name,
          status: round.status,
          asAt: round.asAt,
          revision: round.revision,
        },
        levels: edition.levels,
        change: {
          number: change.number,
          key: change.key,
          name: change.name,
          definition: change.definition,
          version: state?.version ?? 1,
          agreedLevel: state?.agreedLevel ?? null,
          sentence: state?.sentence ?? "",
          targetLevel: state?.targetLevel ?? null,
          targetDate: state?.targetDate ?? null,
          summary: changeSummary(
            change.rows.map((row) => ({
              rowKey: row.key,
              level: agreedLevelOf(findRow(context, row.key)),
            })),
          ),
        },
        changes: changesInRound(context).map(({ number, name, shortName }) => ({
          number,
          name,
          shortName,
        })),
        partners: partners.map(markOf),
        rows,
        accept: acceptAligned(
          rows.flatMap((row) =>
            row.report && row.can.agree && row.outcome === "none"
              ? [
                  {
                    rowKey: row.key,
                    label: row.report.label,
                    suggestion: row.report.suggestion,
                    agreed: row.agreed?.level ?? null,
                  },
                ]
              : [],
          ),
        ),
        runs,
        /** The viewer's own organisation, when it leads it and may put its view on record. */
        leads: may(viewer.roles, "view.confirm") ? viewer.partnerId : null,
      };
    },

    /** Reveals the first scores of every row of a change (or of one row) that are still hidden. */
    reveal(viewer: Viewer, roundId: string, changeNumber: number): void {
      db.write(() => {
        const context = loadOpen(viewer, roundId);
        const change = findChange(context, changeNumber);
        const rows = change.rows.map((row) => findRow(context, row.key));
        const hidden = rows.filter((row) => canMove(row, "reveal", kit.now()));
        if (hidden.length === 0) throw new DomainError("pass-revealed");
        for (const row of hidden) move(context, row, "reveal", row.version);
        raiseRevision(db, context.round);
        audit(kit, viewer, "revealed", context.round.id, change.key);
      });
    },

    /** Takes back a change's reveal within a minute, with a reason; scoring stays closed. */
    takeBack(viewer: Viewer, roundId: string, changeNumber: number, reason: string): void {
      if (reason.trim() === "") throw new DomainError("reason-needed");
      db.write(() => {
        const context = loadOpen(viewer, roundId);
        const change = findChange(context, changeNumber);
        const rows = change.rows.map((row) => findRow(context, row.key));
        const back = rows.filter((row) => canMove(row, "take-back", kit.now()));
        if (back.length === 0) throw new DomainError("too-late");
        for (const row of back) move(context, row, "take-back", row.version);
        raiseRevision(db, context.round);
        audit(kit, viewer, "reveal-taken-back", context.round.id, change.key);
      });
    },

    /** Moves one row: a second score, its reveal, park (with a note), reopen. */
    moveRow(
      viewer: Viewer,
      roundId: string,
      rowKey: string,
      event: Exclude<RowEvent, "agree" | "reveal" | "take-back">,
      version: number,
      note = "",
    ): void {
      db.write(() => {
        const context = loadOpen(viewer, roundId);
        const row = findRow(context, rowKey);
        if (row.version !== version) throw new DomainError("stale-version");
        move(context, row, event, version);
        const parkedNote = event === "park" ? note : "";
        refuseStale(updateRoundRow(db, context.round, rowKey, version + 1, { parkedNote }));
        raiseRevision(db, context.round);
        audit(kit, viewer, EVENT_AUDITS[event], context.round.id, rowKey);
      });
    },

    /** Records the room's agreed level of a row; refuses `rationale-needed` where one is missing. */
    agree(viewer: Viewer, roundId: string, rowKey: string, agreed: RowAgreed): void {
      db.write(() => {
        const context = loadOpen(viewer, roundId);
        const row = findRow(context, rowKey);
        if (row.version !== agreed.version) throw new DomainError("stale-version");
        writeAgreed(viewer, context, row, agreed);
        raiseRevision(db, context.round);
      });
    },

    /** Agrees the listed aligned rows at their suggestions, all or none. */
    acceptAligned(
      viewer: Viewer,
      roundId: string,
      listed: readonly { rowKey: string; level: Level; version: number }[],
    ): void {
      db.write(() => {
        const context = loadOpen(viewer, roundId);
        for (const { rowKey, level, version } of listed) {
          const row = findRow(context, rowKey);
          const report = reportRows(kit, context).get(rowKey)?.report;
          const stale = row.version !== version || report?.suggestion?.level !== level;
          if (stale || report?.label !== "aligned") throw new DomainError("stale-version");
          const { priority, targetLevel, targetDate } = row;
          const rationale = "";
          writeAgreed(viewer, context, row, {
            version,
            level,
            rationale,
            priority,
            targetLevel,
            targetDate,
          });
        }
        raiseRevision(db, context.round);
      });
    },

    /** Why agreeing a row at a level needs a rationale: for the form, before it is sent. */
    needs(viewer: Viewer, roundId: string, rowKey: string, level: Level | "not-applicable") {
      const context = loadOpen(viewer, roundId);
      const report = reportRows(kit, context).get(rowKey)?.report;
      if (!report) throw new DomainError("not-revealed");
      return agreementNeeds(report, level);
    },

    /** Puts a partner's different view on record, as the facilitator heard it in the room. */
    recordView(
      viewer: Viewer,
      roundId: string,
      rowKey: string,
      partnerId: string,
      level: Level,
      sentence: string,
    ): void {
      db.write(() => {
        const context = loadOpen(viewer, roundId);
        const row = findRow(context, rowKey);
        if (row.pass1 !== "revealed") throw new DomainError("not-revealed");
        const asked = partnersAsked(context, row.changeKey);
        if (!asked.some((partner) => partner.partnerId === partnerId)) {
          throw new DomainError("row-not-asked");
        }
        saveDifferentView(db, { roundId: context.round.id, rowKey, partnerId, level, sentence });
        raiseRevision(db, context.round);
        audit(kit, viewer, "view-recorded", context.round.id, rowKey);
      });
    },

    /** Takes a partner's different view off the record while the round is open. */
    removeView(viewer: Viewer, roundId: string, rowKey: string, partnerId: string): void {
      db.write(() => {
        const context = loadOpen(viewer, roundId);
        deleteDifferentView(db, context.round, findRow(context, rowKey).rowKey, partnerId);
        raiseRevision(db, context.round);
        audit(kit, viewer, "view-removed", context.round.id, rowKey);
      });
    },

    /** A partner's lead confirms (or rewords) its own sentence before the round closes. */
    confirmView(viewer: Viewer, roundId: string, rowKey: string, sentence: string): void {
      permit(viewer.roles, "view.confirm");
      db.write(() => {
        const context = loadRound(kit, viewer, roundId);
        const { round } = context;
        if (round.status === "closed") throw new DomainError("round-closed");
        const view = listDifferentViews(db, round).find(
          (each) => each.rowKey === rowKey && each.partnerId === viewer.partnerId,
        );
        if (!view) throw new DomainError("not-found");
        saveDifferentView(db, {
          roundId: round.id,
          rowKey,
          partnerId: view.partnerId,
          level: view.level,
          sentence,
          confirmedAt: kit.now(),
          confirmedBy: viewer.memberId,
        });
        raiseRevision(db, round);
        audit(kit, viewer, "view-confirmed", round.id, rowKey);
      });
    },

    /** Records the change's own level with its sentence, and its target. */
    agreeChange(
      viewer: Viewer,
      roundId: string,
      changeNumber: number,
      agreed: {
        version: number;
        level: Level | null;
        sentence: string;
        targetLevel: Level | null;
        targetDate: string | null;
      },
    ): void {
      db.write(() => {
        const context = loadOpen(viewer, roundId);
        const change = findChange(context, changeNumber);
        const { version, level, sentence, targetLevel, targetDate } = agreed;
        const revealed = change.rows.every((row) => findRow(context, row.key).pass1 === "revealed");
        if (level !== null && !revealed) throw new DomainError("not-revealed");
        refuseStale(
          updateRoundChange(db, context.round, change.key, version, {
            agreedLevel: level,
            sentence,
            targetLevel,
            targetDate,
          }),
        );
        raiseRevision(db, context.round);
        audit(kit, viewer, "change-agreed", context.round.id, change.key);
      });
    },
  };

  function writeAgreed(viewer: Viewer, context: RoundContext, row: RoundRow, agreed: RowAgreed) {
    const next = moveRow(row, "agree", kit.now());
    const report = reportRows(kit, context).get(row.rowKey)?.report;
    if (!report) throw new DomainError("not-revealed");
    refuseAgreement(report, agreed.level, agreed.rationale);
    const { version, level, rationale, priority, targetLevel, targetDate } = agreed;
    refuseStale(
      updateRoundRow(db, context.round, row.rowKey, version, {
        outcome: next.outcome,
        agreedLevel: level === "not-applicable" ? null : level,
        rationale,
        agreedAt: kit.now(),
        parkedNote: "",
        priority,
        targetLevel,
        targetDate,
      }),
    );
    audit(kit, viewer, "agreed", context.round.id, row.rowKey);
  }
}
