import type { ErrorCode } from "#app/domain/errors.ts";

/** What a failed statement of SQLite means for whoever waits for it, by the beginning of its code. */
const MEANINGS: readonly (readonly [RegExp, ErrorCode])[] = [
  [/^SQLITE_(BUSY|LOCKED)/, "database-busy"],
  // The index beside the log is made longer in steps, for which there may be no room either.
  [/^SQLITE_(FULL|IOERR_SHMSIZE)/, "storage-full"],
  [/^SQLITE_READONLY/, "storage-read-only"],
  [/^SQLITE_(CORRUPT|NOTADB|IOERR|CANTOPEN)/, "storage-damaged"],
];

/**
 * The refusal that a fault of the database file comes to: locked, no room, read-only, damaged. Null
 * for whatever else was thrown, such as a broken constraint, which is a fault of ours.
 */
export function storageFault(error: unknown): ErrorCode | null {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return MEANINGS.find(([beginning]) => beginning.test(code))?.[1] ?? null;
}
