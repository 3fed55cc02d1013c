import type { Server } from "node:http";
import type { Logger } from "pino";

/** How long requests under way may take to end, in milliseconds. */
const DRAIN = 2_000;

type Closing = { close: () => void };

/**
 * Ends the process in order when it is asked to: no new connections, live streams end, requests
 * under way get two seconds, then the database is checkpointed and closed. An error nobody caught ends it the same
 * way, with exit code 1.
 */
export function stopOnSignal(
  server: Server,
  database: Closing,
  log: Logger,
  endStreams: () => void,
): void {
  let stopping = false;
  const stop = (exitCode: number) => {
    if (stopping) return;
    stopping = true;
    const end = () => {
      database.close();
      log.flush();
      process.exit(exitCode);
    };
    const drained = setTimeout(() => {
      server.closeAllConnections();
      end();
    }, DRAIN);
    server.close(() => {
      clearTimeout(drained);
      end();
    });
    // A stream would go on for ever. What ends leaves its connection idle a moment later.
    endStreams();
    server.closeIdleConnections();
  };
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => stop(0));
  process.on("uncaughtException", (error) => {
    log.fatal({ err: error }, "uncaught");
    stop(1);
  });
}
