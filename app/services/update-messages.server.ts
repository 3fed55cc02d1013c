import { londonDate } from "#app/domain/dates.ts";
import { type Message, writeUpdateRequest } from "#app/domain/message/messages.ts";
import type { AskedOwner } from "#db/queries/updates.server.ts";
import { insertUpdateLink } from "#db/queries/updates.server.ts";
import type { Kit } from "./kit.server.ts";
import { instantIn } from "./kit.server.ts";
import {
  isStillOwner,
  listAnswers,
  type MeetingContext,
  nameOf,
  topicIn,
} from "./meeting-context.server.ts";
import { makeToken } from "./tokens.server.ts";

/** A message that asks for updates, with its link; `personal` says that the link opens without an account. */
export type UpdateMessage = Message & { link: string; personal: boolean };

/** Whether someone who was asked answers in the product: everyone else gets a personal link. */
export function hasAccount({ people }: MeetingContext, asked: AskedOwner): boolean {
  return people.some(({ id, accountId }) => id === asked.memberId && accountId !== null);
}

/** The actions someone was asked about and has said nothing of. */
export function listOpenRequests(context: MeetingContext, asked: AskedOwner) {
  return context.requests.flatMap((request) => {
    const action = context.actions.find(({ id }) => id === request.actionId);
    const isOpen =
      request.askedId === asked.id &&
      action &&
      isStillOwner(context, asked, action) &&
      listAnswers(context, request).length === 0;
    return isOpen ? [action] : [];
  });
}

/**
 * The message to someone who was asked, in the caller's transaction; null where nothing is open. A
 * personal link is made for it, known to this answer alone: the database keeps its hash.
 */
export function composeUpdateRequest(
  kit: Kit,
  context: MeetingContext,
  asked: AskedOwner,
): UpdateMessage | null {
  const { area, meeting } = context;
  const open = listOpenRequests(context, asked);
  if (open.length === 0) return null;
  const personal = !hasAccount(context, asked);
  let link = `${kit.publicUrl}/areas/${area.slug}/meetings/${meeting.id}/updates`;
  const now = instantIn(kit, area);
  if (personal) {
    const { token, hash } = makeToken();
    insertUpdateLink(kit.db, { tokenHash: hash, askedId: asked.id, createdAt: now });
    link = `${kit.publicUrl}/updates/${token}`;
  }
  return {
    link,
    personal,
    ...writeUpdateRequest({
      area: area.name,
      meeting: meeting.name,
      date: meeting.date,
      papersDeadline: meeting.papersDeadline,
      name: nameOf(context, asked),
      actions: open.map((action) => topicIn(context, action)),
      // On the day of asking it is the first word; later ones remind.
      again: londonDate(asked.askedAt) < londonDate(now),
      personal,
      link,
    }),
  };
}
