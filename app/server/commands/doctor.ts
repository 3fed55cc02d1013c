// Looks an installation over and says what is in order: npm run doctor -- --backups data/backups
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { databasePath, runCommand } from "../command.server.ts";
import { examine, type Finding } from "../examination.server.ts";

const MARKS: Record<Finding["state"], string> = { fine: "ok  ", attention: "look", wrong: "BAD " };

await runCommand(async () => {
  const { values } = parseArgs({
    options: { backups: { type: "string", default: "data/backups" } },
  });
  const findings = examine({
    databasePath: databasePath(),
    root: resolve("."),
    backups: resolve(values.backups),
    now: Date.now(),
  });
  for (const { state, words } of findings) process.stdout.write(`${MARKS[state]}  ${words}\n`);
  return findings.some(({ state }) => state === "wrong") ? 1 : 0;
});
