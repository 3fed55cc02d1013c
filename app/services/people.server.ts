import { may, permit } from "#app/domain/access/permissions.ts";
import { ROLE_NAMES, type Role } from "#app/domain/access/roles.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { DomainError } from "#app/domain/errors.ts";
import { deleteUnusedLinks, listOpenInvitations } from "#db/queries/accounts.server.ts";
import {
  findMember,
  findPartner,
  insertMember,
  insertPartner,
  listMembers,
  listPartners,
  type Member,
  type Partner,
  updateMember,
  updatePartner,
} from "#db/queries/areas.server.ts";
import { insertJob } from "#db/queries/jobs.server.ts";
import { makeInvitation, refuseInvitation } from "./invitation-links.server.ts";
import { audit, type Kit, refuseStale } from "./kit.server.ts";
import { endStreams } from "./live.server.ts";
import { hashToken } from "./tokens.server.ts";

/** What a facilitator says of a partner. */
export type PartnerFields = Pick<Partner, "kind" | "name" | "shortName" | "shape" | "colour">;
/** What a facilitator says of a person. The address of someone who has joined stays as it is. */
export type MemberFields = Pick<Member, "name" | "title" | "email" | "partnerId" | "roles">;

/** Where a person stands between being added and taking part. */
export type Standing = "joined" | "invited" | "not-invited" | "inactive";

/** The partners and people of an area. */
export function createPeople(kit: Kit) {
  const { db } = kit;

  const same = (one: string, other: string) =>
    one.localeCompare(other, "en-GB", { sensitivity: "base" }) === 0;

  function loadMember(viewer: Viewer, id: string): Member {
    const member = findMember(db, viewer.areaId, id);
    if (!member) throw new DomainError("not-found");
    return member;
  }

  function loadPartner(viewer: Viewer, id: string): Partner {
    const partner = findPartner(db, viewer.areaId, id);
    if (!partner) throw new DomainError("not-found");
    return partner;
  }

  /** Refuses `last-facilitator` when the change would leave nobody who can run the area. */
  function keepFacilitator(viewer: Viewer, id: string, after: Pick<Member, "roles" | "active">) {
    const runs = (member: Pick<Member, "roles" | "active">) =>
      member.active && member.roles.includes("facilitator");
    const others = listMembers(db, viewer.areaId).filter((member) => member.id !== id);
    if (runs(after) || others.some((member) => member.accountId && runs(member))) return;
    throw new DomainError("last-facilitator");
  }

  function checkMember(viewer: Viewer, id: string | null, fields: MemberFields): void {
    const { partnerId, roles, email } = fields;
    if (roles.includes("guest")) throw new DomainError("invalid", { field: "roles" });
    if (partnerId !== null) {
      const partner = loadPartner(viewer, partnerId);
      // Who belongs to it already may stay; nobody new comes to it.
      const stays = id !== null && loadMember(viewer, id).partnerId === partnerId;
      if (!partner.active && !stays) {
        const sentence = `${partner.name} is out of use. Choose another organisation.`;
        throw new DomainError("invalid", { field: "partnerId" }, sentence);
      }
    }
    if (partnerId === null && may(roles, "score.record")) {
      const sentence = "Choose the organisation this person scores for.";
      throw new DomainError("invalid", { field: "partnerId" }, sentence);
    }
    if (listMembers(db, viewer.areaId).some((other) => other.id !== id && other.email === email)) {
      const sentence = "Someone in this area has this e-mail address already.";
      throw new DomainError("already-exists", { field: "email" }, sentence);
    }
  }

  function checkPartner(viewer: Viewer, id: string | null, fields: PartnerFields): void {
    if (!kit.content.partnerKinds.some((kind) => kind.key === fields.kind)) {
      throw new DomainError("invalid", { field: "kind" }, "Choose a kind from the list.");
    }
    const others = listPartners(db, viewer.areaId).filter((partner) => partner.id !== id);
    for (const field of ["name", "shortName"] as const) {
      if (others.some((other) => same(other[field], fields[field]))) {
        const sentence = "Another organisation of this area is called that.";
        throw new DomainError("already-exists", { field }, sentence);
      }
    }
  }

  function standingOf(member: Member, invitedUntil: number | null): Standing {
    if (!member.active) return "inactive";
    if (member.accountId) return "joined";
    return invitedUntil === null ? "not-invited" : "invited";
  }

  return {
    /** The people page: partners in the area's order, each with its people; then everybody else. */
    page(viewer: Viewer) {
      permit(viewer.roles, "people.read");
      const partners = listPartners(db, viewer.areaId);
      const invitations = new Map(
        listOpenInvitations(db, viewer.areaId, kit.now()).map((each) => [
          each.memberId,
          each.expiresAt,
        ]),
      );
      const kindNames = new Map(kit.content.partnerKinds.map((kind) => [kind.key, kind.name]));
      const people = listMembers(db, viewer.areaId).map((member) => {
        const invitedUntil = invitations.get(member.id) ?? null;
        return {
          id: member.id,
          name: member.name,
          title: member.title,
          email: member.email,
          partnerId: member.partnerId,
          roles: member.roles.map((role) => ROLE_NAMES[role].name),
          standing: standingOf(member, invitedUntil),
          invitedUntil,
        };
      });
      return {
        manages: may(viewer.roles, "people.manage"),
        sendsMail: kit.sendsMail,
        partners: partners.map(({ id, name, shortName, shape, colour, kind, active }) => ({
          look: { id, name, shortName, shape, colour },
          kind: kindNames.get(kind) ?? kind,
          active,
          people: people.filter((person) => person.partnerId === id),
        })),
        others: people.filter((person) => person.partnerId === null),
      };
    },

    /** What the form for a partner needs; `null` for a new one, whose look is the next free one. */
    partnerForm(viewer: Viewer, id: string | null) {
      permit(viewer.roles, "people.manage");
      const partners = listPartners(db, viewer.areaId);
      return {
        partner: id === null ? null : loadPartner(viewer, id),
        /** The name of the partner it became part of. */
        heir:
          partners.find((each) => each.id === partners.find((own) => own.id === id)?.mergedInto)
            ?.name ?? null,
        kinds: kit.content.partnerKinds.map(({ key, name }) => ({ key, name })),
        taken: partners
          .filter((partner) => partner.id !== id)
          .map(({ shape, colour }) => ({ shape, colour })),
      };
    },

    /** Adds a partner (`seen` null) or changes it from the version seen; gives its id. */
    savePartner(
      viewer: Viewer,
      seen: { id: string; version: number } | null,
      fields: PartnerFields,
    ): string {
      permit(viewer.roles, "people.manage");
      return db.write(() => {
        if (seen) loadPartner(viewer, seen.id);
        checkPartner(viewer, seen?.id ?? null, fields);
        const id = seen?.id ?? kit.newId();
        if (seen) refuseStale(updatePartner(db, viewer.areaId, id, seen.version, fields));
        else {
          const position = listPartners(db, viewer.areaId).length;
          insertPartner(db, { ...fields, id, areaId: viewer.areaId, position });
        }
        audit(kit, viewer, "partner-saved", id);
        return id;
      });
    },

    /** Takes a partner out of use, or back into it: new rounds ask only those in use. */
    setPartnerActive(viewer: Viewer, id: string, version: number, active: boolean): void {
      permit(viewer.roles, "people.manage");
      db.write(() => {
        if (loadPartner(viewer, id).mergedInto !== null) {
          throw new DomainError("in-use", {}, "It became part of another organisation.");
        }
        refuseStale(updatePartner(db, viewer.areaId, id, version, { active }));
        audit(kit, viewer, "partner-saved", id);
      });
    },

    /** What the form for a person needs; `null` for a new one. */
    memberForm(viewer: Viewer, id: string | null) {
      permit(viewer.roles, "people.manage");
      const member = id === null ? null : loadMember(viewer, id);
      return {
        member: member && {
          id: member.id,
          name: member.name,
          title: member.title,
          email: member.email,
          partnerId: member.partnerId,
          roles: member.roles,
          active: member.active,
          hasJoined: member.accountId !== null,
          version: member.version,
        },
        partners: listPartners(db, viewer.areaId)
          .filter((partner) => partner.active || partner.id === member?.partnerId)
          .map(({ id: partnerId, name }) => ({ id: partnerId, name })),
      };
    },

    /** Adds a person (`seen` null) or changes it from the version seen; gives its id. */
    saveMember(
      viewer: Viewer,
      seen: { id: string; version: number } | null,
      given: MemberFields,
    ): string {
      permit(viewer.roles, "people.manage");
      return db.write(() => {
        const before = seen && loadMember(viewer, seen.id);
        const email = before?.accountId ? before.email : given.email.toLowerCase();
        const fields = { ...given, email, roles: [...new Set<Role>(given.roles)] };
        checkMember(viewer, seen?.id ?? null, fields);
        const id = seen?.id ?? kit.newId();
        if (seen && before) {
          refuseStale(updateMember(db, viewer.areaId, id, seen.version, fields));
          keepFacilitator(viewer, id, { roles: fields.roles, active: before.active });
          // A link made for the old address may lie in a stranger's inbox.
          if (email !== before.email) deleteUnusedLinks(db, "invitation", id);
        } else insertMember(db, { ...fields, id, areaId: viewer.areaId });
        audit(kit, viewer, "member-saved", id);
        return id;
      });
    },

    /** Takes a person's access to the area away, at once, or gives it back. */
    setMemberActive(viewer: Viewer, id: string, version: number, active: boolean): void {
      permit(viewer.roles, "people.manage");
      db.write(() => {
        const member = loadMember(viewer, id);
        refuseStale(updateMember(db, viewer.areaId, id, version, { active }));
        keepFacilitator(viewer, id, { roles: member.roles, active });
        if (!active) {
          deleteUnusedLinks(db, "invitation", id);
          endStreams(kit, { memberId: id });
        }
        audit(kit, viewer, "member-saved", id);
      });
    },

    /**
     * Makes an invitation link for a person who has not joined. It is known only to the answer:
     * the database keeps its hash. The link made before stops working.
     */
    invite(viewer: Viewer, id: string) {
      permit(viewer.roles, "people.manage");
      return db.write(() => makeInvitation(kit, viewer, loadMember(viewer, id)));
    },

    /**
     * Has an invitation sent to a person who has not joined; its link is made when it is sent.
     * Gives the person's name. Refuses `mail-off` where no e-mail can be sent.
     */
    inviteByMail(viewer: Viewer, id: string): string {
      permit(viewer.roles, "people.manage");
      const { areaId, memberId: askedBy } = viewer;
      return db.write(() => {
        const member = loadMember(viewer, id);
        refuseInvitation(member);
        if (!kit.sendsMail) throw new DomainError("mail-off");
        const now = kit.now();
        insertJob(db, {
          // A second press within a minute sends no second message.
          id: hashToken(`invitation ${id} ${Math.floor(now / 60_000)}`),
          kind: "invitation",
          payload: { areaId, memberId: id, askedBy },
          runAt: now,
          createdAt: now,
        });
        audit(kit, viewer, "invitation-mailed", id);
        return member.name;
      });
    },
  };
}
