import { type Finding, inMilliseconds, percentile, sharedNow } from "./measure.ts";
import { type Role, startRole } from "./roles.ts";
import { makeRoom, ROUND_PATH, type RoomDatabase } from "./room-database.ts";

const SCREENS = 200;
const MESSAGES = 300;
const TAPS = 30;

/**
 * Two hundred screens in one round: how long a message takes from the hub to the last stream, held
 * against bare Node; and from the facilitator's tap until all of them hold the new page.
 */
export async function benchLive(): Promise<Finding[]> {
  const room = await makeRoom(SCREENS);
  const [ours, bare, screens] = [
    startRole("ours"),
    startRole("bare-stream"),
    startRole("screens"),
  ] as const;
  try {
    const origin = await ours.ask<string>("serve", room.path);
    const cookies = room.people.map(({ cookie }) => cookie);
    const stream = `${origin}${ROUND_PATH}/live`;
    await screens.ask("open", { name: "ours", url: stream, cookies });
    await screens.ask("open", { name: "bare", url: await bare.ask<string>("serve"), cookies });
    const took = { ours: [] as number[], bare: [] as number[] };
    // In turns, so that whatever else the machine does falls on both.
    for (let at = 0; at < MESSAGES; at += 1) {
      took.bare.push(await publish(bare, screens, "bare"));
      took.ours.push(await publish(ours, screens, "ours"));
    }
    const [our, limit] = [percentile(took.ours, 0.5), percentile(took.bare, 0.5)];
    const taps = await tap(room, origin, screens, cookies);
    const tapped = percentile(taps, 0.95);
    return [
      {
        name: `live: publish to the last of ${SCREENS} streams, median`,
        ours: inMilliseconds(our),
        limit: inMilliseconds(limit),
        ratio: our / limit,
        target: "≤ 1.2 ×",
        met: our / limit <= 1.2,
      },
      {
        name: `live: tap to new content on all ${SCREENS}, p95`,
        ours: inMilliseconds(tapped),
        limit: "–",
        ratio: null,
        target: "< 1 s",
        met: tapped < 1_000,
      },
    ];
  } finally {
    await Promise.all([ours, bare, screens].map((role) => role.end()));
    room.remove();
  }
}

async function publish(server: Role, screens: Role, name: string): Promise<number> {
  await screens.ask("arm", name);
  const began = await server.ask<number>("publish");
  return (await screens.ask<number>("last", name)) - began;
}

/** The facilitator reveals a change and takes it back, again and again; screens follow. */
async function tap(
  { facilitator }: RoomDatabase,
  origin: string,
  screens: Role,
  cookies: string[],
): Promise<number[]> {
  const taps: number[] = [];
  for (let at = 0; at < TAPS; at += 1) {
    // A reveal, then its taking back: both change what every screen shows.
    const change = (Math.floor(at / 2) % 8) + 1;
    const page = `${origin}${ROUND_PATH}/discuss/${change}`;
    await screens.ask("armReload", { name: "ours", url: `${page}.data`, cookies });
    const form: Record<string, string> =
      at % 2 === 0 ? { intent: "reveal" } : { intent: "take-back", reason: "A bench" };
    const began = sharedNow();
    const answer = await fetch(page, {
      method: "POST",
      body: new URLSearchParams(form),
      headers: { Cookie: facilitator, Origin: origin },
      redirect: "manual",
    });
    if (answer.status >= 400) throw new Error(`the tap was answered ${answer.status}`);
    taps.push((await screens.ask<number>("last", "ours")) - began);
  }
  return taps;
}
