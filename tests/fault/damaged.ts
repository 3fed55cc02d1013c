import { chmodSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { examine } from "#app/server/examination.server.ts";
import { backUpDatabase, restoreDatabase } from "#db/backup.server.ts";
import { overwriteTable } from "#tests/support/damage.ts";
import type { Finding, Tally } from "./figures.ts";
import { mountSmallDisk } from "./small-disk.ts";
import { openWorkshop, type Workshop } from "./workshop.ts";

const PLAN = "/areas/demonstration/plan";

/** A page of the file is overwritten under the running service; a backup mends it. */
export async function damagePage(tally: Tally): Promise<Finding[]> {
  const workshop = await openWorkshop(tally, 1);
  const { path, folder } = workshop.room;
  const backups = folder;
  try {
    await workshop.running().stop();
    const at = Date.now();
    const { file } = await backUpDatabase(path, { folder: backups, keep: 1, at });
    await workshop.start();
    overwriteTable(path, "actions");
    const visitor = workshop.visitor();
    const refused = await visitor.get(PLAN);
    const elsewhere = (await visitor.get("/areas/demonstration/meetings"))?.status;
    await workshop.running().stop();
    const doctor = examine({ databasePath: path, root: resolve("."), backups, now: at });
    const found = doctor.some(({ state, words }) => state === "wrong" && /is damaged/.test(words));
    const line = await refusalOf(workshop);
    const migrationsFolder = resolve("db/migrations");
    await restoreDatabase(file, path, { migrationsFolder, at });
    await workshop.start();
    const mended = (await visitor.get(PLAN))?.status;
    workshop.settle();
    const hasReference = /reference/.test(refused?.body ?? "");
    return [
      {
        fault: "damaged: a page overwritten while it runs, then restored",
        seen: `the page ${refused?.status}${hasReference ? " with a reference" : ""}, others ${elsewhere}, the doctor ${found ? "says so" : "is silent"}, a start ${line ? "is refused" : "goes on"}, after the restore ${mended}`,
        held:
          refused?.status === 503 &&
          hasReference &&
          elsewhere === 200 &&
          found &&
          /^The process ended with 1: Homeward did not start: The database .* is damaged .*\n$/.test(
            line,
          ) &&
          mended === 200,
      },
    ];
  } finally {
    await workshop.close();
  }
}

/** The file may only be read, as it is after a fault of the disk: a start says so, and goes on once it may be written. */
export async function forbidWriting(tally: Tally): Promise<Finding[]> {
  const disk = mountSmallDisk(64);
  const workshop = await openWorkshop(tally, 1);
  const forbid = (how: "ro" | "rw") =>
    disk ? disk.remount(how) : chmodSync(workshop.room.path, how === "ro" ? 0o400 : 0o600);
  try {
    await workshop.running().stop();
    forbid("ro");
    const line = await refusalOf(workshop);
    forbid("rw");
    await workshop.start();
    workshop.settle();
    return [
      {
        fault: "read-only: the file may only be read at the start",
        seen: line.trim().replaceAll(dirname(workshop.room.path), "…"),
        held: /^The process ended with 1: Homeward did not start: the (file|folder) .* cannot be written to \(E\w+\)\n$/.test(
          line,
        ),
      },
    ];
  } finally {
    await workshop.close();
    disk?.remove();
  }
}

/** What a start says of why it is refused; empty when it is not. */
async function refusalOf(workshop: Workshop): Promise<string> {
  try {
    await workshop.start();
    return "";
  } catch (error) {
    return (error as Error).message;
  }
}
