import type { Logger } from "pino";
import type { Services } from "#app/services/index.server.ts";

/** How often the clerk looks for deadlines that have passed, in milliseconds. */
const PAUSE = 20_000;

/** What the clerk's caller holds: the way to end it. */
export type Clerk = { stop: () => void };

/**
 * Freezes packs once their papers deadline has passed, and once a day lets go what areas keep no
 * longer. Each piece of work is claimed first, so that a process that is killed in between does it
 * after the next start.
 */
export function startClerk(
  { freezing, retention }: Pick<Services, "freezing" | "retention">,
  log: Logger,
  pause = PAUSE,
): Clerk {
  const duties = [
    { name: "a pack's deadline", ...freezing },
    { name: "the day's letting go", ...retention },
  ];
  const recovered = new Set<string>();
  let timer: NodeJS.Timeout | undefined;

  function work(): void {
    for (const { name, recover, runNext } of duties) {
      try {
        // A file that cannot be written just now stops no start: it is tried again with the rest.
        if (!recovered.has(name)) recover();
        recovered.add(name);
        for (let done = runNext(); done; done = runNext()) {
          if (!done.failed) log.info({ job: done.id }, `${name} was dealt with`);
          else if (done.again === null)
            log.error({ job: done.id, err: done.error }, `${name} was given up`);
          else
            log.warn({ job: done.id, err: done.error, attempts: done.attempts }, `${name} waits`);
        }
      } catch (error) {
        log.error({ err: error }, `${name} could not be dealt with`);
        recovered.delete(name);
      }
    }
    timer = setTimeout(work, pause).unref();
  }

  work();
  return { stop: () => clearTimeout(timer) };
}
