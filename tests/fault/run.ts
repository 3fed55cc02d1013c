import { parseArgs } from "node:util";
import { ensureBuilt } from "#app/server/build.mjs";
import { neverRead, sendSlowly } from "./clients.ts";
import { shiftClock } from "./clock.ts";
import { damagePage, forbidWriting } from "./damaged.ts";
import { fillDisk } from "./disk.ts";
import { type Finding, newTally, type Tally, toTable, toTotals } from "./figures.ts";
import { killAtRandom } from "./kill.ts";
import { lockFile } from "./locked.ts";
import { failMail } from "./mail.ts";
import { stopUnderWay } from "./stop.ts";
import { failWorker } from "./worker.ts";

/*
 * `npm run fault` does everything, `npm run fault -- kill disk` those two, and `--rounds 500` kills
 * and restarts so many times. Everything listens on this machine alone and ends by itself.
 */

type Run = (tally: Tally, rounds?: number) => Promise<Finding[]>;

const RUNS: Record<string, Run> = {
  kill: killAtRandom,
  stop: stopUnderWay,
  disk: fillDisk,
  locked: lockFile,
  "read-only": forbidWriting,
  damaged: damagePage,
  clock: shiftClock,
  slow: sendSlowly,
  streams: neverRead,
  worker: failWorker,
  mail: failMail,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: "string" } },
});
const unknown = positionals.find((name) => !(name in RUNS));
if (unknown) throw new Error(`no run ${unknown}: there are ${Object.keys(RUNS).join(", ")}`);
await ensureBuilt();
const total = newTally();
const findings: Finding[] = [];
for (const [name, run] of Object.entries(RUNS)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  process.stderr.write(`${name} …\n`);
  const tally = newTally();
  findings.push(...(await run(tally, values.rounds ? Number(values.rounds) : undefined)));
  total.requests += tally.requests;
  total.acknowledged += tally.acknowledged;
  total.kills += tally.kills;
  total.lost.push(...tally.lost);
}
for (const lost of total.lost) process.stderr.write(`lost: ${lost}\n`);
process.stdout.write(`${toTable(findings)}\n${toTotals(total)}\n`);
process.exitCode = total.lost.length > 0 || findings.some(({ held }) => !held) ? 1 : 0;
