import { permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { DomainError } from "#app/domain/errors.ts";
import { modelOf } from "#app/domain/model/model-family.ts";
import { latestRevealed, openPass } from "#app/domain/round/round.ts";
import type { Pass, Score } from "#app/domain/score/score.ts";
import type { Round } from "#db/queries/rounds.server.ts";
import { listOwnScores, type OwnScore } from "#db/queries/scores.server.ts";
import type { Kit } from "./kit.server.ts";
import {
  changesInRound,
  findChange,
  findRow,
  loadRound,
  partnerOfViewer,
  type RoundContext,
} from "./round-context.server.ts";
import { findClosedBefore } from "./round-models.server.ts";

const BLANK: Score = {
  answer: null,
  reason: "",
  sharing: "unnamed",
  evidence: "",
  evidenceLink: "",
  version: 0,
};

/** A person's own scoring pages: its answers and nobody else's. */
export function createScorePage(kit: Kit) {
  const { db } = kit;

  /** The last closed round before this one on the same model in which the viewer scored, with its scores. */
  function findLast(viewer: Viewer, round: Round) {
    const before = findClosedBefore(kit, round);
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
        model: modelOf(context.edition),
        partner: partnerOf(kit, context, viewer),
        changes: progress(kit, context, viewer, listOwnScores(db, context.round, viewer.memberId)),
      };
    },

    /** The scoring page of one change: the viewer's own answers and nobody else's. */
    page(viewer: Viewer, roundId: string, changeNumber: number) {
      permit(viewer.roles, "score.record");
      const context = loadRound(kit, viewer, roundId);
      const { round, edition } = context;
      const partner = partnerOf(kit, context, viewer);
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
        model: modelOf(edition),
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
        progress: progress(kit, context, viewer, own),
        /** Whether the viewer has answered anything in this round yet. */
        started: own.some((score) => score.answer !== null),
        /** When it last scored a round, if ever. What it said then is read on demand alone. */
        lastAsAt: findLast(viewer, round)?.round.asAt ?? null,
      };
    },

    /** What the viewer said on a row in the last closed round it scored in: on demand. */
    lastTime(viewer: Viewer, roundId: string, rowKey: string) {
      permit(viewer.roles, "score.record");
      const { round } = loadRound(kit, viewer, roundId);
      const found = findLast(viewer, round);
      if (!found) return null;
      const own = found.own.filter((score) => score.rowKey === rowKey);
      const last = own.find((score) => score.pass === 2) ?? own[0];
      const { name, asAt } = found.round;
      return { rowKey, round: { name, asAt }, score: last ? pickScore(last) : null };
    },
  };
}

/** The partner the viewer scores for in the round; refuses when it is asked about nothing. */
export function partnerOf(kit: Kit, context: RoundContext, viewer: Viewer) {
  const partner = partnerOfViewer(kit, context, viewer);
  if (!partner) throw new DomainError("row-not-asked");
  return partner;
}

function changesAsked(kit: Kit, context: RoundContext, viewer: Viewer) {
  const partner = partnerOf(kit, context, viewer);
  return changesInRound(context).filter((change) => partner.changes.includes(change.key));
}

/** Counts of the viewer's own rows: all, answered, still blank, and open for a second score. */
function progress(kit: Kit, context: RoundContext, viewer: Viewer, own: OwnScore[]) {
  const isAnswered = (key: string, pass?: Pass) =>
    own.some(
      (score) =>
        score.rowKey === key &&
        score.answer !== null &&
        (pass === undefined || score.pass === pass),
    );
  return changesAsked(kit, context, viewer).map((change) => {
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

/** A score as it is shown: blank where there is none. */
export function pickScore(score: OwnScore | undefined | null): Score {
  if (!score) return BLANK;
  const { answer, reason, sharing, evidence, evidenceLink, version } = score;
  return { answer, reason, sharing, evidence, evidenceLink, version };
}
