import { existsSync, statfsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { ContentError, formatProblem } from "#app/domain/model/content-error.ts";
import { loadContent } from "#app/services/content.server.ts";
import { listBackups } from "#db/backup.server.ts";
import { findFault } from "#db/copy.server.ts";
import { countWaiting } from "#db/migrate.server.ts";

/** One thing that was looked at: in order, worth a look, or wrong. */
export type Finding = { state: "fine" | "attention" | "wrong"; words: string };

type Place = { databasePath: string; root: string; backups: string; now: number };

const MIB = 1024 * 1024;
const DAY = 86_400_000;
/** Free space below which a backup or a migration may not fit, as a multiple of the database. */
const ROOM = 3;

const fine = (words: string): Finding => ({ state: "fine", words });
const attention = (words: string): Finding => ({ state: "attention", words });
const wrong = (words: string): Finding => ({ state: "wrong", words });

/** Looks over an installation: its database, disk, content and backups. It changes nothing. */
export function examine(place: Place): Finding[] {
  return [...examineDatabase(place), examineContent(place), ...examineBackups(place)];
}

function examineDatabase({ databasePath: path, root }: Place): Finding[] {
  if (!existsSync(path)) return [wrong(`There is no database ${path} (DATABASE_PATH).`)];
  const found: Finding[] = [];
  try {
    const waiting = countWaiting(path, join(root, "db/migrations"));
    const fault = findFault(path);
    found.push(
      fault
        ? wrong(`The database ${path} is damaged: ${fault}.`)
        : fine(`The database ${path} is whole, and its references hold.`),
      waiting === 0
        ? fine("No migration waits.")
        : attention(`${waiting} migration(s) wait: the next start does them, after a copy.`),
    );
  } catch (error) {
    found.push(wrong((error as Error).message));
  }
  const { mode, size } = statSync(path);
  found.push(
    (mode & 0o077) === 0
      ? fine("Only its own account can read the database.")
      : attention(`Other accounts of this machine can read the database: chmod 600 ${path}`),
  );
  const { bavail, bsize } = statfsSync(dirname(path));
  const free = bavail * bsize;
  const words = `${Math.round(free / MIB)} MiB are free beside a database of ${Math.ceil(size / MIB)} MiB.`;
  found.push(free > Math.max(size * ROOM, 100 * MIB) ? fine(words) : wrong(`Only ${words}`));
  return found;
}

function examineContent({ root }: Place): Finding {
  try {
    const { editions, measures } = loadContent(join(root, "content"));
    return fine(`The content is in order: ${editions.size} models, ${measures.size} measures.`);
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return wrong(`The content is not in order: ${error.problems.map(formatProblem).join("; ")}`);
  }
}

function examineBackups({ backups: folder, now }: Place): Finding[] {
  const [last] = listBackups(folder);
  if (!last) return [attention(`No backup lies in ${folder}: npm run backup makes one.`)];
  const age = Math.floor((now - last.at) / DAY);
  const words = `The last backup is ${age === 0 ? "of today" : `${age} day(s) old`}: ${last.file}`;
  return [age < 2 ? fine(words) : attention(words)];
}
