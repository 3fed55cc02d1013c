import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type DatabaseConnection from "better-sqlite3";
import BetterSqlite from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { connect } from "./client.server.ts";
import { copyVerified, makePrivate } from "./copy.server.ts";
import { TRIGGERS } from "./triggers.server.ts";

/** A database that cannot be used, with one line that says why. The file is left untouched. */
export class DatabaseRefused extends Error {
  override name = "DatabaseRefused";
}

type Journal = { entries: { idx: number; when: number; tag: string }[] };

type MigrateOptions = { migrationsFolder: string; log?: (line: string) => void };

/**
 * Brings a database file up to date, making it when there is none. An existing file that needs a
 * migration or other triggers is first copied beside itself and the copy verified. Refuses
 * (`DatabaseRefused`) a damaged file, one from a newer version, and a migration after which
 * foreign keys or row counts do not hold; the original is then as it was.
 */
export function migrateDatabase(path: string, { migrationsFolder, log }: MigrateOptions): void {
  mkdirSync(dirname(path), { recursive: true });
  const isNew = !existsSync(path) || statSync(path).size === 0;
  if (!isNew && countWaiting(path, migrationsFolder) === 0) return;
  if (isNew) makePrivate(path);
  const connection = connect(path);
  let backup: string | null = null;
  try {
    withLock(connection, () => {
      backup = isNew ? null : backUp(connection, path, log);
      apply(connection, migrationsFolder);
    });
  } catch (error) {
    connection.close();
    if (backup) restore(backup, path);
    if (error instanceof DatabaseRefused) throw error;
    throw new DatabaseRefused(
      `The database ${path} could not be migrated: ${message(error)}. It was left as it was.`,
    );
  }
  connection.close();
  if (!isNew) log?.(`Database migrated: ${path}`);
}

/** Puts the state before a failed migration back. */
function restore(backup: string, path: string): void {
  for (const rest of ["-wal", "-shm"]) rmSync(`${path}${rest}`, { force: true });
  copyFileSync(backup, path);
}

/**
 * Up to so many bytes a file is read whole at every start. Reading a larger one takes seconds: that is
 * done when it was not closed in order, before a migration, by backups and by the doctor.
 */
const READ_WHOLE = 64 * 1024 * 1024;

/** Whether a start looks for damage in the whole file. What was written last stands beside it until it is closed. */
function isToBeReadWhole(path: string): boolean {
  return statSync(path).size <= READ_WHOLE || existsSync(`${path}-wal`);
}

/**
 * How many migrations wait for a database file; stale triggers count as one. Reads only. Refuses
 * (`DatabaseRefused`) a damaged file, one that is not Homeward's, and one from a newer version.
 */
export function countWaiting(path: string, migrationsFolder: string): number {
  const journal: Journal = JSON.parse(
    readFileSync(join(migrationsFolder, "meta/_journal.json"), "utf8"),
  );
  let connection: DatabaseConnection.Database;
  let whole: boolean;
  try {
    whole = isToBeReadWhole(path);
    connection = new BetterSqlite(path, { readonly: true });
  } catch (error) {
    throw new DatabaseRefused(`The database ${path} cannot be opened: ${message(error)}.`);
  }
  try {
    const check = whole ? connection.pragma("quick_check", { simple: true }) : "ok";
    // Its first line names the database, the second the first fault found; one is enough to say.
    if (check !== "ok") throw new Error(String(check).split("\n").at(1) ?? String(check));
    const tables = connection
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table'")
      .pluck()
      .all();
    if (!tables.includes("__drizzle_migrations")) {
      throw new DatabaseRefused(
        `The file ${path} is a database, but not one of Homeward’s. It was left untouched.`,
      );
    }
    const applied = connection
      .prepare("SELECT hash FROM __drizzle_migrations ORDER BY created_at")
      .pluck()
      .all();
    const known = journal.entries.map(({ tag }) => hashOf(join(migrationsFolder, `${tag}.sql`)));
    const unknown = applied.some((hash, place) => hash !== known[place]);
    if (unknown) {
      throw new DatabaseRefused(
        `The database ${path} was made by a newer or different version of Homeward. It was left untouched: start that version, or restore a backup.`,
      );
    }
    const waiting = known.length - applied.length;
    return waiting > 0 ? waiting : triggersCurrent(connection) ? 0 : 1;
  } catch (error) {
    if (error instanceof DatabaseRefused) throw error;
    throw new DatabaseRefused(
      `The database ${path} is damaged (${message(error)}). It was left untouched: restore a backup.`,
    );
  } finally {
    connection.close();
  }
}

function triggersCurrent(connection: DatabaseConnection.Database): boolean {
  const existing = connection
    .prepare("SELECT sql FROM sqlite_master WHERE type = 'trigger' ORDER BY sql")
    .pluck()
    .all();
  return JSON.stringify(existing) === JSON.stringify([...TRIGGERS].sort());
}

/** Holds the file for one process: a second start waits for the first one's migration. */
function withLock(connection: DatabaseConnection.Database, work: () => void): void {
  connection.pragma("locking_mode = EXCLUSIVE");
  connection.exec("BEGIN IMMEDIATE; COMMIT");
  try {
    work();
  } finally {
    connection.pragma("locking_mode = NORMAL");
  }
}

function backUp(
  connection: DatabaseConnection.Database,
  path: string,
  log?: (line: string) => void,
): string {
  const stamp = new Date().toISOString().replace(/[:.]/g, "-");
  const backup = `${path}.before-migration-${stamp}`;
  const fault = copyVerified(connection, backup);
  if (fault) throw new DatabaseRefused(`The database ${path} could not be backed up (${fault}).`);
  log?.(`Backup before migration: ${backup}`);
  return backup;
}

function apply(connection: DatabaseConnection.Database, migrationsFolder: string): void {
  const before = countRows(connection);
  // Inside a transaction this pragma is ignored, and a rebuilt parent table would cascade.
  connection.pragma("foreign_keys = OFF");
  for (const name of triggerNames(connection)) connection.exec(`DROP TRIGGER "${name}"`);
  migrate(drizzle(connection), { migrationsFolder });
  const broken = connection.pragma("foreign_key_check") as unknown[];
  if (broken.length > 0) throw new Error(`${broken.length} broken references`);
  const after = countRows(connection);
  for (const [table, rows] of before) {
    const now = after.get(table);
    if (now !== undefined && now < rows) throw new Error(`${table} lost ${rows - now} rows`);
  }
  for (const trigger of TRIGGERS) connection.exec(trigger);
  connection.pragma("foreign_keys = ON");
}

function triggerNames(connection: DatabaseConnection.Database): string[] {
  return connection
    .prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    .pluck()
    .all() as string[];
}

function countRows(connection: DatabaseConnection.Database): Map<string, number> {
  const tables = connection
    .prepare(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'",
    )
    .pluck()
    .all() as string[];
  return new Map(
    tables.map((table) => [
      table,
      connection.prepare(`SELECT count(*) FROM "${table}"`).pluck().get() as number,
    ]),
  );
}

const hashOf = (file: string) => createHash("sha256").update(readFileSync(file)).digest("hex");

const message = (error: unknown) => (error instanceof Error ? error.message : String(error));
