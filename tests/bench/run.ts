import { writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, totalmem } from "node:os";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { ensureBuilt } from "#app/server/build.mjs";
import { benchBrowser } from "./browser.ts";
import { benchGrowth } from "./growth.ts";
import { benchLive } from "./live.ts";
import { type Finding, toTable } from "./measure.ts";
import { benchNation } from "./nation.ts";
import { benchPacks, makeDocuments, printDocuments } from "./packs.ts";
import { benchPages } from "./pages.ts";
import { takeRole } from "./roles.ts";
import { benchRoom } from "./room.ts";
import { holdScreens } from "./screens.ts";
import { serveBareAction, serveBareStream, serveCanned, serveOurs } from "./server.ts";
import { benchWrite } from "./write.ts";

/*
 * `npm run bench` measures everything, `npm run bench -- live room` those two. Each bench stands
 * beside its own limit, measured in the same run: ratios count, absolute figures depend on the machine.
 * The nation takes ten minutes, or as many as `--minutes` says.
 */

const BENCHES: Record<string, (minutes?: number) => Promise<Finding[]>> = {
  pages: benchPages,
  write: benchWrite,
  live: benchLive,
  room: benchRoom,
  packs: benchPacks,
  nation: benchNation,
  growth: benchGrowth,
  browser: benchBrowser,
};

const ROLES = {
  ours: serveOurs,
  canned: serveCanned,
  "bare-action": serveBareAction,
  "bare-stream": serveBareStream,
  screens: holdScreens,
  documents: makeDocuments,
  library: printDocuments,
};

async function runBenches(names: string[], minutes?: number): Promise<void> {
  const unknown = names.find((name) => !(name in BENCHES));
  if (unknown) throw new Error(`no bench ${unknown}: there are ${Object.keys(BENCHES).join(", ")}`);
  await ensureBuilt();
  const findings: Finding[] = [];
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (names.length > 0 && !names.includes(name)) continue;
    process.stderr.write(`${name} …\n`);
    findings.push(...(await bench(minutes)));
  }
  const machine = describeMachine();
  process.stdout.write(`${toTable(findings)}\n${machine}\n`);
  const results = { at: new Date().toISOString(), machine, findings };
  writeFileSync(resolve("tests/bench/results.json"), `${JSON.stringify(results, null, 2)}\n`);
  if (findings.some(({ met }) => !met)) process.exitCode = 1;
}

/** What a figure depends on besides the code. */
function describeMachine(): string {
  const [{ model = "" } = {}] = cpus();
  const gigabytes = Math.round(totalmem() / 1024 ** 3);
  const load = loadavg().map((value) => value.toFixed(1));
  return `${availableParallelism()} cores (${model.trim()}), ${gigabytes} GiB, Node ${process.version}; load ${load.join(", ")}`;
}

const { values, positionals } = parseArgs({
  options: { role: { type: "string" }, minutes: { type: "string" } },
  allowPositionals: true,
});
const { role, minutes } = values;
if (role && role in ROLES) takeRole(ROLES[role as keyof typeof ROLES]());
else await runBenches(positionals, minutes === undefined ? undefined : Number(minutes));
