import { and, asc, eq, gt, inArray, isNotNull, isNull, lte, or, sql } from "drizzle-orm";
import { type Database, prepared } from "../client.server.ts";
import { jobs } from "../schema/jobs.server.ts";

export type Job = typeof jobs.$inferSelect;

const placeholder = sql.placeholder;

/** Work of the kinds in a JSON list. */
const ofKinds = sql`${jobs.kind} IN (SELECT value FROM json_each(${placeholder("kinds")}))`;

const nextDue = prepared((orm) =>
  orm
    .select()
    .from(jobs)
    .where(
      and(
        isNull(jobs.doneAt),
        isNull(jobs.failedAt),
        or(lte(jobs.runAt, placeholder("now")), gt(jobs.runAt, placeholder("farthest"))),
        isNull(jobs.claimedAt),
        ofKinds,
      ),
    )
    .orderBy(asc(jobs.runAt), asc(jobs.createdAt))
    .limit(1)
    .prepare(),
);

const waitingNow = prepared((orm) =>
  orm
    .select({ count: sql<number>`count(*)` })
    .from(jobs)
    .where(and(isNull(jobs.doneAt), isNull(jobs.failedAt)))
    .prepare(),
);

/** How much work waits to be done. */
export function countWaitingJobs(db: Database): number {
  return waitingNow(db).get()?.count ?? 0;
}

/** Adds work to be done; work with an id that is there already changes nothing. Gives whether it is new. */
export function insertJob(
  db: Database,
  job: Pick<Job, "id" | "kind" | "payload" | "runAt" | "createdAt">,
): boolean {
  return db.orm.insert(jobs).values(job).onConflictDoNothing().run().changes === 1;
}

/**
 * Claims the work of these kinds that has been due longest, counting the attempt; undefined when
 * nothing is due. Work that is put down for later than `farthest` was put down by a clock that has
 * gone back since, and is due as well.
 */
export function claimJob(
  db: Database,
  kinds: readonly string[],
  now: number,
  farthest = Number.MAX_SAFE_INTEGER,
): Job | undefined {
  return db.write(() => {
    const job = nextDue(db).get({ kinds: JSON.stringify(kinds), now, farthest });
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
 * At the start of the process: work of these kinds that a process before this one had claimed and
 * not ended is due again, and what ended before `keepFrom` is forgotten.
 */
export function recoverJobs(db: Database, kinds: readonly string[], keepFrom: number): void {
  const own = inArray(jobs.kind, [...kinds]);
  db.orm
    .update(jobs)
    .set({ claimedAt: null })
    .where(and(own, isNotNull(jobs.claimedAt)))
    .run();
  db.orm
    .delete(jobs)
    .where(and(own, or(lte(jobs.doneAt, keepFrom), lte(jobs.failedAt, keepFrom))))
    .run();
}
