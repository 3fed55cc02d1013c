import { permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { londonDate } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import { latestRevealed, openPass, refuseScore } from "#app/domain/round/round.ts";
import { decideSave, type Pass, type Score, type ScoreSave } from "#app/domain/score/score.ts";
import { recordAuditOnce } from "#db/queries/audit.server.ts";
import { fixScorer, listRounds, raiseRevision } from "#db/queries/rounds.server.ts";
import {
  findOwnScore,
  isKnownKey,
  listOwnScores,
  type OwnScore,
  saveScore,
} from "#db/queries/scores.server.ts";
import type { Kit } from "./kit.server.ts";
import {
  changesInRound,
  findChange,
  findRow,
  loadRound,
  type RoundContext,
} from "./round-context.server.ts";

/** What became of a save. A conflict carries what is stored, so that both can be shown. */
export type SaveResult =
  | { outcome: "stored" | "replay"; version: number; pass: Pass; finished: boolean }
  | { outcome: "conflict"; pass: Pass; stored: Score };

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
    const scorer = context.scorers.find((each) => each.memberId === viewer.memberId);
    const partner = context.partners.find((each) => each.partnerId === scorer?.partnerId);
    if (!partner) throw new DomainError("row-not-asked");
    return partner;
  }

  function changesAsked(context: RoundContext, viewer: Viewer) {
    const partner = partnerOf(context, viewer);
    return changesInRound(context).filter((change) => partner.changes.includes(change.key));
  }

  function progress(context: RoundContext, viewer: Viewer, own: OwnScore[]) {
    return changesAsked(context, viewer).map((change) => ({
      number: change.number,
      name: change.name,
      shortName: change.shortName,
      rows: change.rows.length,
      answered: change.rows.filter((row) =>
        own.some((score) => score.rowKey === row.key && score.answer !== null),
      ).length,
    }));
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
          const shown = pass === 2 ? of(row.key, 2) : (of(row.key, 2) ?? first);
          return {
            key: row.key,
            topic: row.topic,
            descriptors: row.descriptors,
            /** The pass that takes a score now; null when the row takes none. */
            pass,
            revealed: latestRevealed(state) !== null,
            score: pickScore(shown),
            firstAnswer: pass === 2 ? (first?.answer ?? null) : null,
          };
        }),
        progress: progress(context, viewer, own),
      };
    },

    /** The viewer's own scores of the last closed round before this one, for one row: on demand. */
    lastTime(viewer: Viewer, roundId: string, rowKey: string): Score | null {
      permit(viewer.roles, "score.record");
      const { round } = loadRound(kit, viewer, roundId);
      const before = listRounds(db, viewer.areaId).find(
        (each) => each.status === "closed" && each.asAt < round.asAt,
      );
      if (!before) return null;
      const own = listOwnScores(db, before, viewer.memberId).filter(
        (score) => score.rowKey === rowKey,
      );
      const last = own.find((score) => score.pass === 2) ?? own[0];
      return last ? pickScore(last) : null;
    },

    /**
     * Saves one choice in the row's open pass. A replay of a known key changes nothing; a save
     * older than what is stored is answered with what is stored.
     */
    record(
      viewer: Viewer,
      roundId: string,
      rowKey: string,
      pass: Pass,
      save: ScoreSave,
    ): SaveResult {
      permit(viewer.roles, "score.record");
      return db.write(() => {
        const context = loadRound(kit, viewer, roundId);
        const { round } = context;
        const row = findRow(context, rowKey);
        const partner = partnerOf(context, viewer);
        if (!partner.changes.includes(row.changeKey)) throw new DomainError("row-not-asked");
        const stored = findOwnScore(db, round, viewer.memberId, rowKey, pass);
        const known = isKnownKey(db, viewer.memberId, save.key);
        if (!known) refuseScore(round.status, row, pass);
        const decision = decideSave(stored ?? null, save, known);
        if (decision === "conflict") {
          return { outcome: "conflict", pass, stored: pickScore(stored) };
        }
        const version = decision === "store" ? save.version + 1 : (stored?.version ?? 0);
        if (decision === "store") {
          const { key, version: _seen, ...score } = save;
          const now = kit.now();
          fixScorer(db, {
            roundId: round.id,
            memberId: viewer.memberId,
            partnerId: partner.partnerId,
          });
          saveScore(
            db,
            {
              ...score,
              version,
              roundId: round.id,
              rowKey,
              memberId: viewer.memberId,
              partnerId: partner.partnerId,
              pass,
              updatedAt: now,
            },
            key,
          );
          raiseRevision(db, round);
          auditScoring(viewer, round.id, row.changeKey, now);
        }
        const own = listOwnScores(db, round, viewer.memberId);
        const keys = context.edition.changes.find((c) => c.key === row.changeKey)?.rows ?? [];
        return {
          outcome: decision === "store" ? "stored" : "replay",
          pass,
          version,
          finished: keys.every((each) =>
            own.some((score) => score.rowKey === each.key && score.answer !== null),
          ),
        };
      });
    },
  };

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

function pickScore(score: OwnScore | undefined | null): Score {
  if (!score) return BLANK;
  const { answer, reason, sharing, evidence, evidenceLink, version } = score;
  return { answer, reason, sharing, evidence, evidenceLink, version };
}
