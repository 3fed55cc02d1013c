import { endOfDay, londonDate } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import { type MeetingState, stateOf } from "#app/domain/meeting/meeting.ts";
import {
  findOwner,
  isSameOwner,
  type NobodyToAsk,
  type Owner,
  type PossibleOwner,
} from "#app/domain/meeting/owners.ts";
import {
  type AskedAction,
  reportUpdates,
  type UpdateEntry,
} from "#app/domain/report/meeting-updates.ts";
import { topicOf } from "#app/domain/report/plan-entry.ts";
import type { Action } from "#db/queries/actions.server.ts";
import type { Member } from "#db/queries/areas.server.ts";
import { findMeeting, type Meeting } from "#db/queries/meetings.server.ts";
import {
  type ActionUpdate,
  type AskedOwner,
  listAsked,
  listRequests,
  listUpdates,
  type UpdateRequest,
} from "#db/queries/updates.server.ts";
import type { Kit } from "./kit.server.ts";
import { loadPlan, type PlanContext, type PlanReader } from "./plan-context.server.ts";

/** A meeting with its area's plan and what was asked before it, in a fixed number of statements. */
export type MeetingContext = PlanContext & {
  meeting: Meeting;
  state: MeetingState;
  asked: AskedOwner[];
  requests: UpdateRequest[];
  updates: ActionUpdate[];
};

/** A meeting of the area; refuses `not-found`. */
export function loadMeeting(kit: Kit, viewer: PlanReader, id: string): MeetingContext {
  const { db } = kit;
  const meeting = findMeeting(db, viewer.areaId, id);
  if (!meeting) throw new DomainError("not-found");
  const plan = loadPlan(kit, viewer);
  return {
    ...plan,
    meeting,
    state: stateOf(meeting, plan.today),
    asked: listAsked(db, viewer.areaId, id),
    requests: listRequests(db, viewer.areaId, id),
    updates: listUpdates(db, viewer.areaId, id),
  };
}

/** Refuses what is done ahead of a meeting once it is over or cancelled. */
export function refuseOver({ state }: Pick<MeetingContext, "state">): void {
  if (state === "cancelled") throw new DomainError("meeting-cancelled");
  if (state === "past") throw new DomainError("meeting-over");
}

const toPossible = ({ id, name, partnerId, active, roles }: Member): PossibleOwner => ({
  id,
  name,
  partnerId,
  active,
  leads: roles.includes("partner-lead"),
});

/** Whom to ask about an action now. */
export function ownerOf(
  { people }: Pick<MeetingContext, "people">,
  action: Action,
): Owner | NobodyToAsk {
  return findOwner(action, people.map(toPossible));
}

/** Whether an action still belongs to someone who was asked about it. */
export function isStillOwner(
  context: Pick<MeetingContext, "people">,
  asked: AskedOwner,
  action: Action,
): boolean {
  const owner = ownerOf(context, action);
  return typeof owner !== "string" && isSameOwner(owner, asked);
}

/** What someone who was asked is called: a person, else the organisation. */
export function nameOf({ people, partners }: MeetingContext, asked: AskedOwner): string {
  const member = people.find(({ id }) => id === asked.memberId);
  if (member) return member.name;
  return asked.name || (partners.find(({ id }) => id === asked.partnerId)?.name ?? "");
}

/** Where someone who was asked is written to; null where no address is known. */
export function addressOf({ people }: MeetingContext, asked: AskedOwner): string | null {
  const member = people.find(({ id }) => id === asked.memberId);
  return (member ? member.active && member.email : asked.email) || null;
}

/** What an action is about, in a few words. */
export function topicIn({ changes }: Pick<PlanContext, "changes">, action: Action): string {
  return topicOf(
    changes.find(({ key }) => key === action.changeKey),
    action,
  );
}

/** The notes that answer a request: those of its action from the asking to the end of the meeting's day. */
export function listAnswers({ notes, meeting }: MeetingContext, request: UpdateRequest) {
  const until = endOfDay(meeting.date);
  return notes.filter(
    ({ actionId, at }) => actionId === request.actionId && at >= request.askedAt && at <= until,
  );
}

/** What the meeting is told of each action that was asked about; one deleted since is left out. */
export function describeUpdates(context: MeetingContext): UpdateEntry[] {
  const { actions, asked, requests, updates } = context;
  const described = requests.flatMap((request): AskedAction[] => {
    const action = actions.find(({ id }) => id === request.actionId);
    const remindedAt = asked.find(({ id }) => id === request.askedId)?.remindedAt ?? null;
    if (!action) return [];
    return [
      {
        action,
        askedOn: londonDate(request.askedAt),
        remindedOn: remindedAt === null ? null : londonDate(remindedAt),
        notes: listAnswers(context, request).map(({ id, at, person, text }) => ({
          id,
          on: londonDate(at),
          person,
          text,
        })),
        changes: new Map(updates.map((update) => [update.noteId, changesIn(update)])),
      },
    ];
  });
  return reportUpdates(described, context);
}

function changesIn({ statusBefore, statusAfter, dueBefore, dueAfter }: ActionUpdate) {
  return [
    { field: "status" as const, before: statusBefore, after: statusAfter },
    { field: "dueDate" as const, before: dueBefore, after: dueAfter },
  ].filter(({ before, after }) => before !== after);
}
