import { ERRORS } from "#app/domain/errors.ts";
import { type Finding, sleep, type Tally, within } from "./figures.ts";
import { mountSmallDisk, sizeOf } from "./small-disk.ts";
import { openWorkshop } from "./workshop.ts";

const PEOPLE = 8;
const MEBIBYTES = 24;

/** The disk is full while people work, and has room again later. */
export async function fillDisk(tally: Tally): Promise<Finding[]> {
  const disk = mountSmallDisk(MEBIBYTES);
  if (!disk) {
    const seen = "not run: this account may mount no small disk (npm test holds it without one)";
    return [{ fault: "disk: full while people work", seen, held: true }];
  }
  try {
    const workshop = await openWorkshop(tally, PEOPLE);
    try {
      return await runFull(tally, workshop, disk);
    } finally {
      await workshop.close();
    }
  } finally {
    disk.remove();
  }
}

async function runFull(
  tally: Tally,
  workshop: Awaited<ReturnType<typeof openWorkshop>>,
  disk: NonNullable<ReturnType<typeof mountSmallDisk>>,
): Promise<Finding[]> {
  const visitor = workshop.visitor();
  const health = async () => (await visitor.get("/health"))?.status;
  let [sick, reading, well]: (number | undefined)[] = [];
  let again = false;
  await workshop.work(async () => {
    await within(10_000, () => tally.acknowledged > 20);
    disk.fill();
    // What room the log beside the file has is used up first.
    await within(60_000, () => workshop.refused() > 50);
    sick = await health();
    reading = (await visitor.get("/areas/demonstration/plan"))?.status;
    disk.empty();
    const before = tally.acknowledged;
    again = await within(20_000, () => tally.acknowledged > before + 20);
    await sleep(100);
    well = await health();
  });
  workshop.settle();
  const refusals = workshop.slots.flatMap(({ refusals }) => refusals);
  const told = refusals.every(
    (heard) =>
      heard?.status === 503 &&
      heard.retryAfter !== "" &&
      heard.body.includes(ERRORS["storage-full"].sentence.slice(0, 40)),
  );
  const log = sizeOf(`${workshop.room.path}-wal`);
  await workshop.running().stop();
  return [
    {
      fault: "disk: full while people work, then not",
      seen: `${refusals.length} refused${told ? " with the sentence" : ", some without the sentence"}, reading ${reading}, /health ${sick} then ${well}, saved again ${again ? "by itself" : "never"}, log ${log}`,
      held: told && refusals.length > 0 && again && reading === 200 && sick === 503 && well === 200,
    },
  ];
}
