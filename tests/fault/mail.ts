import BetterSqlite from "better-sqlite3";
import { startMailServer } from "#tests/support/mail-server.ts";
import { ROUND_PATH } from "../bench/room-database.ts";
import { makeClock } from "./clock.ts";
import { type Finding, sleep, type Tally, within } from "./figures.ts";
import { openWorkshop } from "./workshop.ts";

const MINUTE = 60_000;
const PEOPLE = 40;
const KILLS = 5;
/** How long the mail server takes for a message, so that a kill finds one under way. */
const SLOW = 100;
const PATIENCE = 90_000;

/** The mail server is down, then puts everyone off, then is slow while the process is killed. */
export async function failMail(tally: Tally, kills = KILLS): Promise<Finding[]> {
  const clock = makeClock();
  const gone = await startMailServer();
  await gone.close();
  const settings = { SMTP_URL: gone.url, MAIL_FROM: "homeward@example.org", ...clock.settings };
  const workshop = await openWorkshop(tally, PEOPLE, settings);
  const count = (where: string) => query(workshop.room.path, where);
  try {
    const asked = await workshop.visitor().post(`${ROUND_PATH}/invitations`, { deed: "remind" });
    const reminders = Number(/reminded=(\d+)/.exec(asked?.location ?? "")?.[1]);
    tally.acknowledged += reminders;
    await within(PATIENCE, () => count("attempts = 1 AND claimed_at IS NULL") === reminders);
    const down = count("done_at IS NULL AND failed_at IS NULL");

    const mail = await startMailServer({ greylists: true, slow: SLOW }, gone.port);
    await clock.shift(2 * MINUTE);
    await within(PATIENCE, () => count("attempts = 2 AND claimed_at IS NULL") === reminders);
    const putOff = count("done_at IS NULL AND failed_at IS NULL");

    await clock.shift(10 * MINUTE);
    for (let round = 0; round < kills; round += 1) {
      const before = mail.taken.length;
      await within(PATIENCE, () => mail.taken.length > before + Math.random() * 6);
      await sleep(Math.random() * SLOW);
      await workshop.running().kill();
      tally.kills += 1;
      await workshop.start();
    }
    await within(PATIENCE, () => count("done_at IS NULL") === 0);
    const reached = new Set(mail.taken.map(({ to }) => to)).size;
    const twice = mail.taken.length - reached;
    const open = count("done_at IS NULL");
    await workshop.running().stop();
    await mail.close();
    for (let missing = reached; missing < reminders; missing += 1) {
      tally.lost.push("a reminder that reached nobody");
    }
    return [
      {
        fault: `mail: down, then greylisting, then slow with ${kills} kills`,
        seen: `${reminders} reminders: ${down} kept, ${putOff} kept again, ${reached} reached, ${twice} came twice, ${open} still wait`,
        // A message under way at a kill goes out again: at most one a kill.
        held: down === reminders && putOff === reminders && open === 0 && twice <= kills,
      },
    ];
  } finally {
    await workshop.close();
    clock.remove();
  }
}

/** How many messages of the outbox are so; other work waits there too. */
function query(path: string, where: string): number {
  const file = new BetterSqlite(path, { readonly: true });
  const found = file
    .prepare(`SELECT count(*) FROM jobs WHERE kind = 'reminder' AND ${where}`)
    .pluck()
    .get() as number;
  file.close();
  return found;
}
