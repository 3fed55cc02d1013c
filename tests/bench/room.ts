import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { type Finding, inMilliseconds, percentile } from "./measure.ts";
import { startRole } from "./roles.ts";
import { makeRoom, ROUND_PATH, readRows, readStored } from "./room-database.ts";
import type { Scored, Scoring } from "./screens.ts";

const PEOPLE = 200;
/** One choice about every three seconds, as in a room. */
const PAUSE = 3_000;
const COMMITS = 300;

/** Two hundred people score every row as fast as a room does, with their screens open. */
export async function benchRoom(): Promise<Finding[]> {
  const room = await makeRoom(PEOPLE);
  const [ours, screens] = [startRole("ours"), startRole("screens")] as const;
  try {
    const origin = await ours.ask<string>("serve", room.path);
    const cookies = room.people.map(({ cookie }) => cookie);
    await screens.ask("open", { name: "ours", url: `${origin}${ROUND_PATH}/live`, cookies });
    const floor = timeCommits(room.folder);
    const rows = readRows(room.path);
    await ours.ask("watchLoop");
    const scored = await screens.ask<Scored>("score", {
      origin,
      people: room.people.map((person) => ({ ...person, rows })),
      pause: PAUSE,
    } satisfies Scoring);
    const delay = await ours.ask<number>("loopDelay");
    const stored = readStored(room.path);
    const lost = scored.stored.filter(
      ({ person, row, answer }) => stored.get(`${room.people[person]?.member} ${row}`) !== answer,
    );
    if (scored.failures[0]) process.stderr.write(`first failure: ${scored.failures[0]}\n`);
    const [save, fsync] = [percentile(scored.took, 0.99), percentile(floor, 0.99)];
    return [
      {
        name: `room: ${PEOPLE} people, ${rows.length} rows each: a save, p99`,
        ours: inMilliseconds(save),
        limit: `${inMilliseconds(fsync)} (fsync, p99)`,
        ratio: save / fsync,
        target: "< 100 ms",
        met: save < 100,
      },
      {
        name: `room: errors, and choices lost, of ${PEOPLE * rows.length}`,
        ours: `${scored.failures.length}, ${lost.length}`,
        limit: "–",
        ratio: null,
        target: "0, 0",
        met: scored.failures.length + lost.length === 0 && stored.size >= PEOPLE * rows.length,
      },
      {
        name: "room: event-loop delay, p99",
        ours: inMilliseconds(delay),
        limit: "–",
        ratio: null,
        target: "< 30 ms",
        met: delay < 30,
      },
    ];
  } finally {
    await Promise.all([ours, screens].map((role) => role.end()));
    room.remove();
  }
}

/** What one commit costs on this disk at least, in milliseconds: a page written and synchronised. */
function timeCommits(folder: string): number[] {
  const file = openSync(join(folder, "floor"), "w");
  const page = Buffer.alloc(4096, 1);
  const took = Array.from({ length: COMMITS }, () => {
    const began = performance.now();
    writeSync(file, page);
    fsyncSync(file);
    return performance.now() - began;
  });
  closeSync(file);
  return took;
}
