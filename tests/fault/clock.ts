import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Finding, sleep, type Tally } from "./figures.ts";
import { openWorkshop } from "./workshop.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const PEOPLE = 8;

/** A clock that a process can be started with, and that goes wrong when told. */
export function makeClock() {
  const folder = mkdtempSync(join(tmpdir(), "homeward-clock-"));
  const told = join(folder, "shift");
  writeFileSync(told, "0");
  const preload = resolve("tests/fault/shifted-clock.mjs");
  return {
    settings: { NODE_OPTIONS: `--import=${preload}`, FAULT_CLOCK: told },
    /** Sets it so many milliseconds off; the process has noticed when this is over. */
    shift: async (milliseconds: number) => {
      writeFileSync(told, String(milliseconds));
      await sleep(100);
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** The clock jumps ahead and back while people work. */
export async function shiftClock(tally: Tally): Promise<Finding[]> {
  const clock = makeClock();
  const workshop = await openWorkshop(tally, PEOPLE, clock.settings);
  const visitor = workshop.visitor();
  const seen: string[] = [];
  let held = true;
  let revision = 0;
  try {
    for (const [name, shift, signedIn] of [
      ["an hour ahead", HOUR, true],
      ["half a day back", -12 * HOUR, true],
      ["fifteen days ahead", 15 * DAY, false],
      ["right again", 0, true],
    ] as const) {
      await clock.shift(shift);
      const before = tally.acknowledged;
      await workshop.work(() => sleep(1_500));
      workshop.settle();
      const written = tally.acknowledged - before;
      const page = (await visitor.get("/areas/demonstration/plan"))?.status;
      const now = workshop.revision();
      held &&= now >= revision && (signedIn ? written > 0 && page === 200 : page === 302);
      held &&= (await visitor.get("/health"))?.status === 200;
      revision = now;
      seen.push(`${name}: ${written} written, a page ${page}`);
    }
    const code = await workshop.running().stop();
    return [
      { fault: "clock: jumps while people work", seen: seen.join("; "), held: held && code === 0 },
    ];
  } finally {
    await workshop.close();
    clock.remove();
  }
}
