import { may, permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { DomainError } from "#app/domain/errors.ts";
import type { Edition } from "#app/domain/model/edition.ts";
import { editionHash } from "#app/domain/model/edition-hash.ts";
import { modelOf } from "#app/domain/model/model-family.ts";
import { NEW_ROW } from "#app/domain/round/round.ts";
import { findAreaById, listPartners } from "#db/queries/areas.server.ts";
import { endGuests } from "#db/queries/guests.server.ts";
import {
  fixScorer,
  insertCorrection,
  insertRound,
  listRounds,
  type Round,
  replaceRoundPartners,
  replaceRoundRows,
  sharePositions,
  storeEdition,
  unsharePositions,
  updateRound,
} from "#db/queries/rounds.server.ts";
import {
  editionKeyOf,
  listOfferedEditions,
  type OfferedEdition,
  snapshotEdition,
} from "./editions.server.ts";
import { audit, type Kit, refuseStale, todayIn } from "./kit.server.ts";
import { announce } from "./live.server.ts";
import { changesInRound, loadRound } from "./round-context.server.ts";
import { createRoundDraft, refuseUnlessDraft } from "./round-draft.server.ts";
import { modelOfRound } from "./round-models.server.ts";
import { listMissing, overviewRound } from "./round-overview.server.ts";

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

  function writeScope(roundId: string, edition: Edition, scope: RoundScope, areaId: string) {
    const changes = edition.changes.filter((change) => scope.changes.includes(change.number));
    const keysOf = (numbers: number[]) =>
      changes.filter((change) => numbers.includes(change.number)).map((change) => change.key);
    replaceRoundPartners(
      db,
      { id: roundId },
      listPartners(db, areaId).flatMap((partner) => {
        const asked = keysOf(scope.asked[partner.id] ?? []);
        if (asked.length === 0 || !partner.active) return [];
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

  /** The area's date: the demonstration has its own. */
  function todayOf(viewer: Viewer): string {
    return todayIn(kit, { today: findAreaById(db, viewer.areaId)?.today ?? null });
  }

  function chooseEdition(
    editions: readonly OfferedEdition[],
    on: string | null,
    last: Round | undefined,
  ): OfferedEdition {
    const asked = editions.find(({ key }) => key === on);
    const before = editions.find(({ own, key, edition }) =>
      own ? key === last?.editionHash : editionHash(edition) === last?.editionHash,
    );
    const edition = asked ?? before ?? editions[0];
    if (!edition) throw new DomainError("not-found");
    return edition;
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

    /** Prepares a round on an edition offered to the area, by its key; gives the round's id. */
    create(viewer: Viewer, editionKey: string, scope: RoundScope): string {
      permit(viewer.roles, "round.manage");
      const id = kit.newId();
      const { changes: _changes, asked: _asked, ...fields } = scope;
      const { edition, hash, text } = snapshotEdition(kit, viewer.areaId, editionKey);
      db.write(() => {
        storeEdition(db, { hash, id: edition.id, text, storedAt: kit.now() });
        insertRound(db, {
          ...fields,
          id,
          areaId: viewer.areaId,
          editionHash: hash,
          status: "preparing",
          createdAt: kit.now(),
        });
        writeScope(id, edition, scope, viewer.areaId);
        audit(kit, viewer, "round-created", id);
      });
      return id;
    },

    /** Changes the scope of a round that is not open yet. */
    changeScope(viewer: Viewer, roundId: string, version: number, scope: RoundScope): void {
      permit(viewer.roles, "round.manage");
      const { round, edition } = loadRound(kit, viewer, roundId);
      if (round.status !== "preparing") throw new DomainError("round-open");
      const { changes: _changes, asked: _asked, ...fields } = scope;
      db.write(() => {
        announce(kit, round, "round");
        refuseStale(updateRound(db, viewer.areaId, round.id, version, fields));
        writeScope(round.id, edition, scope, viewer.areaId);
        audit(kit, viewer, "round-changed", round.id);
      });
    },

    /** Opens a prepared round for scoring. */
    open(viewer: Viewer, roundId: string, version: number): void {
      permit(viewer.roles, "round.manage");
      const context = loadRound(kit, viewer, roundId);
      const { round } = context;
      if (round.status !== "preparing") throw new DomainError("round-open");
      const missing = listMissing(kit, context)[0];
      if (missing) throw new DomainError("round-incomplete", {}, missing);
      db.write(() => {
        const change = { status: "open", openedAt: kit.now() } as const;
        announce(kit, round, "round");
        refuseStale(updateRound(db, viewer.areaId, round.id, version, change));
        audit(kit, viewer, "round-opened", round.id);
      });
    },

    /** The round's own page. */
    overview: (viewer: Viewer, roundId: string) => overviewRound(kit, viewer, roundId),

    /**
     * What the form for a round's scope holds: the editions and partners there are, the scope of
     * the round, or for a new one (`roundId` null) that of the area's last round. A new one is on the
     * edition with the key `on`, else on that of the last round on the changes, else on the first.
     */
    scopeForm(viewer: Viewer, roundId: string | null, on: string | null = null) {
      permit(viewer.roles, "round.manage");
      const today = todayOf(viewer);
      const rounds = listRounds(db, viewer.areaId);
      const last = rounds[0];
      // A round on another model is a choice made each time: see `on`.
      const usual = rounds.find((round) => modelOfRound(kit, round) === "hicm");
      const context = roundId === null ? null : loadRound(kit, viewer, roundId);
      if (context && context.round.status !== "preparing") throw new DomainError("round-open");
      const editions = listOfferedEditions(kit, viewer.areaId);
      const { key, edition } = context
        ? { key: editionKeyOf(kit, context.round, context.edition), edition: context.edition }
        : chooseEdition(editions, on, usual);
      const from = context?.round ?? last;
      return {
        model: modelOf(edition),
        edition: { key, title: edition.title },
        /** Those a new round may choose from. */
        editions: editions.map((each) => ({
          key: each.key,
          own: each.own,
          title: each.edition.title,
        })),
        setting: edition.settings[0] ?? null,
        changes: edition.changes.map(({ number, name }) => ({ number, name })),
        partners: listPartners(db, viewer.areaId)
          .filter((partner) => partner.active)
          .map(({ id, name, shortName, shape, colour }) => ({
            id,
            name,
            shortName,
            shape,
            colour,
          })),
        version: context?.round.version ?? 0,
        scope: {
          name: context?.round.name ?? "",
          hospitals: from?.hospitals ?? "",
          population: from?.population ?? null,
          footprint: from?.footprint ?? "",
          asAt: context?.round.asAt ?? today,
          homeOnDatePercent: from?.homeOnDatePercent ?? null,
          evidenceFrom: from?.evidenceFrom ?? 3,
        },
        /** Null for a new round: all are asked about all. */
        asked: context && {
          changes: changesInRound(context).map((change) => change.number),
          partners: Object.fromEntries(
            context.partners.map((partner) => [
              partner.partnerId,
              edition.changes
                .filter((change) => partner.changes.includes(change.key))
                .map((change) => change.number),
            ]),
          ),
        },
      };
    },

    ...createRoundDraft(kit),

    /** Closes a round whose draft went round: nothing of it can ever change again. */
    close(viewer: Viewer, roundId: string, version: number): void {
      permit(viewer.roles, "round.manage");
      const { round, scorers } = loadRound(kit, viewer, roundId);
      refuseUnlessDraft(round);
      db.write(() => {
        for (const { memberId, partnerId } of scorers) {
          fixScorer(db, { roundId: round.id, memberId, partnerId });
        }
        endGuests(db, round);
        const change = { status: "closed", closedAt: kit.now() } as const;
        announce(kit, round, "round");
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
