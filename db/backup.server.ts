import { createHash } from "node:crypto";
import {
  closeSync,
  createReadStream,
  createWriteStream,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import BetterSqlite from "better-sqlite3";
import { copyVerified, findFault, makePrivate } from "./copy.server.ts";
import { countWaiting, DatabaseRefused } from "./migrate.server.ts";

/** A backup that lies in a folder: its file, and when it was made (UTC milliseconds). */
export type Backup = { file: string; at: number; bytes: number };

const NAME = /^homeward-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z\.db\.gz$/;

const nameAt = (at: number) => `homeward-${new Date(at).toISOString().replace(/[:.]/g, "-")}.db.gz`;

/** The backups of a folder, the latest first. Other files in it are none of ours. */
export function listBackups(folder: string): Backup[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name): Backup[] => {
      const found = NAME.exec(name);
      if (!found) return [];
      const [, day, hour, minute, second, rest] = found;
      const file = join(folder, name);
      const at = Date.parse(`${day}T${hour}:${minute}:${second}.${rest}Z`);
      return [{ file, at, bytes: statSync(file).size }];
    })
    .sort((a, b) => b.at - a.at);
}

/**
 * Backs a database up while it is used: a copy of one instant, checked, compressed, with its
 * SHA-256 beside it as `sha256sum -c` reads it. `keep` is how many backups stay in the folder; none
 * is taken away before the new one is whole and on disk. Gives the new file's path, and how many
 * were taken away.
 */
export async function backUpDatabase(
  path: string,
  { folder, keep, at }: { folder: string; keep: number; at: number },
): Promise<{ file: string; removed: number }> {
  if (!existsSync(path)) throw new DatabaseRefused(`There is no database ${path}.`);
  const file = join(folder, nameAt(at));
  const copy = `${file}.copy`;
  const part = `${file}.part`;
  try {
    const connection = new BetterSqlite(path, { fileMustExist: true });
    try {
      connection.pragma("busy_timeout = 5000");
      const fault = copyVerified(connection, copy);
      if (fault) throw new DatabaseRefused(`The database ${path} is damaged (${fault}).`);
    } finally {
      connection.close();
    }
    makePrivate(part);
    await pipeline(createReadStream(copy), createGzip(), createWriteStream(part));
    writeFileSync(`${file}.sha256`, `${await sumOf(part)}  ${basename(file)}\n`, { mode: 0o600 });
    reachDisk(part);
    reachDisk(`${file}.sha256`);
    renameSync(part, file);
    reachDisk(folder);
  } finally {
    for (const rest of [copy, part]) rmSync(rest, { force: true });
  }
  const old = listBackups(folder).slice(keep);
  for (const each of old) {
    for (const gone of [each.file, `${each.file}.sha256`]) rmSync(gone, { force: true });
  }
  return { file, removed: old.length };
}

/**
 * Puts a backup in the place of a database. Refuses (`DatabaseRefused`), with the place left as it
 * was, a file whose checksum is missing or wrong, a damaged or newer one, and a database that is in
 * use. Gives where the database that stood there now lies; null when there was none.
 */
export async function restoreDatabase(
  file: string,
  path: string,
  { migrationsFolder, at }: { migrationsFolder: string; at: number },
): Promise<{ kept: string | null }> {
  await checkSum(file);
  const fresh = `${path}.restoring`;
  try {
    makePrivate(fresh);
    try {
      await pipeline(createReadStream(file), createGunzip(), createWriteStream(fresh));
    } catch (error) {
      throw new DatabaseRefused(`${file} cannot be unpacked: ${(error as Error).message}.`);
    }
    // A newer one is refused here; an older one is migrated when it is next started on.
    countWaiting(fresh, migrationsFolder);
    const fault = findFault(fresh);
    if (fault) throw new DatabaseRefused(`The database in ${file} is damaged (${fault}).`);
    reachDisk(fresh);
    const kept = existsSync(path) ? setAside(path, at) : null;
    renameSync(fresh, path);
    reachDisk(dirname(path));
    return { kept };
  } finally {
    for (const rest of ["", "-wal", "-shm"]) rmSync(`${fresh}${rest}`, { force: true });
  }
}

/** Moves a database that nobody uses out of the way, whole. */
function setAside(path: string, at: number): string {
  const connection = new BetterSqlite(path, { timeout: 500 });
  try {
    // Whoever has the file open holds a share of it: then this is refused.
    connection.pragma("locking_mode = EXCLUSIVE");
    connection.exec("BEGIN EXCLUSIVE; COMMIT");
    connection.pragma("wal_checkpoint(TRUNCATE)");
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith("SQLITE_BUSY")) {
      throw new DatabaseRefused(`The database ${path} is in use: stop Homeward first.`);
    }
    // A damaged one is moved as it is, with what lies beside it.
  } finally {
    connection.close();
  }
  const kept = `${path}.before-restore-${new Date(at).toISOString().replace(/[:.]/g, "-")}`;
  for (const rest of ["-wal", "-shm", ""]) {
    if (existsSync(`${path}${rest}`)) renameSync(`${path}${rest}`, `${kept}${rest}`);
  }
  return kept;
}

async function checkSum(file: string): Promise<void> {
  if (!existsSync(file)) throw new DatabaseRefused(`There is no file ${file}.`);
  if (!existsSync(`${file}.sha256`)) {
    throw new DatabaseRefused(
      `The checksum ${file}.sha256 is missing: a backup has one beside it.`,
    );
  }
  const [wanted] = readFileSync(`${file}.sha256`, "utf8").split(/\s/);
  if (wanted !== (await sumOf(file))) {
    throw new DatabaseRefused(`${file} is not what was backed up: its checksum differs.`);
  }
}

async function sumOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}

function reachDisk(path: string): void {
  const handle = openSync(path, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
