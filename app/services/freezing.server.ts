import { z } from "zod";
import { permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { DomainError } from "#app/domain/errors.ts";
import { findAreaById } from "#db/queries/areas.server.ts";
import { claimJob, type Job, recoverJobs, settleJob } from "#db/queries/jobs.server.ts";
import { findMeeting, type Meeting, updateMeeting } from "#db/queries/meetings.server.ts";
import { FREEZE } from "./freeze-jobs.server.ts";
import { instantIn, type Kit, refuseStale } from "./kit.server.ts";
import { issuePack } from "./packs.server.ts";

const MINUTE = 60_000;
/** How long to wait before each next attempt, in milliseconds; after the last the work is given up. */
const WAITS = [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * 60 * MINUTE, 6 * 60 * MINUTE];
/** How long finished work is kept, in milliseconds. */
const KEPT = 30 * 24 * 60 * MINUTE;

const payloadSchema = z.object({
  areaId: z.string(),
  meetingId: z.string(),
  /** The deadline it was put down for: one that was moved since has work of its own. */
  deadline: z.string(),
});

/** What became of one piece of work: done, or failed and when it is tried again (null: given up). */
export type FreezeOutcome =
  | { id: string; failed: false }
  | { id: string; failed: true; error: unknown; attempts: number; again: number | null };

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
      db.write(() => recoverJobs(db, [FREEZE], kit.now() - KEPT));
    },

    /** Does the next piece of work whose deadline has passed; null when there is none. */
    runNext(): FreezeOutcome | null {
      const job = claimJob(db, [FREEZE], kit.now());
      if (!job) return null;
      const { id, attempts } = job;
      try {
        db.write(() => {
          work(job);
          settleJob(db, id, { doneAt: kit.now() });
        });
        return { id, failed: false };
      } catch (error) {
        const now = kit.now();
        const wait = WAITS[attempts - 1];
        settleJob(db, id, wait === undefined ? { failedAt: now } : { runAt: now + wait });
        return { id, failed: true, error, attempts, again: wait === undefined ? null : now + wait };
      }
    },
  };
}
