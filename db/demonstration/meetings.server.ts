import type { Demonstration } from "#app/domain/demonstration/load-demonstration.ts";
import type { DemonstrationMeeting } from "#app/domain/demonstration/meetings.ts";
import { MEETING_KINDS } from "#app/domain/meeting/meeting.ts";
import type { Database } from "../client.server.ts";
import {
  decisionActions,
  decisionCorrections,
  decisions,
  meetings,
} from "../schema/meetings.server.ts";
import { actionHistory } from "../schema/plan.server.ts";
import { actionUpdates, askedOwners, updateRequests } from "../schema/updates.server.ts";
import { AREA } from "./area.server.ts";

type Plan = Demonstration["plan"];

/** Stores the meetings with what they decided, whom they asked, and what was answered. */
export function storeMeetings(db: Database, { meetings: all, plan }: Demonstration): void {
  for (const meeting of all) {
    const { key: id, kind, date, papersDeadline, audience, plannedAt, pack } = meeting;
    db.orm
      .insert(meetings)
      .values({
        id,
        areaId: AREA,
        kind,
        name: MEETING_KINDS[kind].name,
        date,
        papersDeadline,
        audience,
        createdAt: plannedAt,
        packId: pack?.id ?? null,
        frozenAt: pack?.at ?? null,
      })
      .run();
    storeDecisions(db, meeting);
    storeAsking(db, meeting, plan);
  }
}

function storeDecisions(
  { orm }: Database,
  { key: meetingId, decisions: all }: DemonstrationMeeting,
) {
  for (const { key: id, at, by, text, act, corrections } of all) {
    orm
      .insert(decisions)
      .values({
        id,
        meetingId,
        text,
        whatToDo: act?.whatToDo ?? "",
        ownerPartnerId: act?.owner ?? null,
        ownerName: act?.lead ?? "",
        dueDate: act?.dueDate ?? null,
        memberId: by,
        at,
      })
      .run();
    if (act) orm.insert(decisionActions).values({ decisionId: id, actionId: act.action }).run();
    for (const [place, correction] of corrections.entries()) {
      orm
        .insert(decisionCorrections)
        .values({
          id: `${id}-${place + 1}`,
          decisionId: id,
          text: correction.text,
          memberId: correction.by,
          at: correction.at,
        })
        .run();
    }
  }
}

/** One request an action, to its lead; one person who is asked for all of theirs. */
function storeAsking(db: Database, meeting: DemonstrationMeeting, { actions }: Plan) {
  const { key: meetingId, asked, updates } = meeting;
  const known = new Set<string>();
  for (const actionId of asked?.actions ?? []) {
    const action = actions.find(({ key }) => key === actionId);
    if (!asked || !action) continue;
    const { lead, owner: partnerId } = action;
    const person = "person" in lead ? lead.person : null;
    const name = "name" in lead ? lead.name : "";
    const askedId = `${meetingId}-${person ?? actionId}`;
    if (!known.has(askedId)) {
      const askedAt = asked.at;
      const owner = { memberId: person, partnerId, name };
      db.orm
        .insert(askedOwners)
        .values({ ...owner, id: askedId, meetingId, askedAt })
        .run();
      known.add(askedId);
    }
    const id = `${meetingId}-${actionId}`;
    db.orm
      .insert(updateRequests)
      .values({ id, meetingId, actionId, askedId, askedAt: asked.at })
      .run();
    storeUpdate(
      db,
      id,
      action,
      updates.find((each) => each.action === actionId),
    );
  }
}

/** An answer that changed status or date, with what they were before in the action's history. */
function storeUpdate(
  { orm }: Database,
  requestId: string,
  action: Plan["actions"][number],
  update: DemonstrationMeeting["updates"][number] | undefined,
) {
  const place = action.notes.findIndex(({ at }) => at === update?.at);
  const note = action.notes[place];
  if (!update || !note) return;
  const { key: actionId, status, dueDate } = action;
  const statusBefore = update.status ?? status;
  const dueBefore = update.dueDate ?? dueDate;
  const at = update.at;
  orm
    .insert(actionUpdates)
    .values({
      id: `${requestId}-update`,
      requestId,
      memberId: note.by,
      noteId: `${actionId}-${place + 1}`,
      at,
      statusBefore,
      statusAfter: status,
      dueBefore,
      dueAfter: dueDate,
    })
    .run();
  for (const [field, before, after] of [
    ["status", statusBefore, status],
    ["dueDate", dueBefore, dueDate],
  ] as const) {
    if (before === after) continue;
    orm
      .insert(actionHistory)
      .values({ actionId, memberId: note.by, at, field, before, after })
      .run();
  }
}
