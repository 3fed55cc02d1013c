import { join } from "node:path";
import { type Finding, inMilliseconds, percentile } from "./measure.ts";
import { startRole } from "./roles.ts";
import { makeRoom, readRows } from "./room-database.ts";

const PEOPLE = 20;

/** One choice after the other through the real action, in turns with the least a Remix action can do. */
export async function benchWrite(): Promise<Finding[]> {
  const room = await makeRoom(PEOPLE);
  const [ours, bare, screens] = [
    startRole("ours"),
    startRole("bare-action"),
    startRole("screens"),
  ] as const;
  try {
    const origin = await ours.ask<string>("serve", room.path);
    const limit = await bare.ask<string>("serve", join(room.folder, "bare.db"));
    const took = { ours: [] as number[], bare: [] as number[] };
    for (const { member, cookie } of room.people) {
      for (const [at, { key, path }] of readRows(room.path).entries()) {
        const choice = { row: key, member, answer: "3", counter: at + 1 };
        const asked = { cookie, choice };
        took.bare.push(await screens.ask<number>("save", { ...asked, url: `${limit}/save` }));
        took.ours.push(await screens.ask<number>("save", { ...asked, url: `${origin}${path}` }));
      }
    }
    const [our, least] = [percentile(took.ours, 0.5), percentile(took.bare, 0.5)];
    return [
      {
        name: "write: one score saved, median",
        ours: inMilliseconds(our),
        limit: inMilliseconds(least),
        ratio: our / least,
        target: "≤ 1.5 ×",
        met: our / least <= 1.5,
      },
    ];
  } finally {
    await Promise.all([ours, bare, screens].map((role) => role.end()));
    room.remove();
  }
}
