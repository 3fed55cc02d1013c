import { permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { DomainError } from "#app/domain/errors.ts";
import { findAccount } from "#db/queries/accounts.server.ts";
import { insertActionHistory, listActions, updateAction } from "#db/queries/actions.server.ts";
import { findAreaById, findMember, listMembers, type Member } from "#db/queries/areas.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import {
  deleteAccount,
  eraseMember,
  eraseReasons,
  eraseTypedName,
  listMemberships,
  releaseMember,
} from "#db/queries/erasure.server.ts";
import { instantIn, type Kit } from "./kit.server.ts";
import { endStreams } from "./live.server.ts";
import type { SignedIn } from "./sessions.server.ts";

/** What becomes of the reasons and evidence a person shared: they stay without a name, or are blanked. */
export type SharedTexts = "keep" | "blank";

/** Whether the area would be left with nobody who runs it and can sign in. */
function isLastFacilitator(kit: Kit, member: Pick<Member, "id" | "areaId" | "roles">): boolean {
  if (!member.roles.includes("facilitator")) return false;
  return !listMembers(kit.db, member.areaId).some(
    ({ id, active, accountId, roles }) =>
      id !== member.id && active && accountId !== null && roles.includes("facilitator"),
  );
}

/**
 * Takes everything that names a member out of an area, in the caller's transaction, and puts that on
 * record: `by` is who did it, null where the area's own terms did. Scores and decisions stay.
 */
export function eraseFromArea(
  kit: Kit,
  member: Member,
  texts: SharedTexts,
  by: string | null,
): void {
  const { db } = kit;
  const { id, areaId, accountId } = member;
  const now = kit.now();
  const area = findAreaById(db, areaId);
  if (!area) throw new DomainError("not-found");
  const at = instantIn(kit, area);
  for (const action of listActions(db, areaId)) {
    if (action.ownerMemberId !== id) continue;
    updateAction(db, areaId, action.id, action.version, { ownerMemberId: null });
    const moved = { field: "ownerMemberId", before: id, after: null };
    insertActionHistory(db, [{ ...moved, actionId: action.id, memberId: by, at }]);
  }
  releaseMember(db, member);
  eraseTypedName(db, areaId, member);
  eraseReasons(db, areaId, member, texts === "blank" ? "all" : "private");
  eraseMember(db, member, now);
  endStreams(kit, { memberId: id });
  const memberId = by;
  recordAudit(db, { areaId, memberId, at: now, kind: "member-erased", subjectId: id });
  if (accountId !== null && listMemberships(db, accountId).length === 0) {
    endStreams(kit, { accountId });
    deleteAccount(db, accountId);
  }
}

/** Takes the name of a closed round's guest out, in the caller's transaction; it leads and signs nothing. */
export function eraseGuest(kit: Kit, guest: Member): void {
  releaseMember(kit.db, guest);
  eraseReasons(kit.db, guest.areaId, guest, "private");
  eraseMember(kit.db, guest, kit.now());
}

/** Erasure: a person's name, address and sign-in go; what they scored stays, under their organisation. */
export function createErasure(kit: Kit) {
  const { db } = kit;

  function load(viewer: Viewer, id: string): Member {
    const member = findMember(db, viewer.areaId, id);
    if (!member) throw new DomainError("not-found");
    return member;
  }

  /** Refuses `last-facilitator`: an area nobody runs could never be put right again. */
  function refuseLast(member: Member): void {
    if (isLastFacilitator(kit, member)) throw new DomainError("last-facilitator");
  }

  return {
    /** What a facilitator is told before erasing a person of the area. */
    form(viewer: Viewer, id: string) {
      permit(viewer.roles, "people.manage");
      const member = load(viewer, id);
      const { accountId, name, version } = member;
      return {
        member: { id, name, version },
        isLast: isLastFacilitator(kit, member),
        isSelf: id === viewer.memberId,
        leads: listActions(db, viewer.areaId).filter(
          ({ ownerMemberId, deletedAt }) => ownerMemberId === id && deletedAt === null,
        ).length,
        /** Whether the account goes too, since it is used nowhere else. */
        accountGoes: accountId !== null && listMemberships(db, accountId).length === 1,
      };
    },

    /**
     * Erases a person of the area from the version seen. Refuses `last-facilitator` and
     * `stale-version`.
     */
    erase(viewer: Viewer, id: string, version: number, texts: SharedTexts): void {
      permit(viewer.roles, "people.manage");
      db.write(() => {
        const member = load(viewer, id);
        if (member.version !== version) throw new DomainError("stale-version");
        refuseLast(member);
        eraseFromArea(kit, member, texts, viewer.memberId);
      });
    },

    /** What somebody is told before erasing themselves everywhere. */
    ownForm(signedIn: SignedIn) {
      const memberships = listMemberships(db, signedIn.accountId);
      return {
        hasPassword: Boolean(findAccount(db, signedIn.accountId)?.passwordHash),
        /** Who they are on their devices: what is kept there goes by it. */
        members: memberships.map(({ id }) => id),
        areas: memberships.map((member) => ({
          name: findAreaById(db, member.areaId)?.name ?? "",
          isLast: isLastFacilitator(kit, member),
        })),
      };
    },

    /**
     * Erases the person who is signed in, in every area, with the account. `proof` is the password,
     * or the address again where there is none: refuses `wrong-credentials`, and `last-facilitator`
     * while an area has nobody else to run it.
     */
    async eraseSelf(signedIn: SignedIn, proof: string, texts: SharedTexts): Promise<void> {
      const { accountId, email } = signedIn;
      const hash = findAccount(db, accountId)?.passwordHash ?? null;
      const proved = hash
        ? await kit.hashing.verify(hash, proof)
        : proof.trim().toLowerCase() === email.toLowerCase();
      if (!proved) {
        const sentence = hash
          ? "That is not your password."
          : "That is not the address you sign in with.";
        throw new DomainError("wrong-credentials", { field: "passwordOrAddress" }, sentence);
      }
      db.write(() => {
        // Ended, or erased, in another window meanwhile.
        if (!findAccount(db, accountId)) throw new DomainError("signed-out");
        const memberships = listMemberships(db, accountId);
        for (const member of memberships) refuseLast(member);
        for (const member of memberships) eraseFromArea(kit, member, texts, member.id);
        if (memberships.length > 0) return;
        recordAudit(db, { areaId: null, memberId: null, at: kit.now(), kind: "member-erased" });
        deleteAccount(db, accountId);
      });
    },
  };
}
