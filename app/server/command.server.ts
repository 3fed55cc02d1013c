import { resolve } from "node:path";

/** The database that a command is about: DATABASE_PATH, or where `npm run serve` keeps its own. */
export function databasePath(): string {
  return resolve(process.env.DATABASE_PATH || "data/production.db");
}

/** Runs a command whose refusals are one line each; anything else is a fault and shows itself. */
export async function runCommand(work: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await work();
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "DatabaseRefused") throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
