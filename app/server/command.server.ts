import { resolve } from "node:path";

/** The database that a command is about: DATABASE_PATH, or where `npm run serve` keeps its own. */
export function databasePath(): string {
  return resolve(process.env.DATABASE_PATH || "data/production.db");
}

/** Errors that say to whoever runs a command, in one line, what is wrong. */
const REFUSALS = ["DatabaseRefused", "SettingError", "DomainError"];

/** What the system or the database cannot do just now, in one line; by the code of the error. */
const HINDRANCES: Readonly<Record<string, string>> = {
  ENOSPC: "There is no room left on the disk: nothing was finished.",
  SQLITE_FULL: "There is no room left on the disk: nothing was finished.",
  SQLITE_BUSY: "The database is busy: nothing was done. Try again in a moment.",
};

/** Runs a command whose refusals are one line each; anything else is a fault and shows itself. */
export async function runCommand(work: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await work();
  } catch (error) {
    const line = describeRefusal(error);
    if (line === null) throw error;
    process.stderr.write(`${line}\n`);
    process.exitCode = 1;
  }
}

/** The line that says why a command did not do its work; null for a fault of ours. */
export function describeRefusal(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (REFUSALS.includes(error.name)) return error.message;
  return HINDRANCES[(error as NodeJS.ErrnoException).code ?? ""] ?? null;
}
