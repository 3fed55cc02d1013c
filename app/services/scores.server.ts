import { permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { londonDate } from "#app/domain/dates.ts";
import { DomainError, type ErrorCode } from "#app/domain/errors.ts";
import { latestRevealed, openPass, refuseScore } from "#app/domain/round/round.ts";
import {
  decideSave,
  type Pass,
  refuseLongTexts,
  type Score,
  type ScoreSave,
} from "#app/domain/score/score.ts";
import { recordAuditOnce } from "#db/queries/audit.server.ts";
import { fixScorer, listRounds, type RoundRow } from "#db/queries/rounds.server.ts";
import {
  findOwnScore,
  isKnownKey,
  listOwnScores,
  type OwnScore,
  saveScore,
} from "#db/queries/scores.server.ts";
import type { Kit } from "./kit.server.ts";
import { announceFinished } from "./live.server.ts";
import {
  changesInRound,
  findChange,
  findRow,
  loadRound,
  partnerOfViewer,
  type RoundContext,
} from "./round-context.server.ts";

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

const BLANK: Score = {
  answer: null,
  reason: "",
  sharing: "unnamed",
  evidence: "",
  evidenceLink: "",
  version: 0,
};

/** Scoring: a person's own page, and saving a choice. */
export function createScores(kit: Kit) {
  const { db } = kit;

  /** The partner the viewer scores for in the round; refuses when it is asked about nothing. */
  function partnerOf(context: RoundContext, viewer: Viewer) {
    const partner = partnerOfViewer(context, viewer);
    if (!partner) throw new DomainError("row-not-asked");
    return partner;
  }

  function changesAsked(context: RoundContext, viewer: Viewer) {
    const partner = partnerOf(context, viewer);
    return changesInRound(context).filter((change) => partner.changes.includes(change.key));
  }

  /** Counts of the viewer's own rows: all, answered, still blank, and open for a second score. */
  function progress(context: RoundContext, viewer: Viewer, own: OwnScore[]) {
    const isAnswered = (key: string, pass?: Pass) =>
      own.some(
        (score) =>
          score.rowKey === key &&
          score.answer !== null &&
          (pass === undefined || score.pass === pass),
      );
    return changesAsked(context, viewer).map((change) => {
      const waitsFor = (pass: Pass) =>
        context.round.status === "open"
          ? change.rows.filter(
              (row) => openPass(findRow(context, row.key)) === pass && !isAnswered(row.key, pass),
            ).length
          : 0;
      return {
        number: change.number,
        name: change.name,
        shortName: change.shortName,
        rows: change.rows.length,
        answered: change.rows.filter((row) => isAnswered(row.key)).length,
        blank: waitsFor(1),
        second: waitsFor(2),
      };
    });
  }

  /** The area's last closed round before this one in which the viewer scored, with its scores. */
  function findLast(viewer: Viewer, asAt: string) {
    const before = listRounds(db, viewer.areaId).find(
      (each) => each.status === "closed" && each.asAt < asAt,
    );
    const own = before ? listOwnScores(db, before, viewer.memberId) : [];
    return before && own.length > 0 ? { round: before, own } : null;
  }

  return {
    /** How far the viewer is with each change it is asked about. */
    progress(viewer: Viewer, roundId: string) {
      permit(viewer.roles, "score.record");
      const context = loadRound(kit, viewer, roundId);
      return {
        round: context.round,
        partner: partnerOf(context, viewer),
        changes: progress(context, viewer, listOwnScores(db, context.round, viewer.memberId)),
      };
    },

    /** The scoring page of one change: the viewer's own answers and nobody else's. */
    page(viewer: Viewer, roundId: string, changeNumber: number) {
      permit(viewer.roles, "score.record");
      const context = loadRound(kit, viewer, roundId);
      const { round, edition } = context;
      const partner = partnerOf(context, viewer);
      const change = findChange(context, changeNumber);
      if (!partner.changes.includes(change.key)) throw new DomainError("row-not-asked");
      const own = listOwnScores(db, round, viewer.memberId);
      const of = (key: string, pass: Pass) =>
        own.find((score) => score.rowKey === key && score.pass === pass);
      return {
        round: {
          id: round.id,
          name: round.name,
          status: round.status,
          hospitals: round.hospitals,
          footprint: round.footprint,
          asAt: round.asAt,
          evidenceFrom: round.evidenceFrom,
        },
        partner: { name: partner.name, shortName: partner.shortName },
        smallPartner:
          context.scorers.filter((scorer) => scorer.partnerId === partner.partnerId).length < 3,
        levels: edition.levels,
        change: { number: change.number, name: change.name, definition: change.definition },
        rows: change.rows.map((row) => {
          const state = findRow(context, row.key);
          const pass = round.status === "open" ? openPass(state) : null;
          const first = of(row.key, 1) ?? null;
          const second = of(row.key, 2);
          const shown = pass === 2 ? second : (second ?? first);
          return {
            key: row.key,
            topic: row.topic,
            descriptors: row.descriptors,
            /** The pass that takes a score now; null when the row takes none. */
            pass,
            revealed: latestRevealed(state) !== null,
            score: pickScore(shown),
            /** Whether `score` is of the second pass; both passes are kept. */
            isSecond: pass === 2 || second !== undefined,
            firstAnswer: first?.answer ?? null,
          };
        }),
        progress: progress(context, viewer, own),
        /** Whether the viewer has answered anything in this round yet. */
        started: own.some((score) => score.answer !== null),
        /** When it last scored a round, if ever. What it said then is read on demand alone. */
        lastAsAt: findLast(viewer, round.asAt)?.round.asAt ?? null,
      };
    },

    /** What the viewer said on a row in the last closed round it scored in: on demand. */
    lastTime(viewer: Viewer, roundId: string, rowKey: string) {
      permit(viewer.roles, "score.record");
      const { round } = loadRound(kit, viewer, roundId);
      const found = findLast(viewer, round.asAt);
      if (!found) return null;
      const own = found.own.filter((score) => score.rowKey === rowKey);
      const last = own.find((score) => score.pass === 2) ?? own[0];
      const { name, asAt } = found.round;
      return { rowKey, round: { name, asAt }, score: last ? pickScore(last) : null };
    },

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
        const partner = partnerOf(context, viewer);
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
      const partner = partnerOf(context, viewer);
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

function pickScore(score: OwnScore | undefined | null): Score {
  if (!score) return BLANK;
  const { answer, reason, sharing, evidence, evidenceLink, version } = score;
  return { answer, reason, sharing, evidence, evidenceLink, version };
}
