import { type DestinationStream, type Logger, pino } from "pino";
import type { Config } from "#app/http/env.server.ts";

/** A structured log, one JSON line an event, on standard output unless told otherwise. */
export function createLog(
  config: Pick<Config, "logLevel">,
  destination: DestinationStream = pino.destination(1),
): Logger {
  return pino(
    {
      level: config.logLevel,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      serializers: { err: describeError },
    },
    destination,
  );
}

/**
 * A path as a log may hold it: what follows `/invite/`, `/set-up/` and the like opens a door, and
 * a query may hold what someone typed.
 */
export function redactPath(url: string): string {
  const path = url.split(/[?#]/, 1)[0] ?? "";
  return path.replace(/\/(invite|set-up|join|reset|shared|updates)\/[^/]+/gi, "/$1/[token]");
}

type DescribedError = {
  name: string;
  code?: unknown;
  message: string;
  at: string[];
  cause?: DescribedError;
};

/** An error without the values a failed statement was given: they may be people's own words. */
function describeError(error: unknown): DescribedError {
  if (!(error instanceof Error)) return { name: typeof error, message: "not an error", at: [] };
  const code = "code" in error ? error.code : undefined;
  return {
    name: error.name,
    ...(code !== undefined && { code }),
    message: error.message.split(/\nparams:/, 1)[0] ?? "",
    at: (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line)),
    ...(error.cause instanceof Error && { cause: describeError(error.cause) }),
  };
}
