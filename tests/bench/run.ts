import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { ensureBuilt } from "#app/server/build.mjs";
import { benchLive } from "./live.ts";
import { type Finding, toTable } from "./measure.ts";
import { benchPacks } from "./packs.ts";
import { benchPages } from "./pages.ts";
import { takeRole } from "./roles.ts";
import { benchRoom } from "./room.ts";
import { holdScreens } from "./screens.ts";
import { serveBareAction, serveBareStream, serveCanned, serveOurs } from "./server.ts";
import { benchWrite } from "./write.ts";

/*
 * `npm run bench` measures everything, `npm run bench -- live room` those two. Each bench stands
 * beside its own limit, measured in the same run: ratios count, absolute figures depend on the machine.
 */

const BENCHES: Record<string, () => Promise<Finding[]>> = {
  pages: benchPages,
  write: benchWrite,
  live: benchLive,
  room: benchRoom,
  packs: benchPacks,
};

const ROLES = {
  ours: serveOurs,
  canned: serveCanned,
  "bare-action": serveBareAction,
  "bare-stream": serveBareStream,
  screens: holdScreens,
};

async function runBenches(names: string[]): Promise<void> {
  const unknown = names.find((name) => !(name in BENCHES));
  if (unknown) throw new Error(`no bench ${unknown}: there are ${Object.keys(BENCHES).join(", ")}`);
  await ensureBuilt();
  const findings: Finding[] = [];
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (names.length > 0 && !names.includes(name)) continue;
    process.stderr.write(`${name} …\n`);
    findings.push(...(await bench()));
  }
  process.stdout.write(`${toTable(findings)}\n`);
  const results = { at: new Date().toISOString(), node: process.version, findings };
  writeFileSync(resolve("tests/bench/results.json"), `${JSON.stringify(results, null, 2)}\n`);
  if (findings.some(({ met }) => !met)) process.exitCode = 1;
}

const [flag, role, ...more] = process.argv.slice(2);
if (flag === "--role" && role && role in ROLES) takeRole(ROLES[role as keyof typeof ROLES]());
else await runBenches([flag, role, ...more].filter((name) => name !== undefined));
