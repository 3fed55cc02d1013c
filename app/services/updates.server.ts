import { may, permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { DomainError } from "#app/domain/errors.ts";
import { listUpdateChanges, type UpdateFields } from "#app/domain/meeting/update.ts";
import type { UpdateEntry } from "#app/domain/report/meeting-updates.ts";
import { insertNote } from "#db/queries/actions.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import {
  findAskedOfLink,
  hasUpdate,
  insertUpdate,
  type UpdateRequest,
} from "#db/queries/updates.server.ts";
import { instantIn, type Kit } from "./kit.server.ts";
import {
  describeUpdates,
  isStillOwner,
  loadMeeting,
  type MeetingContext,
  nameOf,
  refuseOver,
} from "./meeting-context.server.ts";
import { keepChange } from "./plan-store.server.ts";
import { hashToken } from "./tokens.server.ts";

/** What comes with an answer: which form it was (sent twice, it is one answer) and the version it saw. */
export type GivenUpdate = UpdateFields & { formKey: string; version: number };

/** One thing to answer, as the page of its owner shows it. */
export type AskedEntry = UpdateEntry & {
  requestId: string;
  version: number;
  /** YYYY-MM-DD */
  dueDate: string | null;
};

/** Whether the viewer may answer a request: whoever was asked, and the lead of the action's organisation. */
export function mayAnswer(viewer: Viewer, context: MeetingContext, request: UpdateRequest) {
  const action = context.actions.find(({ id }) => id === request.actionId);
  const asked = context.asked.find(({ id }) => id === request.askedId);
  if (!action || !asked) return false;
  if (asked.memberId === viewer.memberId) return true;
  const isOwn = viewer.partnerId !== null && action.ownerPartnerId === viewer.partnerId;
  return isOwn && may(viewer.roles, "plan.edit");
}

/** Answers to what owners were asked before a meeting: in the product, or by a personal link. */
export function createUpdates(kit: Kit) {
  const { db } = kit;

  /** The requests with their actions as they stand, the unanswered first. */
  function describe(context: MeetingContext, requests: readonly UpdateRequest[]): AskedEntry[] {
    return describeUpdates(context).flatMap((entry) => {
      const request = requests.find(({ actionId }) => actionId === entry.id);
      const action = context.actions.find(({ id }) => id === entry.id);
      if (!request || !action) return [];
      const { version, dueDate } = action;
      return [{ ...entry, requestId: request.id, version, dueDate }];
    });
  }

  const aboutMeeting = ({ area, meeting }: MeetingContext) => ({
    area: area.name,
    meeting: {
      id: meeting.id,
      name: meeting.name,
      date: meeting.date,
      papersDeadline: meeting.papersDeadline,
    },
    /** Makes a form that is sent twice one answer. */
    formKey: `form-${kit.newId()}`,
  });

  /** Stores an answer: the note, what it changes of the action, and where it came from. */
  function store(
    context: MeetingContext,
    request: UpdateRequest,
    memberId: string | null,
    { formKey, version, ...fields }: GivenUpdate,
  ): void {
    const id = hashToken(`${request.id} ${formKey}`);
    if (hasUpdate(db, id)) return;
    refuseOver(context);
    const action = context.actions.find((each) => each.id === request.actionId);
    if (!action) throw new DomainError("not-found");
    if (action.version !== version) throw new DomainError("stale-version");
    const changes = listUpdateChanges(action, fields);
    const at = instantIn(kit, context.area);
    const actionId = action.id;
    const noteId = kit.newId();
    db.write(() => {
      insertNote(db, { id: noteId, actionId, memberId, at, text: fields.note });
      if (changes.length > 0) {
        const values = Object.fromEntries(changes.map(({ field, after }) => [field, after]));
        keepChange(kit, { memberId, at }, action, values, changes);
      }
      const { dueDate: dueBefore, status: statusBefore } = action;
      insertUpdate(db, {
        id,
        requestId: request.id,
        memberId,
        noteId,
        at,
        statusBefore,
        statusAfter: fields.status,
        dueBefore,
        dueAfter: fields.dueDate,
      });
      const { areaId } = context.meeting;
      recordAudit(db, {
        areaId,
        memberId,
        at: kit.now(),
        kind: "update-given",
        subjectId: actionId,
      });
    });
  }

  /**
   * Whom a personal link is for, and what it is asked. Refuses `token-spent` in the same words for
   * one that never was, was ended, or whose meeting is over or cancelled.
   */
  function open(token: string) {
    const found = findAskedOfLink(db, hashToken(token));
    if (!found) throw new DomainError("token-spent");
    const { asked, areaId } = found;
    const context = loadMeeting(kit, { areaId, roles: [] }, asked.meetingId);
    const member = context.people.find(({ id }) => id === asked.memberId);
    const isOut = asked.memberId !== null && !member?.active;
    if (isOut || context.state === "past" || context.state === "cancelled") {
      throw new DomainError("token-spent");
    }
    const requests = context.requests.filter((request) => {
      const action = context.actions.find(({ id }) => id === request.actionId);
      return request.askedId === asked.id && action && isStillOwner(context, asked, action);
    });
    return { asked, context, requests };
  }

  return {
    /** What a meeting asks the viewer about, with what was answered. */
    own(viewer: Viewer, meetingId: string) {
      permit(viewer.roles, "meeting.read");
      const context = loadMeeting(kit, viewer, meetingId);
      refuseOver(context);
      const own = context.requests.filter((request) => mayAnswer(viewer, context, request));
      return { ...aboutMeeting(context), requests: describe(context, own) };
    },

    /** Answers a request in the product. Refuses `stale-version`, `meeting-over` and `meeting-cancelled`. */
    give(viewer: Viewer, meetingId: string, requestId: string, given: GivenUpdate): void {
      permit(viewer.roles, "meeting.read");
      const context = loadMeeting(kit, viewer, meetingId);
      const request = context.requests.find(({ id }) => id === requestId);
      if (!request) throw new DomainError("not-found");
      if (!mayAnswer(viewer, context, request)) throw new DomainError("forbidden");
      store(context, request, viewer.memberId, given);
    },

    /** What a personal link opens; looking changes nothing, since mail programs look too. */
    look(token: string) {
      const { asked, context, requests } = open(token);
      return {
        ...aboutMeeting(context),
        name: nameOf(context, asked),
        requests: describe(context, requests),
      };
    },

    /** Answers a request by a personal link; only what the link was made for. */
    giveByLink(token: string, requestId: string, given: GivenUpdate): void {
      const { asked, context, requests } = open(token);
      const request = requests.find(({ id }) => id === requestId);
      if (!request) throw new DomainError("not-found");
      store(context, request, asked.memberId, given);
    },
  };
}
