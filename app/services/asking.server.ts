import { permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { londonDate } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import { isSameOwner, type Owner, wantsUpdate } from "#app/domain/meeting/owners.ts";
import { insertJob } from "#db/queries/jobs.server.ts";
import {
  type AskedOwner,
  countLinks,
  deleteUpdateLinks,
  insertAsked,
  saveRequest,
  updateAsked,
} from "#db/queries/updates.server.ts";
import { audit, instantIn, type Kit } from "./kit.server.ts";
import {
  addressOf,
  isStillOwner,
  listAnswers,
  loadMeeting,
  type MeetingContext,
  nameOf,
  ownerOf,
  refuseOver,
} from "./meeting-context.server.ts";
import { hashToken } from "./tokens.server.ts";
import {
  composeUpdateRequest,
  hasAccount,
  listOpenRequests,
  type UpdateMessage,
} from "./update-messages.server.ts";

/** A text to send to someone who was asked. */
export type UpdateText = UpdateMessage & { askedId: string; name: string };

/** Asking owners for updates before a meeting: who is asked, by what message, and reminders. */
export function createAsking(kit: Kit) {
  const { db } = kit;

  function load(viewer: Viewer, meetingId: string): MeetingContext {
    permit(viewer.roles, "meeting.manage");
    return loadMeeting(kit, viewer, meetingId);
  }

  function loadAhead(viewer: Viewer, meetingId: string): MeetingContext {
    const context = load(viewer, meetingId);
    refuseOver(context);
    return context;
  }

  function findAsked({ asked }: MeetingContext, askedId: string): AskedOwner {
    const found = asked.find(({ id }) => id === askedId);
    if (!found) throw new DomainError("not-found");
    return found;
  }

  /** Puts a message in the outbox; gives whether it is a new one. */
  function post(viewer: Viewer, { meeting }: MeetingContext, asked: AskedOwner, key: string) {
    const now = kit.now();
    return insertJob(db, {
      id: hashToken(`update ${asked.id} ${key}`),
      kind: "update-request",
      payload: {
        areaId: viewer.areaId,
        meetingId: meeting.id,
        askedId: asked.id,
        askedBy: viewer.memberId,
      },
      runAt: now,
      createdAt: now,
    });
  }

  /** Everyone who is to be asked, with what about: those whom nobody asked yet, or no longer rightly. */
  function listToAsk(context: MeetingContext) {
    const owners: { owner: Owner; actionIds: string[] }[] = [];
    for (const action of context.actions.filter(wantsUpdate)) {
      const request = context.requests.find(({ actionId }) => actionId === action.id);
      const before = request && context.asked.find(({ id }) => id === request.askedId);
      const isAnswered = request && listAnswers(context, request).length > 0;
      if (isAnswered || (before && isStillOwner(context, before, action))) continue;
      const owner = ownerOf(context, action);
      if (typeof owner === "string") continue;
      const known = owners.find((each) => isSameOwner(each.owner, owner));
      if (known) known.actionIds.push(action.id);
      else owners.push({ owner, actionIds: [action.id] });
    }
    return owners;
  }

  return {
    /** Who was asked before a meeting, how far they are, and how each can be reached. */
    page(viewer: Viewer, meetingId: string) {
      const context = load(viewer, meetingId);
      const { meeting, state, partners, requests, asked } = context;
      const links = countLinks(db, viewer.areaId, meetingId);
      return {
        meeting: {
          id: meeting.id,
          name: meeting.name,
          date: meeting.date,
          papersDeadline: meeting.papersDeadline,
        },
        isAhead: state === "coming" || state === "today",
        toAsk: listToAsk(context).reduce((sum, { actionIds }) => sum + actionIds.length, 0),
        sendsMail: kit.sendsMail,
        asked: asked.flatMap((each) => {
          const own = requests.filter(({ askedId }) => askedId === each.id);
          if (own.length === 0) return [];
          const member = context.people.find(({ id }) => id === each.memberId);
          return [
            {
              id: each.id,
              name: nameOf(context, each),
              partner: partners.find(({ id }) => id === each.partnerId) ?? null,
              requests: own.length,
              open: listOpenRequests(context, each).length,
              askedOn: londonDate(each.askedAt),
              remindedOn: each.remindedAt === null ? null : londonDate(each.remindedAt),
              hasAccount: hasAccount(context, each),
              isMember: member !== undefined,
              hasLeft: member !== undefined && !member.active,
              email: addressOf(context, each) ?? "",
              links: links.get(each.id) ?? 0,
            },
          ];
        }),
      };
    },

    /**
     * Asks every owner of an open action who was not asked yet; an action that changed hands since
     * is asked of its new owner. Gives how many actions were asked about.
     */
    ask(viewer: Viewer, meetingId: string): number {
      const context = loadAhead(viewer, meetingId);
      const askedAt = instantIn(kit, context.area);
      return db.write(() => {
        const toAsk = listToAsk(context);
        for (const { owner, actionIds } of toAsk) {
          const known = context.asked.find((each) => isSameOwner(each, owner));
          const asked: AskedOwner = known ?? {
            ...owner,
            id: kit.newId(),
            meetingId,
            email: "",
            askedAt,
            remindedAt: null,
          };
          if (!known) insertAsked(db, asked);
          for (const actionId of actionIds) {
            saveRequest(db, { id: kit.newId(), meetingId, actionId, askedId: asked.id, askedAt });
          }
          if (kit.sendsMail && addressOf(context, asked)) {
            post(viewer, context, asked, `asked ${actionIds.join(" ")}`);
          }
        }
        if (toAsk.length > 0) audit(kit, viewer, "updates-asked", meetingId);
        return toAsk.reduce((sum, { actionIds }) => sum + actionIds.length, 0);
      });
    },

    /**
     * The texts to send to those who were asked and have not answered everything. Their personal
     * links are new, and known to this answer alone; links made before go on working.
     */
    makeTexts(viewer: Viewer, meetingId: string, askedIds: readonly string[]): UpdateText[] {
      const context = loadAhead(viewer, meetingId);
      return db.write(() =>
        [...new Set(askedIds)].flatMap((askedId) => {
          const asked = findAsked(context, askedId);
          const message = composeUpdateRequest(kit, context, asked);
          if (!message) return [];
          if (message.personal) audit(kit, viewer, "update-link-made", meetingId);
          return [{ askedId, name: nameOf(context, asked), ...message }];
        }),
      );
    },

    /** Ends every personal link of someone who was asked. */
    endLinks(viewer: Viewer, meetingId: string, askedId: string): void {
      const asked = findAsked(load(viewer, meetingId), askedId);
      db.write(() => {
        deleteUpdateLinks(db, asked.id);
        audit(kit, viewer, "update-links-ended", meetingId);
      });
    },

    /**
     * Keeps where someone without an account is written to, and has the message sent there. Refuses
     * `mail-off` where no e-mail can be sent, and `invalid` for one of the area's people.
     */
    sendTo(viewer: Viewer, meetingId: string, askedId: string, email: string): void {
      const context = loadAhead(viewer, meetingId);
      const asked = findAsked(context, askedId);
      if (!kit.sendsMail) throw new DomainError("mail-off");
      if (asked.memberId !== null) {
        const sentence = "This person’s address is kept under People.";
        throw new DomainError("invalid", { field: "email" }, sentence);
      }
      db.write(() => {
        updateAsked(db, asked, { email });
        // A second press within a minute sends no second message.
        post(viewer, context, asked, `${email} ${Math.floor(kit.now() / 60_000)}`);
        audit(kit, viewer, "updates-asked", meetingId);
      });
    },

    /**
     * Has a reminder sent to everyone who has not answered and whose address is known, each at most
     * once a day; gives how many are on their way. Refuses `mail-off` where no e-mail can be sent.
     */
    remind(viewer: Viewer, meetingId: string): number {
      const context = loadAhead(viewer, meetingId);
      if (!kit.sendsMail) throw new DomainError("mail-off");
      const at = instantIn(kit, context.area);
      return db.write(() => {
        const reminded = context.asked
          .filter((asked) => addressOf(context, asked) !== null)
          .filter((asked) => listOpenRequests(context, asked).length > 0)
          .filter((asked) => post(viewer, context, asked, `again ${londonDate(kit.now())}`));
        for (const asked of reminded) updateAsked(db, asked, { remindedAt: at });
        if (reminded.length > 0) audit(kit, viewer, "updates-reminded", meetingId);
        return reminded.length;
      });
    },
  };
}
