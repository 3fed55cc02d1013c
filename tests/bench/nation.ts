import DatabaseConnection from "better-sqlite3";
import { addAreas } from "./many-areas.ts";
import { type Finding, inMilliseconds, percentile } from "./measure.ts";
import { type Role, startRole } from "./roles.ts";
import { makeRoom, type RoomDatabase, readRows } from "./room-database.ts";
import type { Scored, Scoring } from "./screens.ts";

const AREAS = 152;
const RATERS = 30;
const MINUTES = 10;
const MB = 1024 * 1024;
/** As docs/running.md says to start a process that has this much to do. */
const FLAGS = ["--max-old-space-size=768"];

type Person = Scoring["people"][number] & { round: string };

/**
 * All areas of England at once: thirty people in each, every one with an open stream, score every row
 * over ten minutes (or fewer: `npm run bench -- nation --minutes 2`). The people are processes of
 * the same machine.
 */
export async function benchNation(minutes = MINUTES): Promise<Finding[]> {
  const room = await makeRoom(0);
  const [ours, screens] = [startRole("ours", FLAGS), startRole("screens")] as const;
  try {
    addAreas(room.path, { areas: AREAS, raters: RATERS, rounds: 1, status: "open" });
    const people = await signInAll(room);
    const origin = await ours.ask<string>("serve", room.path);
    await openStreams(screens, origin, people);
    const choices = people.reduce((sum, { rows }) => sum + rows.length, 0);
    await ours.ask("watchLoop");
    const scored = await screens.ask<Scored>("score", {
      origin,
      people,
      pause: (minutes * 60_000) / (choices / people.length),
    } satisfies Scoring);
    const delay = await ours.ask<number>("loopDelay");
    const open = await ours.ask<number>("countStreams");
    const memory = (await ours.ask<number>("mostMemory")) / MB;
    if (scored.failures[0]) process.stderr.write(`first failure: ${scored.failures[0]}\n`);
    const lost = countLost(room.path, people, scored.stored);
    const save = percentile(scored.took, 0.99);
    const name = `nation: ${people.length} people of ${AREAS} areas`;
    return [
      {
        name: `${name}, ${choices} choices in ${minutes} minutes: a save, p99`,
        ours: inMilliseconds(save),
        limit: `median ${inMilliseconds(percentile(scored.took, 0.5))}`,
        ratio: null,
        target: "< 250 ms",
        met: save < 250,
      },
      {
        name: "nation: errors, choices lost, streams lost",
        ours: `${scored.failures.length}, ${lost}, ${people.length - open}`,
        limit: "–",
        ratio: null,
        target: "0, 0, 0",
        met: scored.failures.length + lost === 0 && open === people.length,
      },
      {
        name: `nation: the server's memory at most (event-loop delay p99 ${inMilliseconds(delay)})`,
        ours: `${memory.toFixed(0)} MiB`,
        limit: "–",
        ratio: null,
        target: "< 1024 MiB",
        met: memory < 1024,
      },
    ];
  } finally {
    await Promise.all([ours, screens].map((role) => role.end()));
    room.remove();
  }
}

/** Everyone with a session, and the rows they are asked about in their own area's round. */
async function signInAll({ path, signIn }: RoomDatabase): Promise<Person[]> {
  const database = new DatabaseConnection(path, { readonly: true });
  const found = database
    .prepare(
      `SELECT members.id AS member, rounds.id AS round, areas.slug, round_partners.changes
        FROM members JOIN areas ON areas.id = members.area_id
        JOIN rounds ON rounds.area_id = areas.id AND rounds.id LIKE 'round-%'
        JOIN round_partners ON round_id = rounds.id AND round_partners.partner_id = members.partner_id
        WHERE members.id LIKE 'person-%-%'`,
    )
    .all() as { member: string; round: string; slug: string; changes: string }[];
  database.close();
  const rows = readRows(path);
  const cookies = await signIn(found.map(({ member }) => member));
  return found.map(({ member, round, slug, changes }, at) => {
    const asked: string[] = JSON.parse(changes);
    return {
      member,
      round,
      cookie: cookies[at] ?? "",
      rows: rows
        .filter(({ change }) => asked.includes(change))
        .map(({ key, number }) => ({
          key,
          path: `/areas/${slug}/rounds/${round}/score/${number}/save`,
        })),
    };
  });
}

/** A stream for each, an area after the other: people do not all come in one second. */
async function openStreams(screens: Role, origin: string, people: Person[]): Promise<void> {
  for (const round of new Set(people.map((person) => person.round))) {
    const there = people.filter((person) => person.round === round);
    const [first] = there;
    const area = first?.rows[0]?.path.split("/rounds/", 1)[0];
    await screens.ask("open", {
      name: round,
      url: `${origin}${area}/rounds/${round}/live`,
      cookies: there.map(({ cookie }) => cookie),
    });
  }
}

/** How many choices that were answered as saved do not stand in the database. */
function countLost(path: string, people: Person[], saved: Scored["stored"]): number {
  const database = new DatabaseConnection(path, { readonly: true });
  const find = database
    .prepare("SELECT answer FROM scores WHERE round_id = ? AND member_id = ? AND row_key = ?")
    .pluck();
  const lost = saved.filter(({ person, row, answer }) => {
    const { round, member } = people[person] ?? { round: "", member: "" };
    return find.get(round, member, row) !== answer;
  }).length;
  database.close();
  return lost;
}
