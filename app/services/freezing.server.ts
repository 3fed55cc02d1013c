import { z } from "zod";
import { permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { DomainError } from "#app/domain/errors.ts";
import { findAreaById } from "#db/queries/areas.server.ts";
import type { Job } from "#db/queries/jobs.server.ts";
import { findMeeting, type Meeting, updateMeeting } from "#db/queries/meetings.server.ts";
import { FREEZE } from "./freeze-jobs.server.ts";
import { type JobOutcome, recoverKind, runNextOf } from "./job-running.server.ts";
import { instantIn, type Kit, refuseStale } from "./kit.server.ts";
import { issuePack } from "./packs.server.ts";

const payloadSchema = z.object({
  areaId: z.string(),
  meetingId: z.string(),
  /** The deadline it was put down for: one that was moved since has work of its own. */
  deadline: z.string(),
});

/** Freezing a meeting's pack: by the papers deadline, or by hand; what was issued before stays. */
export function createFreezing(kit: Kit) {
  const { db } = kit;

  /** Issues a pack and notes it with its meeting, in one transaction. */
  function issue(meeting: Meeting, issuedBy: string | null): string {
    return db.write(() => {
      const area = findAreaById(db, meeting.areaId);
      if (!area) throw new DomainError("not-found");
      const packId = issuePack(kit, meeting.areaId, meeting.id, issuedBy);
      const frozen = { packId, frozenAt: instantIn(kit, area) };
      refuseStale(updateMeeting(db, meeting.areaId, meeting.id, meeting.version, frozen));
      return packId;
    });
  }

  function work(job: Job): void {
    const { areaId, meetingId, deadline } = payloadSchema.parse(job.payload);
    const meeting = findMeeting(db, areaId, meetingId);
    // Moved, cancelled, or frozen by hand meanwhile: there is nothing to do.
    if (!meeting || meeting.cancelledAt !== null || meeting.packId !== null) return;
    if (meeting.papersDeadline === deadline) issue(meeting, null);
  }

  return {
    /**
     * Issues a meeting's pack as things stand, by hand: the first, or a new issue beside those
     * before. Gives its id. Refuses `meeting-cancelled` and `stale-version`.
     */
    freeze(viewer: Viewer, meetingId: string, version: number): string {
      permit(viewer.roles, "meeting.manage");
      const meeting = findMeeting(db, viewer.areaId, meetingId);
      if (!meeting) throw new DomainError("not-found");
      if (meeting.cancelledAt !== null) throw new DomainError("meeting-cancelled");
      if (meeting.version !== version) throw new DomainError("stale-version");
      return issue(meeting, viewer.memberId);
    },

    /** At the start: what a process before this one left half done is due again. */
    recover(): void {
      db.write(() => recoverKind(kit, FREEZE));
    },

    /** Does the next piece of work whose deadline has passed; null when there is none. */
    runNext: (): JobOutcome | null => runNextOf(kit, FREEZE, work),
  };
}
