// Takes the second step off an account: npm run second-step -- ada@example.org
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { takeOffSecondStep } from "#app/services/lost-second-step.server.ts";
import { openDatabase } from "#db/client.server.ts";
import { countWaiting, DatabaseRefused } from "#db/migrate.server.ts";
import { databasePath, runCommand } from "../command.server.ts";

await runCommand(async () => {
  const [email] = parseArgs({ allowPositionals: true }).positionals;
  if (email === undefined) {
    process.stderr.write("Say whose: npm run second-step -- ada@example.org\n");
    return 1;
  }
  const path = databasePath();
  if (!existsSync(path)) throw new DatabaseRefused(`There is no database ${path}.`);
  if (countWaiting(path, resolve("db/migrations")) > 0) {
    throw new DatabaseRefused(
      `The database ${path} is of an older version: start the service once.`,
    );
  }
  const database = openDatabase(path);
  try {
    takeOffSecondStep(database, email, Date.now());
  } finally {
    database.close();
  }
  process.stdout.write(
    `The password of ${email} alone signs in now. It stands in the activity log.\n`,
  );
  return 0;
});
