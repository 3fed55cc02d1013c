import { may } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { type Message, writeConsultation } from "#app/domain/message/messages.ts";
import { type Area, listMembers } from "#db/queries/areas.server.ts";
import type { Consultation } from "#db/queries/consultations.server.ts";
import { insertJob } from "#db/queries/jobs.server.ts";
import type { Kit } from "./kit.server.ts";
import { hashToken } from "./tokens.server.ts";

/** The message that a version has gone round; `name` is null for a text to copy. */
export function describeCirculation(
  kit: Kit,
  area: Area,
  { id, plan, message, closesOn }: Consultation,
  name: string | null,
): Message {
  const address = `${kit.publicUrl}/areas/${area.slug}/funding/consultations/${id}`;
  return writeConsultation({
    area: area.name,
    name,
    title: plan.title,
    message,
    closesOn,
    address,
  });
}

/**
 * Has it sent to everyone who may comment for an organisation that was asked, and to the board.
 * Inside the transaction that circulates the version; nothing where no e-mail can be sent.
 */
export function mailCirculation(
  kit: Kit,
  viewer: Viewer,
  consultationId: string,
  partnerIds: readonly string[],
): void {
  if (!kit.sendsMail) return;
  const now = kit.now();
  const { areaId, memberId: askedBy } = viewer;
  for (const { id: memberId, email, active, partnerId, roles } of listMembers(kit.db, areaId)) {
    const isAsked =
      partnerId === null ? roles.includes("board-member") : partnerIds.includes(partnerId);
    if (!active || email === "" || !isAsked || !may(roles, "funding.comment")) continue;
    insertJob(kit.db, {
      id: hashToken(`consultation ${consultationId} ${memberId}`),
      kind: "consultation",
      payload: { areaId, consultationId, memberId, askedBy },
      runAt: now,
      createdAt: now,
    });
  }
}
