import { permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { formatDate } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import { isOwnAction } from "#app/domain/meeting/owners.ts";
import { ACTION_STATUSES } from "#app/domain/plan/action.ts";
import { describeEntry } from "#app/domain/report/plan-entry.ts";
import { findAreaById } from "#db/queries/areas.server.ts";
import { listMeetings } from "#db/queries/meetings.server.ts";
import { audit, type Kit } from "./kit.server.ts";
import { loadPlan, reportInput } from "./plan-context.server.ts";
import { type CalendarDay, writeCalendar } from "./reports/calendar-file.server.ts";

/** A calendar file with its name. */
export type CalendarFile = { fileName: string; bytes: string };

/** Dates to take along: due dates of the plan, and meetings with their papers' deadlines. */
export function createCalendars(kit: Kit) {
  const { db } = kit;

  function make(viewer: Viewer, fileName: string, name: string, days: CalendarDay[]): CalendarFile {
    audit(kit, viewer, "calendar-downloaded");
    return { fileName, bytes: writeCalendar(name, days, kit.now()) };
  }

  return {
    /** The due dates of the plan's open actions; `mine` leaves others' out. */
    plan(viewer: Viewer, { mine }: { mine: boolean }): CalendarFile {
      permit(viewer.roles, "plan.read");
      const context = loadPlan(kit, viewer);
      const { area, changes } = context;
      const input = reportInput(context);
      const leads = viewer.roles.includes("partner-lead");
      const person = { ...viewer, id: viewer.memberId, leads };
      const days = input.actions.flatMap((action): CalendarDay[] => {
        const change = changes.find(({ key }) => key === action.changeKey);
        const version = context.actions.find(({ id }) => id === action.id)?.version ?? 1;
        if (!change || action.dueDate === null || ACTION_STATUSES[action.status].over) return [];
        if (mine && !isOwnAction(person, action)) return [];
        const entry = describeEntry(input, change, action);
        return [
          {
            uid: `action-${action.id}@${area.id}.homeward`,
            sequence: version - 1,
            date: action.dueDate,
            title: `Due: ${entry.topic}`,
            text: [
              entry.whatToDo,
              `Owner: ${entry.ownership}`,
              `Status: ${entry.statusName}`,
              `Change ${change.number}: ${change.name}`,
            ].join("\n"),
            url: `${kit.publicUrl}/areas/${area.slug}/plan/${action.id}`,
            isCancelled: false,
          },
        ];
      });
      const [file, name] = mine
        ? ["my-actions", `My actions, ${area.name}`]
        : ["action-plan", `Action plan, ${area.name}`];
      return make(viewer, `${file}-${area.slug}.ics`, name, days);
    },

    /** The meetings and the days their papers are due; a cancelled one says so. */
    meetings(viewer: Viewer): CalendarFile {
      permit(viewer.roles, "meeting.read");
      const area = findAreaById(db, viewer.areaId);
      if (!area) throw new DomainError("not-found");
      const days = listMeetings(db, area.id).flatMap((meeting): CalendarDay[] => {
        const { id, name, date, papersDeadline, audience, cancelledAt, version } = meeting;
        const url = `${kit.publicUrl}/areas/${area.slug}/meetings/${id}`;
        const shared = { sequence: version - 1, url, isCancelled: cancelledAt !== null };
        const forWhom = audience === "" ? [] : [`For: ${audience}`];
        return [
          {
            ...shared,
            uid: `meeting-${id}@${area.id}.homeward`,
            date,
            title: name,
            text: [...forWhom, `Papers by ${formatDate(papersDeadline)}`].join("\n"),
          },
          {
            ...shared,
            uid: `papers-${id}@${area.id}.homeward`,
            date: papersDeadline,
            title: `Papers due: ${name}`,
            text: `The meeting is on ${formatDate(date)}.`,
          },
        ];
      });
      return make(viewer, `meetings-${area.slug}.ics`, `Meetings, ${area.name}`, days);
    },
  };
}
