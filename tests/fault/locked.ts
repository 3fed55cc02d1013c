import BetterSqlite from "better-sqlite3";
import { type Finding, sleep, type Tally, within } from "./figures.ts";
import { sizeOf } from "./small-disk.ts";
import { openWorkshop } from "./workshop.ts";

const PEOPLE = 8;

/** Another process holds the file: for writing, longer than a write waits; then for reading. */
export async function lockFile(tally: Tally): Promise<Finding[]> {
  const workshop = await openWorkshop(tally, PEOPLE);
  const visitor = workshop.visitor();
  try {
    const other = new BetterSqlite(workshop.room.path);
    let read = Number.NaN;
    let [page, again]: [number | undefined, boolean] = [0, false];
    await workshop.work(async () => {
      await within(10_000, () => tally.acknowledged > 20);
      other.exec("BEGIN IMMEDIATE");
      await within(60_000, () => workshop.refused() > 20);
      const began = performance.now();
      page = (await visitor.get("/areas/demonstration/plan"))?.status;
      read = performance.now() - began;
      other.exec("COMMIT");
      const before = tally.acknowledged;
      again = await within(20_000, () => tally.acknowledged > before + 20);
    });
    workshop.settle();
    const refusals = workshop.slots.flatMap(({ refusals }) => refusals);
    const told = refusals.every((heard) => heard?.status === 503 && heard.retryAfter !== "");

    other.exec("BEGIN; SELECT count(*) FROM scores");
    await workshop.work(() => sleep(4_000));
    const grown = sizeOf(`${workshop.room.path}-wal`);
    other.exec("COMMIT");
    other.close();
    await workshop.work(() => sleep(500));
    workshop.settle();
    const code = await workshop.running().stop();
    return [
      {
        fault: "locked: another process writes and does not end",
        seen: `${refusals.length} refused (503), a page meanwhile ${page} in ${Math.round(read)} ms, saved again ${again ? "by itself" : "never"}`,
        held: told && refusals.length > 0 && page === 200 && again,
      },
      {
        fault: "locked: another process reads and does not end",
        seen: `the log grew to ${grown}, and was ${sizeOf(`${workshop.room.path}-wal`)} after the stop (${code})`,
        held: code === 0,
      },
    ];
  } finally {
    await workshop.close();
  }
}
