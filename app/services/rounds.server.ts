import { may, permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { DomainError } from "#app/domain/errors.ts";
import { canMove, NEW_ROW, type RowEvent } from "#app/domain/round/round.ts";
import { listPartners } from "#db/queries/areas.server.ts";
import {
  fixScorer,
  insertCorrection,
  insertRound,
  listCorrections,
  listPositionShares,
  listRounds,
  type Round,
  replaceRoundPartners,
  replaceRoundRows,
  sharePositions,
  storeEdition,
  unsharePositions,
  updateRound,
} from "#db/queries/rounds.server.ts";
import { countAnswered } from "#db/queries/scores.server.ts";
import { findEdition, snapshotEdition } from "./editions.server.ts";
import { audit, type Kit } from "./kit.server.ts";
import { changesInRound, loadRound, scorersAsked } from "./round-context.server.ts";

/** What a facilitator says of a round while preparing it. */
export type RoundScope = {
  name: string;
  hospitals: string;
  population: number | null;
  footprint: string;
  asAt: string;
  homeOnDatePercent: number | null;
  evidenceFrom: Round["evidenceFrom"];
  /** Numbers of the changes the round is about. */
  changes: number[];
  /** By partner, the numbers of the changes it is asked about; a partner left out is not asked. */
  asked: Record<string, number[]>;
};

/** Rounds: prepare, open, who has finished, the draft record, close, and what stands beside it. */
export function createRounds(kit: Kit) {
  const { db } = kit;

  function writeScope(roundId: string, editionId: string, scope: RoundScope, areaId: string) {
    const edition = findEdition(kit.content, editionId);
    const changes = edition.changes.filter((change) => scope.changes.includes(change.number));
    const keysOf = (numbers: number[]) =>
      changes.filter((change) => numbers.includes(change.number)).map((change) => change.key);
    replaceRoundPartners(
      db,
      { id: roundId },
      listPartners(db, areaId).flatMap((partner) => {
        const asked = keysOf(scope.asked[partner.id] ?? []);
        if (asked.length === 0) return [];
        const { name, shortName, kind, shape, colour, position } = partner;
        const mark = { name, shortName, kind, shape, colour, position };
        return [{ roundId, partnerId: partner.id, changes: asked, ...mark }];
      }),
    );
    replaceRoundRows(
      db,
      { id: roundId },
      changes.map((change) => ({ roundId, changeKey: change.key })),
      changes.flatMap((change) =>
        change.rows.map((row) => ({
          roundId,
          rowKey: row.key,
          changeKey: change.key,
          ...NEW_ROW,
        })),
      ),
    );
  }

  function refuseStale(done: boolean): void {
    if (!done) throw new DomainError("stale-version");
  }

  return {
    /** The rounds the viewer may know of: all for those who take part, closed ones for others. */
    list(viewer: Viewer): Round[] {
      permit(viewer.roles, "round.read-closed");
      const takesPart = may(viewer.roles, "round.take-part");
      return listRounds(db, viewer.areaId).filter(
        (round) => takesPart || round.status === "closed",
      );
    },

    /** Prepares a round on an edition; gives its id. */
    create(viewer: Viewer, editionId: string, scope: RoundScope): string {
      permit(viewer.roles, "round.manage");
      const id = kit.newId();
      const { changes: _changes, asked: _asked, ...fields } = scope;
      const { hash, text } = snapshotEdition(kit.content, editionId);
      db.write(() => {
        storeEdition(db, { hash, id: editionId, text, storedAt: kit.now() });
        insertRound(db, {
          ...fields,
          id,
          areaId: viewer.areaId,
          editionHash: hash,
          status: "preparing",
          createdAt: kit.now(),
        });
        writeScope(id, editionId, scope, viewer.areaId);
        audit(kit, viewer, "round-created", id);
      });
      return id;
    },

    /** Changes the scope of a round that is not open yet. */
    changeScope(viewer: Viewer, roundId: string, version: number, scope: RoundScope): void {
      permit(viewer.roles, "round.manage");
      const { round, edition } = loadRound(kit, viewer, roundId);
      if (round.status !== "preparing") throw new DomainError("round-incomplete");
      const { changes: _changes, asked: _asked, ...fields } = scope;
      db.write(() => {
        refuseStale(updateRound(db, viewer.areaId, round.id, version, fields));
        writeScope(round.id, edition.id, scope, viewer.areaId);
        audit(kit, viewer, "round-changed", round.id);
      });
    },

    /** Opens a prepared round for scoring. */
    open(viewer: Viewer, roundId: string, version: number): void {
      permit(viewer.roles, "round.manage");
      const context = loadRound(kit, viewer, roundId);
      const { round } = context;
      const asksForPercent = context.edition.settings.some((setting) =>
        [...context.rows.keys()].includes(setting.row),
      );
      if (round.status !== "preparing") throw new DomainError("round-incomplete");
      if (context.partners.length === 0 || context.rows.size === 0) {
        throw new DomainError(
          "round-incomplete",
          {},
          "Choose at least one change and one partner.",
        );
      }
      if (asksForPercent && round.homeOnDatePercent === null) {
        throw new DomainError(
          "round-incomplete",
          {},
          "Say first what share of emergency patients the area wants home on the agreed date.",
        );
      }
      db.write(() => {
        const change = { status: "open", openedAt: kit.now() } as const;
        refuseStale(updateRound(db, viewer.areaId, round.id, version, change));
        audit(kit, viewer, "round-opened", round.id);
      });
    },

    /** The round's own page: scope, how far everybody is (counts only), what may happen next. */
    overview(viewer: Viewer, roundId: string) {
      const context = loadRound(kit, viewer, roundId);
      const { round } = context;
      const answered = countAnswered(db, round, 1);
      const now = kit.now();
      const can = (event: RowEvent, keys: string[]) =>
        keys.some((key) => {
          const row = context.rows.get(key);
          return row !== undefined && canMove(row, event, now);
        });
      const changes = changesInRound(context).map((change) => {
        const asked = scorersAsked(context, change.key);
        const finished = (memberId: string) =>
          answered.some(
            (each) =>
              each.memberId === memberId &&
              each.changeKey === change.key &&
              each.rows === change.rows.length,
          );
        const keys = change.rows.map((row) => row.key);
        const rows = keys.flatMap((key) => context.rows.get(key) ?? []);
        return {
          number: change.number,
          key: change.key,
          name: change.name,
          shortName: change.shortName,
          rows: keys.length,
          asked: asked.length,
          finished: asked.filter((scorer) => finished(scorer.memberId)).length,
          byPartner: context.partners
            .filter((partner) => partner.changes.includes(change.key))
            .map((partner) => {
              const own = asked.filter((scorer) => scorer.partnerId === partner.partnerId);
              return {
                partnerId: partner.partnerId,
                name: partner.name,
                asked: own.length,
                finished: own.filter((scorer) => finished(scorer.memberId)).length,
              };
            }),
          revealed: rows.filter((row) => row.pass1 === "revealed").length,
          agreed: rows.filter((row) => row.outcome === "agreed").length,
          parked: rows.filter((row) => row.outcome === "parked").length,
          canReveal: round.status === "open" && can("reveal", keys),
          agreedLevel: context.changes.get(change.key)?.agreedLevel ?? null,
        };
      });
      return {
        round,
        edition: { id: context.edition.id, title: context.edition.title },
        partners: context.partners,
        changes,
        corrections: listCorrections(db, round),
        shares: listPositionShares(db, round).map((share) => share.partnerId),
        takesPart: may(viewer.roles, "round.take-part"),
        runs: may(viewer.roles, "round.run"),
        scores: may(viewer.roles, "score.record"),
      };
    },

    /** Sends the draft record round with a deadline (YYYY-MM-DD): scoring and agreeing stop. */
    sendDraft(viewer: Viewer, roundId: string, version: number, deadline: string): void {
      permit(viewer.roles, "round.run");
      const { round, rows } = loadRound(kit, viewer, roundId);
      if (round.status !== "open") throw new DomainError("round-not-open");
      if ([...rows.values()].some((row) => row.pass2 === "scoring" || row.pass2 === "hidden")) {
        throw new DomainError(
          "round-incomplete",
          {},
          "A second score is still hidden. Reveal it before the record goes round.",
        );
      }
      db.write(() => {
        const change = { status: "draft", draftDeadline: deadline } as const;
        refuseStale(updateRound(db, viewer.areaId, round.id, version, change));
        audit(kit, viewer, "draft-sent", round.id);
      });
    },

    /** Takes a draft record back, so that rows can be discussed again. */
    withdrawDraft(viewer: Viewer, roundId: string, version: number): void {
      permit(viewer.roles, "round.run");
      const { round } = loadRound(kit, viewer, roundId);
      if (round.status !== "draft") throw new DomainError("round-incomplete");
      db.write(() => {
        const change = { status: "open", draftDeadline: null } as const;
        refuseStale(updateRound(db, viewer.areaId, round.id, version, change));
        audit(kit, viewer, "draft-withdrawn", round.id);
      });
    },

    /** Closes a round whose draft went round: nothing of it can ever change again. */
    close(viewer: Viewer, roundId: string, version: number): void {
      permit(viewer.roles, "round.manage");
      const { round, scorers } = loadRound(kit, viewer, roundId);
      if (round.status !== "draft") throw new DomainError("round-incomplete");
      db.write(() => {
        for (const scorer of scorers) fixScorer(db, { roundId: round.id, ...scorer });
        const change = { status: "closed", closedAt: kit.now() } as const;
        refuseStale(updateRound(db, viewer.areaId, round.id, version, change));
        audit(kit, viewer, "round-closed", round.id);
      });
    },

    /** Adds a dated correction beside a closed record. */
    correct(viewer: Viewer, roundId: string, rowKey: string | null, text: string): void {
      permit(viewer.roles, "round.manage");
      const { round, rows } = loadRound(kit, viewer, roundId);
      if (round.status !== "closed") throw new DomainError("round-not-closed");
      if (rowKey !== null && !rows.has(rowKey)) throw new DomainError("unknown-row");
      const { memberId } = viewer;
      db.write(() => {
        const id = kit.newId();
        insertCorrection(db, { id, roundId: round.id, at: kit.now(), memberId, rowKey, text });
        audit(kit, viewer, "corrected", round.id, rowKey);
      });
    },

    /** A partner lead agrees, or no longer agrees, that boards see its organisation's positions. */
    sharePositions(viewer: Viewer, roundId: string, share: boolean): void {
      permit(viewer.roles, "view.confirm");
      const { round, partners } = loadRound(kit, viewer, roundId);
      const partner = partners.find((each) => each.partnerId === viewer.partnerId);
      if (!partner) throw new DomainError("row-not-asked");
      const { partnerId } = partner;
      db.write(() => {
        if (share) {
          const { memberId } = viewer;
          sharePositions(db, { roundId: round.id, partnerId, memberId, at: kit.now() });
        } else unsharePositions(db, round, partnerId);
        audit(kit, viewer, share ? "positions-shared" : "positions-unshared", round.id, partnerId);
      });
    },
  };
}
