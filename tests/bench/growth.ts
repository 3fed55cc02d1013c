import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { listAddresses } from "#tests/support/pages.ts";
import { startProcess } from "#tests/support/process.ts";
import { addAreas } from "./many-areas.ts";
import { type Finding, inMilliseconds, percentile } from "./measure.ts";
import { type Role, startRole } from "./roles.ts";
import { makeRoom, type RoomDatabase } from "./room-database.ts";

const RATERS = 30;
const LARGE = { areas: 152, raters: RATERS, rounds: 12, status: "closed" } as const;
/** How often each address is asked for; again so often, what seemed slow and takes long enough to tell. */
const TIMES = 5;
const CLOSER = 30;
const STARTS = 5;
const MOST = 1.2;

/** A file of its own is asked for by a download; the rest are pages. */
const IS_FILE = /\.(pdf|docx|xlsx|csv|json|svg|png|ics)$/;

type Compared = { path: string; small: number[]; large: number[] };

/**
 * The demonstration by itself against the same demonstration among 152 areas of twelve rounds, its
 * own twelve among them: every page and every download, and how long the process takes to start.
 */
export async function benchGrowth(): Promise<Finding[]> {
  const [small, large] = [await makeRoom(0), await makeRoom(0)];
  const [ours, grown, client] = [
    startRole("ours"),
    startRole("ours"),
    startRole("screens"),
  ] as const;
  try {
    await fill(small, large);
    const starts = await compareStarts(small.path, large.path);
    const read = await makeReader(client, [small, ours], [large, grown]);
    const compared: Compared[] = [];
    for (const path of await listAddresses()) {
      const found = await read(path, TIMES);
      if (found) compared.push(found);
    }
    for (const [at, { path }] of compared.entries()) {
      const closer = slower(compared[at]) > MOST ? await read(path, CLOSER) : null;
      if (closer) compared[at] = closer;
    }
    const files = compared.filter(({ path }) => IS_FILE.test(path));
    const pages = compared.filter(({ path }) => !IS_FILE.test(path));
    return [...toFindings("pages", pages), ...toFindings("downloads", files), toStart(starts)];
  } finally {
    await Promise.all([ours, grown, client].map((role) => role.end()));
    small.remove();
    large.remove();
  }
}

/** Both databases from one beginning. They are kept for the next run while nothing that makes them changes. */
async function fill(small: RoomDatabase, large: RoomDatabase): Promise<void> {
  const hash = createHash("sha256");
  for (const source of ["content", "db", "app/domain/demonstration", "tests/bench/many-areas.ts"]) {
    addToHash(hash, source);
  }
  const folder = resolve(".cache/bench", hash.digest("hex").slice(0, 16));
  const kept = { small: join(folder, "small.db"), large: join(folder, "large.db") };
  if (!existsSync(kept.large)) {
    rmSync(resolve(".cache/bench"), { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    addAreas(small.path, { areas: 1, raters: RATERS, rounds: 0, status: "closed" });
    copyFileSync(small.path, kept.small);
    addAreas(large.path, LARGE);
    copyFileSync(large.path, kept.large);
  }
  copyFileSync(kept.small, small.path);
  copyFileSync(kept.large, large.path);
}

function addToHash(hash: ReturnType<typeof createHash>, path: string): void {
  const files = path.endsWith(".ts")
    ? [path]
    : readdirSync(path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .sort();
  for (const file of files) hash.update(file).update(readFileSync(file));
}

/** Reads an address of both in turns; null where it is no page for the facilitator. */
async function makeReader(client: Role, ...sides: [RoomDatabase, Role][]) {
  const ready = await Promise.all(
    sides.map(async ([{ path, signIn }, role]) => ({
      cookies: await signIn(["frances-oyelaran"]),
      origin: await role.ask<string>("serve", path),
    })),
  );
  return async (path: string, times: number): Promise<Compared | null> => {
    const took: [number[], number[]] = [[], []];
    // The first time is for whatever is made once.
    for (let at = 0; at <= times; at += 1) {
      for (const [side, { cookies, origin }] of ready.entries()) {
        const asked = { url: `${origin}${path}`, cookies };
        const one = await client.ask<number | null>("visit", asked);
        if (one === null) return null;
        if (at > 0) took[side as 0 | 1].push(one);
      }
    }
    return { path, small: took[0], large: took[1] };
  };
}

const middle = (values: readonly number[]) => percentile(values, 0.5);

/** How many times as long an address takes in the large database, and more than noise: 2 ms. */
function slower(compared: Compared | undefined): number {
  if (!compared) return 1;
  const [small, large] = [middle(compared.small), middle(compared.large)];
  return large - small < 2 ? 1 : large / small;
}

function toFindings(what: string, compared: Compared[]): Finding[] {
  const [small, large] = (["small", "large"] as const).map((side) =>
    percentile(
      compared.map((each) => middle(each[side])),
      0.95,
    ),
  ) as [number, number];
  const slow = compared.filter((each) => slower(each) > MOST);
  for (const each of slow) {
    const [before, after] = [middle(each.small), middle(each.large)].map(inMilliseconds);
    process.stderr.write(`growth: ${each.path} ${before} -> ${after}\n`);
  }
  return [
    {
      name: `growth: ${compared.length} ${what}, p95 of their medians`,
      ours: inMilliseconds(large),
      limit: inMilliseconds(small),
      ratio: large / small,
      target: `≤ ${MOST} ×`,
      met: large / small <= MOST,
    },
    {
      name: `growth: ${what} that take more than ${MOST} × each`,
      ours: String(slow.length),
      limit: "–",
      ratio: null,
      target: "0",
      met: slow.length === 0,
    },
  ];
}

/** Times from the start of the process to its greeting, in turns. */
async function compareStarts(small: string, large: string): Promise<Compared> {
  const starts: Compared = { path: "start", small: [], large: [] };
  for (let at = 0; at < STARTS; at += 1) {
    for (const [side, path] of [
      ["small", small],
      ["large", large],
    ] as const) {
      const began = performance.now();
      const running = await startProcess(path);
      starts[side].push(performance.now() - began);
      await running.stop();
    }
  }
  return starts;
}

function toStart({ small, large }: Compared): Finding {
  const ratio = middle(large) / middle(small);
  return {
    name: "growth: start-up, median",
    ours: inMilliseconds(middle(large)),
    limit: inMilliseconds(middle(small)),
    ratio,
    target: `≤ ${MOST} ×`,
    met: ratio <= MOST,
  };
}
