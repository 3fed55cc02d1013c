import { resolve } from "node:path";
import { createLog } from "#app/server/log.server.ts";
import { createReportPool } from "#app/server/report-pool.server.ts";
import type { ReportDocument } from "#app/services/reports/document.ts";
import { definePdf } from "#app/services/reports/pdf.server.ts";
import type { Reports } from "#app/services/reports/reports.ts";
import { openBarePdfmake } from "#tests/support/bare-pdfmake.ts";
import { type Finding, inMilliseconds, percentile } from "./measure.ts";
import { lengthenPlan } from "./packs-database.ts";
import { startRole } from "./roles.ts";
import { makeRoom, ROUND_PATH, type RoomDatabase, readRows } from "./room-database.ts";
import type { Reading, Scored, Scoring } from "./screens.ts";

const WARM = 3;
const TIMES = 12;
const MADE = 10;
const PEOPLE = 200;
const PAUSE = 3_000;
/** Rows that each scores, so that the room lasts as long as the documents take. */
const ROWS = 12;

/**
 * A long plan, its board pack and an expression of interest as PDFs, in turns with the PDF library alone on the same
 * definition; then how the room fares while ten packs are made.
 */
export async function benchPacks(): Promise<Finding[]> {
  const room = await makeRoom(PEOPLE);
  const bare = openBarePdfmake();
  try {
    const documents = await lengthenPlan(room.path);
    const worker = resolve("build/process/report-worker.js");
    const ours = createReportPool(worker, createLog({ logLevel: "silent" }));
    const findings: Finding[] = [];
    for (const [name, document] of documents)
      findings.push(await holdAgainst(ours, bare.print, name, document));
    findings.push(await findDelay(room));
    return findings;
  } finally {
    bare.close();
    room.remove();
  }
}

async function holdAgainst(
  ours: Reports,
  print: ReturnType<typeof openBarePdfmake>["print"],
  name: string,
  document: ReportDocument,
): Promise<Finding> {
  const took = { ours: [] as number[], bare: [] as number[] };
  let size = 0;
  for (let at = 0; at < WARM + TIMES; at += 1) {
    const { definition } = definePdf(document);
    const bare = await time(() => print(definition));
    const our = await time(async () => {
      size = (await ours.pdf(document)).byteLength;
    });
    if (at < WARM) continue;
    took.bare.push(bare);
    took.ours.push(our);
  }
  const [our, least] = [percentile(took.ours, 0.5), percentile(took.bare, 0.5)];
  return {
    name: `packs: ${name}, ${Math.round(size / 1024)} KB, work, median`,
    ours: inMilliseconds(our),
    limit: inMilliseconds(least),
    ratio: our / least,
    target: "≤ 1.10 ×",
    met: our / least <= 1.1,
  };
}

/** How long this process worked at it, all its threads together, in milliseconds. */
async function time(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/** The event loop's delay in the server while a room scores and ten packs are made, one by one. */
async function findDelay(room: RoomDatabase): Promise<Finding> {
  const [ours, screens, reader] = [
    startRole("ours"),
    startRole("screens"),
    startRole("screens"),
  ] as const;
  try {
    const origin = await ours.ask<string>("serve", room.path);
    const cookies = room.people.map(({ cookie }) => cookie);
    await screens.ask("open", { name: "ours", url: `${origin}${ROUND_PATH}/live`, cookies });
    const rows = readRows(room.path).slice(0, ROWS);
    const pack = `${origin}/areas/demonstration/board.pdf`;
    const read = (times: number): Reading => ({
      url: pack,
      cookies: [room.facilitator],
      times,
      atOnce: 1,
    });
    // The first starts the thread.
    await reader.ask("read", read(1));
    await ours.ask("watchLoop");
    const [scored, made] = await Promise.all([
      screens.ask<Scored>("score", {
        origin,
        people: room.people.map((person) => ({ ...person, rows })),
        pause: PAUSE,
      } satisfies Scoring),
      reader.ask<number[]>("read", read(MADE)),
    ]);
    const delay = await ours.ask<number>("loopDelay");
    if (scored.failures[0]) throw new Error(`a choice was refused: ${scored.failures[0]}`);
    return {
      name: `packs: event-loop delay, p99, while ${MADE} are made and ${PEOPLE} people score`,
      ours: inMilliseconds(delay),
      limit: `${inMilliseconds(percentile(made, 0.5))} a pack`,
      ratio: null,
      target: "< 15 ms",
      met: delay < 15,
    };
  } finally {
    await Promise.all([ours, screens, reader].map((role) => role.end()));
  }
}
