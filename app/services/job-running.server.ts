import { claimJob, type Job, recoverJobs, settleJob } from "#db/queries/jobs.server.ts";
import type { Kit } from "./kit.server.ts";

const MINUTE = 60_000;
/** How long to wait before each next attempt, in milliseconds; after the last the work is given up. */
const WAITS = [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * 60 * MINUTE, 6 * 60 * MINUTE];
/** How long finished work is kept, in milliseconds. */
const KEPT = 30 * 24 * 60 * MINUTE;

/** What became of one piece of work: done, or failed and when it is tried again (null: given up). */
export type JobOutcome =
  | { id: string; failed: false }
  | { id: string; failed: true; error: unknown; attempts: number; again: number | null };

/** At the start: what a process before this one left half done of a kind is due again. */
export function recoverKind(kit: Kit, kind: string): void {
  recoverJobs(kit.db, [kind], kit.now() - KEPT);
}

/**
 * Does the next piece of work of a kind that is due, in one transaction with the note that it is
 * done; null when there is none.
 */
export function runNextOf(kit: Kit, kind: string, work: (job: Job) => void): JobOutcome | null {
  const { db } = kit;
  const job = claimJob(db, [kind], kit.now());
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
}
