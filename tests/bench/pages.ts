import { type Finding, inMilliseconds, percentile } from "./measure.ts";
import { type Role, startRole } from "./roles.ts";
import { makeRoom } from "./room-database.ts";
import type { Reading } from "./screens.ts";

const AREA = "/areas/demonstration";
const PAGES: Record<string, string> = {
  score: `${AREA}/rounds/june-2017/score/6`,
  discuss: `${AREA}/rounds/june-2017/discuss/1`,
  results: `${AREA}/rounds/march-2017/results`,
  plan: `${AREA}/plan`,
  "results for the board": `${AREA}/rounds/march-2017/results?reading=board`,
  "the board’s page": `${AREA}/board`,
};
const CLIENTS = 16;
const WARM = 30;
const TIMES = 100;

/** What a page costs the server, beside the same tree and data without session and database. */
export async function benchPages(): Promise<Finding[]> {
  const room = await makeRoom(1);
  const [ours, canned, client] = [
    startRole("ours"),
    startRole("canned"),
    startRole("screens"),
  ] as const;
  try {
    const origin = await ours.ask<string>("serve", room.path);
    const limit = await canned.ask<string>("serve", room.path);
    const findings: Finding[] = [];
    for (const [name, path] of Object.entries(PAGES)) {
      for (const [kind, most] of [
        ["page", 1.25],
        ["data", 2],
      ] as const) {
        const at = kind === "page" ? path : path.replace(/(\?|$)/, ".data$1");
        const cookies = room.people.map(({ cookie }) => cookie);
        const read = (url: string): Reading => ({ url, cookies, times: TIMES, atOnce: CLIENTS });
        const [our, least] = [
          await costOf(ours, client, read(`${origin}${at}`)),
          await costOf(canned, client, read(`${limit}${at}`)),
        ];
        const alone = await client.ask<number[]>("read", { ...read(`${origin}${at}`), atOnce: 1 });
        const slowest = percentile(alone, 0.95);
        findings.push({
          name: `pages: ${name}${kind === "data" ? ", its data" : ""} (p95 alone ${inMilliseconds(slowest)})`,
          ours: inMilliseconds(our),
          limit: inMilliseconds(least),
          ratio: our / least,
          target: `≤ ${most} ×, p95 < 25 ms`,
          met: our / least <= most && slowest < 25,
        });
      }
    }
    return findings;
  } finally {
    await Promise.all([ours, canned, client].map((role) => role.end()));
    room.remove();
  }
}

/** The server's own working time for one answer, in milliseconds, with so many clients. */
async function costOf(server: Role, client: Role, reading: Reading): Promise<number> {
  await client.ask("read", { ...reading, times: WARM });
  const before = await server.ask<number>("worked");
  await client.ask("read", reading);
  return ((await server.ask<number>("worked")) - before) / reading.times;
}
