import { chmodSync, closeSync, openSync, rmSync } from "node:fs";
import type DatabaseConnection from "better-sqlite3";
import BetterSqlite from "better-sqlite3";

/** Makes an empty file that no other user of the machine can read: it will hold unrevealed scores. */
export function makePrivate(path: string): void {
  closeSync(openSync(path, "a", 0o600));
  chmodSync(path, 0o600);
}

/**
 * Writes a database as it stands at one instant to another file, while others read and write it.
 * Gives what is wrong with the copy, which is then taken away; null when it is whole.
 */
export function copyVerified(
  connection: DatabaseConnection.Database,
  target: string,
): string | null {
  makePrivate(target);
  let fault: string | null;
  try {
    connection.prepare("VACUUM INTO ?").run(target);
    fault = findFault(target);
  } catch (error) {
    rmSync(target, { force: true });
    throw error;
  }
  if (fault) rmSync(target);
  return fault;
}

/** What is wrong with a database file, in SQLite's words; null when it is whole. Reads all of it. */
export function findFault(path: string): string | null {
  const copy = new BetterSqlite(path, { readonly: true });
  try {
    const check = String(copy.pragma("integrity_check", { simple: true }));
    if (check !== "ok") return check;
    const broken = copy.pragma("foreign_key_check") as unknown[];
    return broken.length > 0 ? `${broken.length} broken references` : null;
  } finally {
    copy.close();
  }
}
