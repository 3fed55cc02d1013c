import { type Finding, sleep, type Tally } from "./figures.ts";
import { openWorkshop } from "./workshop.ts";

const ROUNDS = 8;
const PEOPLE = 12;

/** The process is asked to end (SIGTERM) while people work: what it has taken it answers. */
export async function stopUnderWay(tally: Tally, rounds = ROUNDS): Promise<Finding[]> {
  const workshop = await openWorkshop(tally, PEOPLE);
  const codes = new Set<number | null>();
  let [answered, brokenOff] = [0, 0];
  try {
    for (let round = 0; round < rounds; round += 1) {
      const process = workshop.running();
      await workshop.work(async () => {
        await sleep(500 + Math.random() * 500);
        codes.add(await process.stop());
      });
      answered += process.written().split('"msg":"answered"').length - 1;
      brokenOff += process.written().split('"msg":"broken off"').length - 1;
      await workshop.start();
      workshop.settle();
    }
    return [
      {
        fault: `stop: restarted ${rounds} times by SIGTERM while ${PEOPLE + 4} people work`,
        seen: `${answered} requests answered, ${brokenOff} broken off, exit ${[...codes].join(", ")}`,
        held: brokenOff === 0 && answered > 0 && codes.size === 1 && codes.has(0),
      },
    ];
  } finally {
    await workshop.close();
  }
}
