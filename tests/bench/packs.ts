import { resolve } from "node:path";
import { createLog } from "#app/server/log.server.ts";
import { createReportPool } from "#app/server/report-pool.server.ts";
import type { ReportDocument } from "#app/services/reports/document.ts";
import { definePdf } from "#app/services/reports/pdf.server.ts";
import { openBarePdfmake } from "#tests/support/bare-pdfmake.ts";
import { type Finding, inMilliseconds, percentile } from "./measure.ts";
import { lengthenPlan } from "./packs-database.ts";
import { type Handlers, type Role, startRole } from "./roles.ts";
import { makeRoom, ROUND_PATH, type RoomDatabase, readRows } from "./room-database.ts";
import type { Reading, Scored, Scoring } from "./screens.ts";

const WARM = 5;
const TIMES = 21;
const MADE = 10;
const PEOPLE = 200;
const PAUSE = 3_000;
/** Rows that each scores, so that the room lasts as long as the documents take. */
const ROWS = 12;

/**
 * A long plan, its board pack and an expression of interest as PDFs, in turns with the PDF library
 * alone on the same definition; then how the room fares while ten packs are made.
 */
export async function benchPacks(): Promise<Finding[]> {
  const room = await makeRoom(PEOPLE);
  // A process each: what one leaves for its memory to be tidied is not counted against the other.
  const [ours, library] = [startRole("documents"), startRole("library")] as const;
  try {
    const findings: Finding[] = [];
    for (const [name, document] of await lengthenPlan(room.path)) {
      findings.push(await holdAgainst(ours, library, name, document));
    }
    findings.push(await findDelay(room));
    return findings;
  } finally {
    await library.ask("close");
    await Promise.all([ours.end(), library.end()]);
    room.remove();
  }
}

/** Makes documents as the service does: in its worker thread, from the document as data. */
export function makeDocuments(): Handlers {
  const worker = resolve("build/process/report-worker.js");
  const reports = createReportPool(worker, createLog({ logLevel: "silent" }));
  return { make: (document: ReportDocument) => measure(() => reports.pdf(document)) };
}

/** Makes them with the PDF library alone: what it is told is ready before the clock starts. */
export function printDocuments(): Handlers {
  const { print, close } = openBarePdfmake();
  return {
    close,
    make: (document: ReportDocument) => {
      const { definition } = definePdf(document);
      return measure(() => print(definition));
    },
  };
}

/** A document's size in bytes, and how long a process worked at it, all its threads together. */
type Made = { size: number; took: number };

async function measure(make: () => Promise<Uint8Array>): Promise<Made> {
  const before = process.cpuUsage();
  const { byteLength: size } = await make();
  const { user, system } = process.cpuUsage(before);
  return { size, took: (user + system) / 1_000 };
}

async function holdAgainst(
  ours: Role,
  library: Role,
  name: string,
  document: ReportDocument,
): Promise<Finding> {
  const made = { ours: [] as Made[], library: [] as Made[] };
  for (let at = 0; at < WARM + TIMES; at += 1) {
    const [bare, own] = [
      await library.ask<Made>("make", document),
      await ours.ask<Made>("make", document),
    ];
    if (at < WARM) continue;
    made.library.push(bare);
    made.ours.push(own);
  }
  const median = (list: readonly Made[]) =>
    percentile(
      list.map(({ took }) => took),
      0.5,
    );
  const ratio = median(made.ours) / median(made.library);
  return {
    name: `packs: ${name}, ${Math.round((made.ours[0]?.size ?? 0) / 1024)} KB, work, median`,
    ours: inMilliseconds(median(made.ours)),
    limit: inMilliseconds(median(made.library)),
    ratio,
    target: "≤ 1.10 ×",
    met: ratio <= 1.1,
  };
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
