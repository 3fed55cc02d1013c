import { type Finding, sleep, type Tally, within } from "./figures.ts";
import { openWorkshop } from "./workshop.ts";

const ROUNDS = 25;
const PEOPLE = 12;
/** How many writes a process acknowledges at most before it is killed, and how long it has for them (milliseconds). */
const WRITES = 120;
const LIFE = 10_000;

/**
 * The process is killed (SIGKILL) at random moments while scores, reveals, agreements, actions and
 * packs are written at once. After each restart what was acknowledged is there, once, with its record.
 */
export async function killAtRandom(tally: Tally, rounds = ROUNDS): Promise<Finding[]> {
  const workshop = await openWorkshop(tally, PEOPLE);
  try {
    const before = workshop.revision();
    for (let round = 0; round < rounds; round += 1) {
      await workshop.work(async () => {
        // A random number of writes, then somewhere in the middle of what follows.
        const enough = tally.acknowledged + Math.random() * WRITES;
        await within(LIFE, () => tally.acknowledged >= enough);
        await sleep(Math.random() * 40);
        await workshop.running().kill();
      });
      tally.kills += 1;
      await workshop.start();
      workshop.settle();
    }
    const refused = workshop.refused();
    const revised = workshop.revision() - before;
    if (revised < workshop.told()) {
      tally.lost.push(`the round’s number rose by ${revised} for ${workshop.told()} reveals`);
    }
    const code = await workshop.running().stop();
    workshop.settle();
    return [
      {
        fault: `kill: ${rounds} times at random moments, ${PEOPLE + 4} people at work`,
        seen: `${tally.acknowledged} writes acknowledged, ${refused} refused, ${tally.lost.length} lost; ended with ${code}`,
        held: tally.lost.length === 0 && refused === 0 && code === 0,
      },
    ];
  } finally {
    await workshop.close();
  }
}
