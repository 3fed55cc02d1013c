import { spawn } from "node:child_process";
import { join, resolve } from "node:path";

/** The built process, running in demonstration mode on a port of its own. */
export type RunningProcess = {
  url: string;
  pid: number;
  databasePath: string;
  /** What has been read of its greeting and its log so far: all of it once it has stopped. */
  written: () => string;
  /** Asks it to end as a system would, and gives its exit code. */
  stop: () => Promise<number | null>;
  /** Ends it as a crash would, in the middle of whatever it does. */
  kill: () => Promise<unknown>;
};

/**
 * Starts `build/process/main.js` of a project on this database file, and waits until it serves; `flags`
 * are Node's own.
 */
export function startProcess(
  databasePath: string,
  environment: Record<string, string> = {},
  root = resolve("."),
  flags: readonly string[] = [],
): Promise<RunningProcess> {
  const child = spawn(process.execPath, [...flags, join(root, "build/process/main.js")], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: "production",
      HOMEWARD_MODE: "demonstration",
      HOMEWARD_TEST_HASHING: "cheap",
      LOG_LEVEL: "info",
      PORT: "0",
      DATABASE_PATH: databasePath,
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let written = "";
  // "close" comes after the last line it wrote, "exit" may come before.
  const ended = new Promise<number | null>((done) => child.on("close", done));
  return new Promise((done, reject) => {
    const read = (chunk: Buffer) => {
      written += chunk;
      const url = /Homeward is at (http:\S+)/.exec(written)?.[1];
      if (!url) return;
      done({
        url,
        pid: child.pid ?? 0,
        databasePath,
        written: () => written,
        stop: () => {
          child.kill("SIGTERM");
          return ended;
        },
        kill: () => {
          child.kill("SIGKILL");
          return ended;
        },
      });
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    ended.then((code) => reject(new Error(`The process ended with ${code}: ${written}`)));
  });
}
