// Puts a backup in the database's place: npm run restore -- data/backups/homeward-….db.gz
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { restoreDatabase } from "#db/backup.server.ts";
import { databasePath, runCommand } from "../command.server.ts";

await runCommand(async () => {
  const [file] = parseArgs({ allowPositionals: true }).positionals;
  if (file === undefined) {
    process.stderr.write("Say which backup: npm run restore -- data/backups/homeward-….db.gz\n");
    return 1;
  }
  const path = databasePath();
  const options = { migrationsFolder: resolve("db/migrations"), at: Date.now() };
  const { kept } = await restoreDatabase(resolve(file), path, options);
  const before = kept ? ` What stood there is kept as ${kept}.` : "";
  process.stdout.write(`Restored to ${path}.${before}\n`);
  return 0;
});
