import type { Logger } from "pino";
import { Piscina } from "piscina";
import { DomainError } from "#app/domain/errors.ts";
import type { Reports } from "#app/services/reports/reports.ts";
import type { ReportTask } from "./report-worker.server.ts";

/** How long a document may take before it is given up, in milliseconds; its waiting is not counted. */
const PATIENCE = 60_000;

/**
 * The thread's memory, in megabytes. A document makes much that is soon forgotten: unless said, a
 * thread with a limit has so little room for the new that tidying it up takes a quarter of the work.
 */
const MEMORY = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 256 };

/** Documents that may wait for the worker; more are refused. */
const QUEUE = 40;

/**
 * Makes documents in a thread of their own, started when first needed. A document that fails, takes
 * too long or brings its thread down is refused as `document-failed`, and the next has a new thread.
 */
export function createReportPool(filename: string, log: Logger, patience = PATIENCE): Reports {
  const pool = new Piscina({
    filename,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 60_000,
    resourceLimits: MEMORY,
  });
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();

  async function make<Made>(task: ReportTask): Promise<Made> {
    try {
      if (waiting > QUEUE) throw new Error("too many documents wait");
      waiting += 1;
      // One after the other: whoever waits behind one that never ends has its own time in full.
      const made = last.then(() => pool.run(task, { signal: AbortSignal.timeout(patience) }));
      last = made
        .catch(() => {})
        .finally(() => {
          waiting -= 1;
        });
      return await made;
    } catch (error) {
      log.error({ err: error }, "a document could not be made");
      throw new DomainError("document-failed");
    }
  }
  return {
    pdf: (from) => make({ format: "pdf", from }),
    docx: (from) => make({ format: "docx", from }),
    xlsx: (from) => make({ format: "xlsx", from }),
    png: (from) => make({ format: "png", from }),
    tables: (from) => make({ format: "tables", from }),
    area: (from) => make({ format: "area", from }),
    length: (from) => make({ format: "length", from }),
  };
}
