// The thread that makes documents, which goes wrong once in the way a file says.
import { existsSync, readFileSync, rmSync } from "node:fs";

const { default: work } = await import(process.env.FAULT_REAL_WORKER);
const told = process.env.FAULT_WORKER;

export default function fail(task) {
  if (!existsSync(told)) return work(task);
  const how = readFileSync(told, "utf8");
  rmSync(told);
  if (how === "hang") for (;;);
  const held = [];
  while (how === "grow") held.push(new Array(1_000_000).fill(held.length));
  process.exit(1);
}
