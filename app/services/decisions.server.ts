import { permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { formatDate, londonDate } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import { BLANK_ACTION } from "#app/domain/plan/action-fields.ts";
import { insertAction } from "#db/queries/actions.server.ts";
import {
  type Decision,
  insertDecision,
  insertDecisionAction,
  insertDecisionCorrection,
  listDecisions,
} from "#db/queries/decisions.server.ts";
import { audit, instantIn, type Kit } from "./kit.server.ts";
import { loadMeeting, type MeetingContext, topicIn } from "./meeting-context.server.ts";
import { hashToken } from "./tokens.server.ts";

/** A decision as it is recorded. `whatToDo` empty: there is only something to note. */
export type DecisionFields = {
  text: string;
  whatToDo: string;
  changeKey: string;
  ownerPartnerId: string | null;
  ownerName: string;
  /** YYYY-MM-DD */
  dueDate: string | null;
};

/** What a meeting decided; what is to be done becomes an action of the plan. */
export function createDecisions(kit: Kit) {
  const { db } = kit;

  function refuseField(field: string, sentence: string): never {
    throw new DomainError("invalid", { field }, sentence);
  }

  /** What is to be done has a place in the plan, somebody who does it, and a day. */
  function checkAction({ changes, partners, meeting }: MeetingContext, fields: DecisionFields) {
    if (!changes.some(({ key }) => key === fields.changeKey)) {
      refuseField("changeKey", "Choose the change it belongs to.");
    }
    if (fields.ownerPartnerId === null) {
      refuseField("ownerPartnerId", "Choose the organisation that does it.");
    }
    if (!partners.some(({ id, active }) => active && id === fields.ownerPartnerId)) {
      refuseField("ownerPartnerId", "Choose an organisation from the list.");
    }
    if (fields.dueDate === null) refuseField("dueDate", "Enter the day it is to be done by.");
    if (fields.dueDate < meeting.date) {
      refuseField("dueDate", "Enter a day from the meeting’s on.");
    }
  }

  return {
    /**
     * Records a decision; what is to be done becomes an action, linked both ways. The same form sent
     * again changes nothing. Refuses `meeting-ahead` before the meeting's day, and `meeting-cancelled`.
     */
    record(viewer: Viewer, meetingId: string, formKey: string, fields: DecisionFields): void {
      permit(viewer.roles, "meeting.manage");
      const context = loadMeeting(kit, viewer, meetingId);
      const { meeting, state, area } = context;
      if (state === "cancelled") throw new DomainError("meeting-cancelled");
      if (state === "coming") throw new DomainError("meeting-ahead");
      const id = hashToken(`${meetingId} ${formKey}`);
      if (listDecisions(db, viewer.areaId).some((each) => each.id === id)) return;
      const acts = fields.whatToDo !== "";
      if (acts) checkAction(context, fields);
      const { text, whatToDo, changeKey } = fields;
      const { ownerPartnerId, ownerName, dueDate } = acts
        ? fields
        : { ownerPartnerId: null, ownerName: "", dueDate: null };
      const at = instantIn(kit, area);
      db.write(() => {
        const { memberId } = viewer;
        const who = { ownerPartnerId, ownerName, dueDate };
        insertDecision(db, { id, meetingId, text, whatToDo, ...who, memberId, at });
        if (acts) {
          const actionId = kit.newId();
          insertAction(db, {
            ...BLANK_ACTION,
            ...who,
            id: actionId,
            areaId: viewer.areaId,
            changeKey,
            whereNow: `Decided at the ${meeting.name} on ${formatDate(meeting.date)}: ${text}`,
            whatToDo,
            proposal: "own",
            edited: [],
            createdAt: at,
          });
          insertDecisionAction(db, id, actionId);
          audit(kit, viewer, "action-saved", actionId);
        }
        audit(kit, viewer, "decision-recorded", meetingId);
      });
    },

    /** Adds a dated correction beside a decision, whose own words stay as they are. */
    correct(viewer: Viewer, meetingId: string, decisionId: string, text: string): void {
      permit(viewer.roles, "meeting.manage");
      const { area, meeting } = loadMeeting(kit, viewer, meetingId);
      const decision = listDecisions(db, viewer.areaId).find(({ id }) => id === decisionId);
      if (decision?.meetingId !== meeting.id) throw new DomainError("not-found");
      const at = instantIn(kit, area);
      db.write(() => {
        const id = kit.newId();
        const { memberId } = viewer;
        insertDecisionCorrection(db, { id, decisionId, text, memberId, at });
        audit(kit, viewer, "decision-corrected", meetingId);
      });
    },
  };
}

/** Decisions as a meeting's page shows them, each beside the action it became. */
export function describeDecisions(context: MeetingContext, decisions: readonly Decision[]) {
  return decisions.map((decision) => ({
    id: decision.id,
    text: decision.text,
    whatToDo: decision.whatToDo,
    owner: context.partners.find(({ id }) => id === decision.ownerPartnerId) ?? null,
    lead: decision.ownerName,
    due: decision.dueDate && formatDate(decision.dueDate),
    recorded: `${formatDate(londonDate(decision.at))}, ${decision.person}`,
    actions: decision.actionIds.flatMap((actionId) => {
      const action = context.actions.find(({ id }) => id === actionId);
      if (!action) return [];
      return [{ id: action.id, topic: topicIn(context, action), status: action.status }];
    }),
    corrections: decision.corrections,
  }));
}
