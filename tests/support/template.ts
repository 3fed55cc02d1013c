import { mkdirSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { startProcess } from "./process.ts";

const folder = resolve(".cache/e2e");

/** The database every test server begins with: the demonstration, as a first start makes it. */
export const TEMPLATE = `${folder}/template.db`;

/** Makes it anew, once before all the tests. */
export default async function makeTemplate(): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const first = await startProcess(TEMPLATE);
  const code = await first.stop();
  if (code !== 0) throw new Error(`The first start ended with ${code}: ${first.written()}`);
}
