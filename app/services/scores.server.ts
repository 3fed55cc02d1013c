import { permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { londonDate } from "#app/domain/dates.ts";
import { DomainError, type ErrorCode } from "#app/domain/errors.ts";
import { refuseScore } from "#app/domain/round/round.ts";
import {
  decideSave,
  type Pass,
  refuseLongTexts,
  type Score,
  type ScoreSave,
} from "#app/domain/score/score.ts";
import { recordAuditOnce } from "#db/queries/audit.server.ts";
import { fixScorer, type RoundRow } from "#db/queries/rounds.server.ts";
import {
  findOwnScore,
  isKnownKey,
  listOwnScores,
  type OwnScore,
  saveScore,
} from "#db/queries/scores.server.ts";
import type { Kit } from "./kit.server.ts";
import { announceFinished } from "./live.server.ts";
import { findRow, loadRound, type RoundContext } from "./round-context.server.ts";
import { createScorePage, partnerOf, pickScore } from "./score-page.server.ts";

/** What became of a save, with what is stored now: after a conflict, both can be shown. */
export type SaveResult = {
  outcome: "stored" | "replay" | "conflict";
  pass: Pass;
  stored: Score;
  /** Whether the viewer has now answered every row of the change. */
  finished: boolean;
};

/** One row of a form that saves several at once. */
export type RowSave = { rowKey: string; pass: Pass; key: string; score: Score };

/** What became of one row of such a form. */
export type RowSaved = Pick<SaveResult, "outcome" | "stored"> | { refused: ErrorCode };

/** Scoring: a person's own page, and saving a choice. */
export function createScores(kit: Kit) {
  const { db } = kit;

  return {
    ...createScorePage(kit),

    /**
     * Saves one choice in the row's open pass. A replay of a known key, or of a choice that its own
     * device has followed up, changes nothing; a save older than what is stored from elsewhere is
     * answered with what is stored. Refuses `pass-revealed` with the pass that is `open` now, or null.
     */
    record,

    /**
     * Saves the rows of a form, each by itself: one that is refused or stale does not hold the
     * others back. Refuses as a whole a row the round does not have or does not ask the viewer.
     */
    recordAll(viewer: Viewer, roundId: string, rows: readonly RowSave[]): Map<string, RowSaved> {
      permit(viewer.roles, "score.record");
      return db.write(() => {
        const context = loadRound(kit, viewer, roundId);
        const partner = partnerOf(kit, context, viewer);
        for (const { rowKey } of rows) {
          if (!partner.changes.includes(findRow(context, rowKey).changeKey)) {
            throw new DomainError("row-not-asked");
          }
        }
        const saved = new Map<string, RowSaved>();
        for (const { rowKey, pass, key, score } of rows) {
          try {
            const save = { ...score, key };
            saved.set(rowKey, record(viewer, roundId, rowKey, pass, save));
          } catch (error) {
            if (!(error instanceof DomainError)) throw error;
            saved.set(rowKey, { refused: error.code });
          }
        }
        return saved;
      });
    },
  };

  function record(
    viewer: Viewer,
    roundId: string,
    rowKey: string,
    pass: Pass,
    save: ScoreSave,
  ): SaveResult {
    permit(viewer.roles, "score.record");
    refuseLongTexts(save);
    return db.write(() => {
      const context = loadRound(kit, viewer, roundId);
      const { round } = context;
      const row = findRow(context, rowKey);
      const partner = partnerOf(kit, context, viewer);
      if (!partner.changes.includes(row.changeKey)) throw new DomainError("row-not-asked");
      const stored = findOwnScore(db, round, viewer.memberId, rowKey, pass);
      const known = isKnownKey(db, viewer.memberId, save.key);
      if (!known) refuseScore(round.status, row, pass);
      const decision = decideSave(stored ? withDevice(stored) : null, save, known);
      if (decision === "store") {
        const version = (stored?.version ?? 0) + 1;
        store(viewer, context, partner.partnerId, row, pass, { ...save, version });
      }
      const own = listOwnScores(db, round, viewer.memberId);
      const now = own.find((score) => score.rowKey === rowKey && score.pass === pass);
      const change = context.edition.changes.find((each) => each.key === row.changeKey);
      const keys = change?.rows ?? [];
      if (change && decision === "store") {
        const before = { rowKey, pass, answer: stored?.answer ?? null };
        announceFinished(kit, round, change, own, before);
      }
      return {
        outcome: decision === "store" ? "stored" : decision,
        pass,
        stored: pickScore(now),
        finished: keys.every(({ key }) =>
          own.some((score) => score.rowKey === key && score.answer !== null),
        ),
      };
    });
  }

  function store(
    viewer: Viewer,
    { round }: RoundContext,
    partnerId: string,
    { rowKey, changeKey }: RoundRow,
    pass: Pass,
    { key, device = "", counter = 0, ...score }: ScoreSave,
  ): void {
    const now = kit.now();
    const { memberId } = viewer;
    const roundId = round.id;
    // A guest's partner is fixed by being let in, not by a score of its own.
    if (viewer.guestOf === null) fixScorer(db, { roundId, memberId, partnerId });
    saveScore(
      db,
      {
        ...score,
        roundId,
        rowKey,
        memberId,
        partnerId,
        pass,
        origin: "own",
        enteredBy: null,
        device,
        deviceCounter: counter,
        updatedAt: now,
      },
      key,
    );
    auditScoring(viewer, roundId, changeKey, now);
  }

  /** Once a person, change and day, dated at its start: the log never times a single score. */
  function auditScoring(viewer: Viewer, roundId: string, changeKey: string, now: number) {
    const day = Date.parse(`${londonDate(now)}T00:00:00Z`);
    recordAuditOnce(
      db,
      {
        areaId: viewer.areaId,
        memberId: viewer.memberId,
        at: day,
        kind: "scored",
        subjectId: roundId,
        part: changeKey,
      },
      day,
    );
  }
}

function withDevice(score: OwnScore) {
  return { ...pickScore(score), device: score.device, counter: score.deviceCounter };
}
