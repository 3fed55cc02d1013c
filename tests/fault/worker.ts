import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { ERRORS } from "#app/domain/errors.ts";
import { type Finding, sleep, type Tally } from "./figures.ts";
import { openWorkshop } from "./workshop.ts";

const PEOPLE = 4;
const PACK = "/areas/demonstration/board.pdf";
/** How long people go on meanwhile at least, in milliseconds. */
const WORK = 2_000;

/** The thread that makes documents dies, takes all memory, or hangs, while people work and wait for theirs. */
export async function failWorker(tally: Tally): Promise<Finding[]> {
  const folder = mkdtempSync(join(tmpdir(), "homeward-worker-"));
  const told = join(folder, "how");
  const settings = {
    FAULT_WORKER: told,
    FAULT_REAL_WORKER: pathToFileURL(resolve("build/process/report-worker.js")).href,
  };
  const workshop = await openWorkshop(tally, PEOPLE, settings, layOut(folder));
  const visitor = workshop.visitor();
  try {
    const findings: Finding[] = [];
    for (const how of ["exit", "grow", "hang"]) {
      writeFileSync(told, how);
      const before = tally.acknowledged;
      let [first, second] = [null, null] as Awaited<ReturnType<typeof visitor.get>>[];
      await workshop.work(async () => {
        const failing = visitor.get(PACK);
        await sleep(50);
        [first = null, second = null] = await Promise.all([
          failing,
          visitor.get(PACK),
          sleep(WORK),
        ]);
      });
      workshop.settle();
      const isTold = first?.body.includes(ERRORS["document-failed"].sentence) ?? false;
      findings.push({
        fault: `worker: the thread that makes documents (${how})`,
        seen: `the document ${first?.status}${isTold ? " with the sentence" : ""}, the one that waits ${second?.status}; ${tally.acknowledged - before} writes meanwhile`,
        held: first?.status === 503 && isTold && second?.status === 200,
      });
    }
    return findings;
  } finally {
    await workshop.close();
    rmSync(folder, { recursive: true });
  }
}

/** The project as it stands, but for the thread's file. */
function layOut(folder: string): string {
  const root = join(folder, "project");
  mkdirSync(join(root, "build/process"), { recursive: true });
  for (const name of ["package.json", "content", "db", "public", "node_modules"]) {
    symlinkSync(resolve(name), join(root, name));
  }
  for (const name of ["server", "client", "worker", "process/main.js", "process/assets"]) {
    symlinkSync(resolve("build", name), join(root, "build", name));
  }
  copyFileSync(
    resolve("tests/fault/failing-worker.mjs"),
    join(root, "build/process/report-worker.js"),
  );
  return root;
}
