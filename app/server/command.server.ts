import { resolve } from "node:path";

/** The database that a command is about: DATABASE_PATH, or where `npm run serve` keeps its own. */
export function databasePath(): string {
  return resolve(process.env.DATABASE_PATH || "data/production.db");
}

/** Errors that say to whoever runs a command, in one line, what is wrong. */
const REFUSALS = ["DatabaseRefused", "SettingError", "DomainError"];

/** Runs a command whose refusals are one line each; anything else is a fault and shows itself. */
export async function runCommand(work: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await work();
  } catch (error) {
    if (!(error instanceof Error) || !REFUSALS.includes(error.name)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
