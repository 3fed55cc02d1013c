// Backs the database up while it is used: npm run backup -- --to /var/backups/homeward --keep 30
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { backUpDatabase, listBackups } from "#db/backup.server.ts";
import { databasePath, runCommand } from "../command.server.ts";
import { ensureWritableFolder } from "../folder.server.ts";

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      to: { type: "string", default: "data/backups" },
      keep: { type: "string", default: "30" },
    },
  });
  const keep = Number(values.keep);
  if (!Number.isInteger(keep) || keep < 1) {
    process.stderr.write("--keep takes a whole number from 1.\n");
    return 1;
  }
  const folder = resolve(values.to);
  ensureWritableFolder(folder);
  const { file, removed } = await backUpDatabase(databasePath(), { folder, keep, at: Date.now() });
  const bytes = listBackups(folder).find((each) => each.file === file)?.bytes ?? 0;
  const old = removed > 0 ? ` ${removed} older taken away.` : "";
  process.stdout.write(`Backed up to ${file} (${(bytes / 1024).toFixed(0)} KiB), checked.${old}\n`);
  return 0;
});
