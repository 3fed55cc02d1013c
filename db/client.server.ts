import DatabaseConnection from "better-sqlite3";
import { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";
import { storageFault } from "./faults.server.ts";

/** How long a write waits for another process that writes, in milliseconds. */
const PATIENCE = 5_000;
/**
 * How long it waits once one has waited in vain. Waiting holds up everyone, readers too; so while
 * the file stays locked a write is refused soon, and the others go on.
 */
const IMPATIENCE = 50;
/** How many notes are kept for when the file can be written again; more would be a leak. */
const MOST_OWED = 1_000;

type Orm = BetterSQLite3Database<Record<string, never>> & {
  $client: DatabaseConnection.Database;
};

/** An open database. Its queries stand in db/queries, nowhere else. */
export type Database = {
  orm: Orm;
  /** The file it is kept in. */
  path: string;
  /** Runs `work` in one immediate transaction; all of it happens or none. Never await inside. */
  write: <T>(work: () => T) => T;
  /**
   * Runs `work` once the outermost transaction under way is on disk, and never when it (or the
   * part of it that asked) is undone; at once outside a transaction. It must not throw.
   */
  afterCommit: (work: () => void) => void;
  /**
   * Writes a note of what somebody did, on which nothing else is built: it outlives the process at
   * once, a power cut only with the next write that is synchronised. Inside a transaction, part of it.
   * Where nothing can be written that is said to `report`, and what is read goes on: the note is left
   * out, or with `owed` kept in memory until something can be written again.
   */
  note: (work: () => void, owed?: "owed") => void;
  /**
   * Names the state of the database, notes apart: while it stays the same, whatever was read would
   * be read again. Null inside a transaction, which may yet be undone.
   */
  state: () => string | null;
  /** Tells whoever looks after the service of a fault of the file. */
  report: (fault: unknown) => void;
  /** Answers when the file can be read and, where the last write met a fault of it, written; throws otherwise. */
  check: () => void;
  close: () => void;
};

/** Sets the pragmas every connection needs: see docs/decisions/sqlite.md. */
export function connect(path: string): DatabaseConnection.Database {
  const connection = new DatabaseConnection(path);
  connection.pragma(`busy_timeout = ${PATIENCE}`);
  connection.pragma("journal_mode = WAL");
  connection.pragma("synchronous = FULL");
  connection.pragma("foreign_keys = ON");
  connection.pragma("recursive_triggers = ON");
  // A redacted name must not stay readable in the file's free space.
  connection.pragma("secure_delete = ON");
  return connection;
}

/** Opens a migrated database file; `report` hears of faults of the file. */
export function openDatabase(path: string, report: Database["report"] = () => {}): Database {
  const connection = connect(path);
  let waiting: (() => void)[] = [];
  const owed: (() => void)[] = [];
  const total = connection.prepare("SELECT total_changes()").pluck();
  const others = connection.prepare("PRAGMA data_version").pluck();
  let noted = 0;
  let lastWrite: "done" | "locked" | "failed" = "done";

  function wrote(outcome: typeof lastWrite): void {
    if ((outcome === "locked") !== (lastWrite === "locked")) {
      connection.pragma(`busy_timeout = ${outcome === "locked" ? IMPATIENCE : PATIENCE}`);
    }
    lastWrite = outcome;
  }

  /** Writes a note; gives whether there was room for it. */
  function jot(work: () => void): boolean {
    const before = total.get() as number;
    connection.pragma("synchronous = NORMAL");
    try {
      work();
      return true;
    } catch (error) {
      if (!storageFault(error)) throw error;
      report(error);
      return false;
    } finally {
      connection.pragma("synchronous = FULL");
      noted += (total.get() as number) - before;
    }
  }

  /** Writes the notes that are owed; gives whether there was room for them all. */
  function settle(): boolean {
    for (let next = owed[0]; next; next = owed[0]) {
      try {
        if (!jot(next)) return false;
      } catch (error) {
        // Such as a note of somebody who is gone since: what was just written stands all the same.
        report(error);
      }
      owed.shift();
    }
    return true;
  }

  return {
    orm: drizzle(connection) as Orm,
    path,
    write: (work) => {
      const before = waiting.length;
      let result: ReturnType<typeof work>;
      try {
        result = connection.transaction(work).immediate();
      } catch (error) {
        waiting.length = before;
        const fault = storageFault(error);
        if (fault && !connection.inTransaction) {
          wrote(fault === "database-busy" ? "locked" : "failed");
        }
        throw error;
      }
      if (!connection.inTransaction) {
        if (lastWrite !== "done") wrote("done");
        const due = waiting;
        waiting = [];
        for (const each of due) each();
        settle();
      }
      return result;
    },
    afterCommit: (work) => {
      if (connection.inTransaction) waiting.push(work);
      else work();
    },
    note: (work, kept) => {
      if (connection.inTransaction) return work();
      // What is owed is older, and comes first.
      const written = settle() && jot(work);
      if (!written && kept && owed.length < MOST_OWED) owed.push(work);
    },
    state: () =>
      connection.inTransaction ? null : `${(total.get() as number) - noted} ${others.get()}`,
    report,
    check: () => {
      connection.pragma("schema_version");
      if (lastWrite !== "failed") return;
      // The least there is to write: a number of the file that nothing uses, as it was.
      const version = connection.pragma("user_version", { simple: true });
      connection.pragma(`user_version = ${version}`);
      wrote("done");
      settle();
    },
    close: () => {
      settle();
      connection.pragma("wal_checkpoint(TRUNCATE)");
      connection.close();
    },
  };
}

/**
 * A statement built once per connection, since building one costs about as much as running it.
 * Gives a function from the database to its prepared statement.
 */
export function prepared<Statement>(build: (orm: Orm) => Statement): (db: Database) => Statement {
  const statements = new WeakMap<Database, Statement>();
  return (db) => {
    let statement = statements.get(db);
    if (!statement) {
      statement = build(db.orm);
      statements.set(db, statement);
    }
    return statement;
  };
}
