import { may, permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { DomainError } from "#app/domain/errors.ts";
import {
  MEETING_KINDS,
  type MeetingFields,
  settleMeeting,
  stateOf,
} from "#app/domain/meeting/meeting.ts";
import { wantsUpdate } from "#app/domain/meeting/owners.ts";
import { findAreaById } from "#db/queries/areas.server.ts";
import { listDecisions } from "#db/queries/decisions.server.ts";
import {
  findMeeting,
  insertMeeting,
  listMeetings,
  type Meeting,
  updateMeeting,
} from "#db/queries/meetings.server.ts";
import { describeDecisions } from "./decisions.server.ts";
import { scheduleFreeze } from "./freeze-jobs.server.ts";
import { audit, instantIn, type Kit, refuseStale, todayIn } from "./kit.server.ts";
import {
  describeUpdates,
  loadMeeting,
  type MeetingContext,
  ownerOf,
  topicIn,
} from "./meeting-context.server.ts";
import { mayAnswer } from "./updates.server.ts";

/** An area's meetings: past and coming, planned, changed and cancelled; each with its page. */
export function createMeetings(kit: Kit) {
  const { db } = kit;

  function loadArea(viewer: Viewer) {
    const area = findAreaById(db, viewer.areaId);
    if (!area) throw new DomainError("not-found");
    return area;
  }

  /** A meeting that can still be changed; refuses `not-found`, `meeting-cancelled`, `stale-version`. */
  function loadFrom(viewer: Viewer, id: string, version: number): Meeting {
    const meeting = findMeeting(db, viewer.areaId, id);
    if (!meeting) throw new DomainError("not-found");
    if (meeting.cancelledAt !== null) throw new DomainError("meeting-cancelled");
    if (meeting.version !== version) throw new DomainError("stale-version");
    return meeting;
  }

  /** Actions an owner would be asked about who were not asked, and those nobody can be asked about. */
  function findUnasked(context: MeetingContext) {
    const { actions, requests } = context;
    const wanted = actions.filter(
      (action) => wantsUpdate(action) && !requests.some(({ actionId }) => actionId === action.id),
    );
    const unreachable = actions.filter(wantsUpdate).flatMap((action) => {
      const owner = ownerOf(context, action);
      if (typeof owner !== "string") return [];
      return [
        { id: action.id, topic: topicIn(context, action), lead: action.ownerName, why: owner },
      ];
    });
    const unreached = new Set(unreachable.map(({ id }) => id));
    return { toAsk: wanted.filter(({ id }) => !unreached.has(id)).length, unreachable };
  }

  return {
    /** Every meeting by what stands before and behind the area's today. */
    list(viewer: Viewer) {
      permit(viewer.roles, "meeting.read");
      const today = todayIn(kit, loadArea(viewer));
      const decisions = listDecisions(db, viewer.areaId);
      const shown = listMeetings(db, viewer.areaId).map((meeting) => {
        const { id, name, date, papersDeadline, audience, packId } = meeting;
        return {
          id,
          name,
          date,
          papersDeadline,
          audience,
          packId,
          state: stateOf(meeting, today),
          decisions: decisions.filter(({ meetingId }) => meetingId === id).length,
        };
      });
      const isAhead = ({ date }: { date: string }) => date >= today;
      return {
        coming: shown.filter(isAhead),
        /** The latest first. */
        past: shown.filter((meeting) => !isAhead(meeting)).reverse(),
        can: { plan: may(viewer.roles, "meeting.manage") },
      };
    },

    /** A meeting's page: its papers, what owners say, what was decided. */
    page(viewer: Viewer, id: string) {
      permit(viewer.roles, "meeting.read");
      const context = loadMeeting(kit, viewer, id);
      const { meeting, state, today, changes, partners } = context;
      const manages = may(viewer.roles, "meeting.manage");
      const updates = describeUpdates(context);
      const mine = context.requests.filter((request) => mayAnswer(viewer, context, request));
      const silent = new Set(
        updates.filter((entry) => entry.updates.length === 0).map((entry) => entry.id),
      );
      const isAhead = state === "coming" || state === "today";
      return {
        meeting: {
          id: meeting.id,
          name: meeting.name,
          kind: meeting.kind,
          date: meeting.date,
          papersDeadline: meeting.papersDeadline,
          audience: meeting.audience,
          packId: meeting.packId,
          frozenAt: meeting.frozenAt,
          cancelReason: meeting.cancelReason,
          version: meeting.version,
        },
        state,
        /** Makes a decision that is sent twice one. */
        formKey: `form-${kit.newId()}`,
        /** Whether the last day for papers has gone. */
        papersClosed: meeting.papersDeadline < today,
        /** Whether the pack is frozen by itself: an area whose calendar stands still has no such moment. */
        freezesItself: context.area.today === null,
        updates,
        silent: silent.size,
        ...(manages && isAhead ? findUnasked(context) : { toAsk: 0, unreachable: [] }),
        decisions: describeDecisions(
          context,
          listDecisions(db, viewer.areaId).filter(({ meetingId }) => meetingId === id),
        ),
        /** How many of the viewer's own actions the meeting asks about, and how many wait. */
        mine: isAhead
          ? {
              asked: mine.length,
              waiting: mine.filter(({ actionId }) => silent.has(actionId)).length,
            }
          : { asked: 0, waiting: 0 },
        choices: {
          changes: changes.map(({ key, number, name }) => ({ key, number, name })),
          partners: partners
            .filter(({ active }) => active)
            .map(({ id: partnerId, name }) => ({ id: partnerId, name })),
        },
        can: {
          manage: manages,
          decide: manages && (state === "past" || state === "today"),
        },
      };
    },

    /** What the form for a meeting starts from; `id` null for a new one. */
    form(viewer: Viewer, id: string | null) {
      permit(viewer.roles, "meeting.manage");
      const meeting = id === null ? undefined : findMeeting(db, viewer.areaId, id);
      if (id !== null && !meeting) throw new DomainError("not-found");
      if (meeting && meeting.cancelledAt !== null) throw new DomainError("meeting-cancelled");
      // The last one of its kind is the pattern for the next.
      const last = listMeetings(db, viewer.areaId)
        .filter(({ cancelledAt }) => cancelledAt === null)
        .at(-1);
      const { kind, name, audience } = meeting ?? last ?? { kind: null, name: "", audience: "" };
      const isUsual = kind !== null && name === MEETING_KINDS[kind].name;
      return {
        /** What it is called now; empty for a new one. */
        title: meeting?.name ?? "",
        fields: {
          kind,
          name: isUsual ? "" : name,
          audience,
          date: meeting?.date ?? "",
          papersDeadline: meeting?.papersDeadline ?? "",
        },
        version: meeting?.version ?? 0,
      };
    },

    /** Plans a meeting; gives its id. */
    plan(viewer: Viewer, fields: MeetingFields): string {
      permit(viewer.roles, "meeting.manage");
      const area = loadArea(viewer);
      const settled = settleMeeting(fields);
      const id = kit.newId();
      db.write(() => {
        const createdAt = instantIn(kit, area);
        insertMeeting(db, { ...settled, id, areaId: viewer.areaId, createdAt });
        scheduleFreeze(kit, area, { id, ...settled });
        audit(kit, viewer, "meeting-saved", id);
      });
      return id;
    },

    /** Changes a meeting from the version seen. */
    change(viewer: Viewer, id: string, version: number, fields: MeetingFields): void {
      permit(viewer.roles, "meeting.manage");
      const meeting = loadFrom(viewer, id, version);
      const settled = settleMeeting(fields);
      db.write(() => {
        refuseStale(updateMeeting(db, viewer.areaId, meeting.id, version, settled));
        // What was put down for the day before does nothing when its time comes.
        const isMoved = settled.papersDeadline !== meeting.papersDeadline;
        if (isMoved) scheduleFreeze(kit, loadArea(viewer), { id, ...settled });
        audit(kit, viewer, "meeting-saved", id);
      });
    },

    /** Cancels a meeting, saying why; it stays in the list. Refuses `meeting-over` for a past one. */
    cancel(viewer: Viewer, id: string, version: number, reason: string): void {
      permit(viewer.roles, "meeting.manage");
      const meeting = loadFrom(viewer, id, version);
      const area = loadArea(viewer);
      if (meeting.date < todayIn(kit, area)) throw new DomainError("meeting-over");
      const cancelledAt = instantIn(kit, area);
      db.write(() => {
        const cancelled = { cancelledAt, cancelReason: reason };
        refuseStale(updateMeeting(db, viewer.areaId, id, version, cancelled));
        audit(kit, viewer, "meeting-cancelled", id);
      });
    },
  };
}
