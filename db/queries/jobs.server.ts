import { and, asc, eq, isNotNull, isNull, lte, or, sql } from "drizzle-orm";
import { type Database, prepared } from "../client.server.ts";
import { jobs } from "../schema/jobs.server.ts";

export type Job = typeof jobs.$inferSelect;

const placeholder = sql.placeholder;

const nextDue = prepared((orm) =>
  orm
    .select()
    .from(jobs)
    .where(
      and(
        isNull(jobs.doneAt),
        isNull(jobs.failedAt),
        lte(jobs.runAt, placeholder("now")),
        isNull(jobs.claimedAt),
      ),
    )
    .orderBy(asc(jobs.runAt), asc(jobs.createdAt))
    .limit(1)
    .prepare(),
);

/** Adds work to be done; work with an id that is there already changes nothing. Gives whether it is new. */
export function insertJob(
  db: Database,
  job: Pick<Job, "id" | "kind" | "payload" | "runAt" | "createdAt">,
): boolean {
  return db.orm.insert(jobs).values(job).onConflictDoNothing().run().changes === 1;
}

/** Claims the work that has been due longest, counting the attempt; undefined when nothing is due. */
export function claimJob(db: Database, now: number): Job | undefined {
  return db.write(() => {
    const job = nextDue(db).get({ now });
    if (!job) return undefined;
    const attempts = job.attempts + 1;
    db.orm.update(jobs).set({ claimedAt: now, attempts }).where(eq(jobs.id, job.id)).run();
    return { ...job, claimedAt: now, attempts };
  });
}

/** Notes what became of claimed work: done, given up, or to be tried again from an instant on. */
export function settleJob(
  db: Database,
  id: string,
  outcome: { doneAt: number } | { failedAt: number } | { runAt: number },
): void {
  db.orm
    .update(jobs)
    .set({ claimedAt: null, ...outcome })
    .where(eq(jobs.id, id))
    .run();
}

/**
 * At the start of the process: work that a process before this one had claimed and not ended is
 * due again, and what ended before `keepFrom` is forgotten.
 */
export function recoverJobs(db: Database, keepFrom: number): void {
  db.orm.update(jobs).set({ claimedAt: null }).where(isNotNull(jobs.claimedAt)).run();
  db.orm
    .delete(jobs)
    .where(or(lte(jobs.doneAt, keepFrom), lte(jobs.failedAt, keepFrom)))
    .run();
}
