import type { Viewer } from "#app/domain/access/viewer.ts";
import { DomainError } from "#app/domain/errors.ts";
import { deleteUnusedLinks, insertLink } from "#db/queries/accounts.server.ts";
import type { Member } from "#db/queries/areas.server.ts";
import { audit, type Kit } from "./kit.server.ts";
import { makeToken } from "./tokens.server.ts";

/** How long an invitation can be accepted, in milliseconds: a fortnight. */
const INVITATION_LIFE = 14 * 24 * 3_600_000;

/** Refuses `already-exists` for a person who takes part already, or has no access. */
export function refuseInvitation(member: Member): void {
  if (member.active && !member.accountId) return;
  throw new DomainError("already-exists", {}, `${member.name} needs no invitation.`);
}

/**
 * Makes an invitation link for a person who has not joined, in the caller's transaction. It is
 * known only to the answer: the database keeps its hash. The link made before stops working.
 */
export function makeInvitation(kit: Kit, viewer: Viewer, member: Member) {
  refuseInvitation(member);
  const invitation = insertInvitation(kit, member);
  audit(kit, viewer, "invitation-made", member.id);
  return invitation;
}

/** The same of somebody who has no account for certain; the caller notes it in the log. */
export function insertInvitation(kit: Kit, { id, name }: Pick<Member, "id" | "name">) {
  const { token, hash } = makeToken();
  const now = kit.now();
  const expiresAt = now + INVITATION_LIFE;
  deleteUnusedLinks(kit.db, "invitation", id);
  insertLink(kit.db, {
    tokenHash: hash,
    purpose: "invitation",
    memberId: id,
    createdAt: now,
    expiresAt,
  });
  return { name, url: `${kit.publicUrl}/invite/${token}`, expiresAt };
}
