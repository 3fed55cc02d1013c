import type { Logger } from "pino";
import type { Services } from "#app/services/index.server.ts";

/** How often the clerk looks for deadlines that have passed, in milliseconds. */
const PAUSE = 20_000;

/** What the clerk's caller holds: the way to end it. */
export type Clerk = { stop: () => void };

/**
 * Freezes packs once their papers deadline has passed. Each is claimed first, so that a process that
 * is killed in between does it after the next start.
 */
export function startClerk(freezing: Services["freezing"], log: Logger, pause = PAUSE): Clerk {
  let timer: NodeJS.Timeout | undefined;
  let recovered = false;

  function work(): void {
    try {
      // A file that cannot be written just now stops no start: it is tried again with the rest.
      if (!recovered) freezing.recover();
      recovered = true;
      for (let done = freezing.runNext(); done; done = freezing.runNext()) {
        if (!done.failed) log.info({ job: done.id }, "a pack's deadline was dealt with");
        else if (done.again === null)
          log.error({ job: done.id, err: done.error }, "a pack was given up");
        else log.warn({ job: done.id, err: done.error, attempts: done.attempts }, "a pack waits");
      }
    } catch (error) {
      log.error({ err: error }, "packs could not be frozen");
      recovered = false;
    }
    timer = setTimeout(work, pause).unref();
  }

  work();
  return { stop: () => clearTimeout(timer) };
}
