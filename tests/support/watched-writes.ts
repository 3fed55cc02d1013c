import type { Database } from "#db/client.server.ts";

/**
 * Tables that hold no record of what somebody did: what is written there alone needs no audit event.
 * Every other table of the database is held to it, so a new one is held from its first day.
 */
const BOOKKEEPING: Readonly<Record<string, string>> = {
  audit_events: "the log itself",
  jobs: "work that waits; what asked for it is on record",
  sessions: "when a browser was last seen",
  guest_sessions: "when a guest's browser was last seen",
  score_keys: "which choices were saved already",
  "links step": "half a sign-in; the whole of it is on record",
  "links set-up": "made while there is no area yet to put it on record",
};

/** What stands for a save of scores: an event that was written earlier on the same day. */
const SCORING = ["scored", "sheet-typed", "sheets-imported", "sheet-struck"];

/**
 * The database as services see it in tests: a transaction that changes a table and leaves no audit
 * event in it throws, and so fails whichever test ran it. `events` counts what was put on record.
 */
export function watchWrites(database: Database): { watched: Database; events: () => number } {
  const { $client } = database.orm;
  const touched = new Set<string>();
  let events = 0;
  $client.function("touch", (table) => {
    touched.add(String(table));
    if (table === "audit_events") events += 1;
    return null;
  });
  const tables = $client
    .prepare("SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    .pluck()
    .all() as string[];
  for (const table of tables) {
    for (const event of ["INSERT", "UPDATE", "DELETE"]) {
      const row = event === "DELETE" ? "OLD" : "NEW";
      $client.exec(
        `CREATE TEMP TRIGGER IF NOT EXISTS watch_${table}_${event} AFTER ${event} ON main."${table}"
         BEGIN SELECT touch(${table === "links" ? `'links ' || ${row}.purpose` : `'${table}'`}); END`,
      );
    }
  }
  const scoring = $client
    .prepare(`SELECT 1 FROM audit_events WHERE kind IN (SELECT value FROM json_each(?)) LIMIT 1`)
    .pluck();

  function check(): void {
    if (touched.has("audit_events")) return;
    const silent = [...touched].filter((table) => !(table in BOOKKEEPING));
    if (silent.length === 0) return;
    const isScoring = silent.every((table) =>
      ["scores", "round_scorers", "rounds"].includes(table),
    );
    if (isScoring && scoring.get(JSON.stringify(SCORING)) === 1) return;
    throw new Error(`Without an audit event were changed: ${silent.join(", ")}.`);
  }

  const watched: Database = {
    ...database,
    write: (work) => {
      if ($client.inTransaction) return database.write(work);
      touched.clear();
      return database.write(() => {
        const result = work();
        check();
        return result;
      });
    },
  };
  return { watched, events: () => events };
}
