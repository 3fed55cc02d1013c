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
  desks: "where the room is, and its clock",
  second_steps: "one that is not confirmed yet, and which code was taken last",
  recovery_codes: "which are used; the sign-in they open is on record",
  "links step": "half a sign-in; the whole of it is on record",
  "links reset": "made when a message is sent; a new password by it is on record",
  update_links: "made when a message is sent; who asked for it is on record",
  "links set-up": "made while there is no area yet to put it on record",
};

/** What stands for a save of scores: an event that was written earlier on the same day. */
const SCORING = ["scored", "sheet-typed", "sheets-imported", "sheet-struck"];

/** Tables that a save of scores changes; a paper sheet is a member and a guest, too. */
const OF_SCORING = ["scores", "round_scorers", "members", "guests"];

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
  const triggers = tables.flatMap((table) =>
    ["INSERT", "UPDATE", "DELETE"].map((event) => {
      const row = event === "DELETE" ? "OLD" : "NEW";
      // Raising the number that screens listen for is no change of the round.
      const when =
        table === "rounds" && event === "UPDATE" ? "WHEN NEW.version <> OLD.version" : "";
      const what = table === "links" ? `'links ' || ${row}.purpose` : `'${table}'`;
      return `CREATE TEMP TRIGGER IF NOT EXISTS watch_${table}_${event} AFTER ${event} ON main."${table}" ${when}
        BEGIN SELECT touch(${what}); END;`;
    }),
  );
  $client.exec(triggers.join("\n"));
  const scoring = $client
    .prepare(`SELECT 1 FROM audit_events WHERE kind IN (SELECT value FROM json_each(?)) LIMIT 1`)
    .pluck();

  function check(): void {
    if (touched.has("audit_events")) return;
    const silent = [...touched].filter((table) => !(table in BOOKKEEPING));
    if (silent.length === 0) return;
    const isScoring = silent.every((table) => OF_SCORING.includes(table));
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
