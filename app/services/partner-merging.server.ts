import { permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { DomainError } from "#app/domain/errors.ts";
import { insertActionHistory, listActions, updateAction } from "#db/queries/actions.server.ts";
import {
  findAreaById,
  findPartner,
  listMembers,
  listPartners,
  type Partner,
  updateMember,
  updatePartner,
} from "#db/queries/areas.server.ts";
import { listSchemes, updateScheme } from "#db/queries/funding.server.ts";
import { listRoundPartners, listRounds } from "#db/queries/rounds.server.ts";
import { moveAsked } from "#db/queries/updates.server.ts";
import { audit, instantIn, type Kit, refuseStale } from "./kit.server.ts";

/** A partner that becomes part of another. What it said in earlier rounds stays under its own name. */
export function createPartnerMerging(kit: Kit) {
  const { db } = kit;

  function load(viewer: Viewer, id: string): Partner {
    const partner = findPartner(db, viewer.areaId, id);
    if (!partner) throw new DomainError("not-found");
    return partner;
  }

  /** Names of the rounds that ask it and are not closed: there it still speaks for itself. */
  function listOpenRounds({ areaId }: Viewer, id: string): string[] {
    return listRounds(db, areaId)
      .filter((round) => round.status !== "closed")
      .filter((round) => listRoundPartners(db, round).some((each) => each.partnerId === id))
      .map(({ name }) => name);
  }

  /** Its people, without the guests of rounds, who belong to their round. */
  const listPeople = (viewer: Viewer, id: string) =>
    listMembers(db, viewer.areaId).filter(
      ({ partnerId, roles }) => partnerId === id && !roles.includes("guest"),
    );

  const listOwned = ({ areaId }: Viewer, id: string) =>
    listActions(db, areaId).filter(
      ({ ownerPartnerId, deletedAt }) => ownerPartnerId === id && deletedAt === null,
    );

  const listLed = ({ areaId }: Viewer, id: string) =>
    listSchemes(db, areaId).filter(
      ({ leadPartnerId, deletedAt }) => leadPartnerId === id && deletedAt === null,
    );

  return {
    /** What merging a partner would move, into which others it can go, and what stands in the way. */
    form(viewer: Viewer, id: string) {
      permit(viewer.roles, "people.manage");
      const { name, version, mergedInto } = load(viewer, id);
      const partners = listPartners(db, viewer.areaId);
      return {
        partner: { id, name, version },
        heir: partners.find((each) => each.id === mergedInto)?.name ?? null,
        others: partners
          .filter((each) => each.id !== id && each.active && each.mergedInto === null)
          .map((each) => ({ id: each.id, name: each.name })),
        people: listPeople(viewer, id).length,
        actions: listOwned(viewer, id).length,
        schemes: listLed(viewer, id).length,
        openRounds: listOpenRounds(viewer, id),
      };
    },

    /**
     * Merges a partner into another from the version seen: it goes out of use; its people, its
     * actions and the schemes it leads move. No sign-off is withdrawn, for no money moves. Refuses `in-use` while a round that asks it is not closed.
     */
    merge(viewer: Viewer, id: string, version: number, into: string): void {
      permit(viewer.roles, "people.manage");
      const partner = load(viewer, id);
      const heir = into === id ? undefined : findPartner(db, viewer.areaId, into);
      if (!heir?.active || heir.mergedInto !== null) {
        const sentence = "Choose another organisation that is in use.";
        throw new DomainError("invalid", { field: "into" }, sentence);
      }
      if (partner.mergedInto !== null) {
        throw new DomainError("already-exists", {}, `${partner.name} is merged already.`);
      }
      const [round] = listOpenRounds(viewer, id);
      if (round !== undefined) {
        const sentence = `${partner.name} is asked in “${round}”, which is not closed. Merge it once that round is closed.`;
        throw new DomainError("in-use", {}, sentence);
      }
      const at = instantIn(kit, { today: findAreaById(db, viewer.areaId)?.today ?? null });
      db.write(() => {
        const change = { active: false, mergedInto: heir.id };
        refuseStale(updatePartner(db, viewer.areaId, id, version, change));
        for (const member of listPeople(viewer, id)) {
          const { id: memberId, version: seen } = member;
          updateMember(db, viewer.areaId, memberId, seen, { partnerId: heir.id });
        }
        for (const action of listOwned(viewer, id)) {
          const { id: actionId, version: seen } = action;
          updateAction(db, viewer.areaId, actionId, seen, { ownerPartnerId: heir.id });
          const { memberId } = viewer;
          const moved = { field: "ownerPartnerId", before: id, after: heir.id };
          insertActionHistory(db, [{ ...moved, actionId, memberId, at }]);
        }
        moveAsked(db, viewer.areaId, id, heir.id);
        for (const scheme of listLed(viewer, id)) {
          const { id: schemeId, version: seen } = scheme;
          updateScheme(db, viewer.areaId, schemeId, seen, { leadPartnerId: heir.id });
        }
        audit(kit, viewer, "partner-merged", id, heir.id);
      });
    },
  };
}
