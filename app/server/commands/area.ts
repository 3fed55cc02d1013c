// A whole area as one file: npm run area -- export southend --to southend.json
// and in again, here or elsewhere: npm run area -- import southend.json --slug southend --confirm
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { AreaFileProblem } from "#app/domain/area-file/area-file.ts";
import { formatDate, londonDate } from "#app/domain/dates.ts";
import { readConfig } from "#app/http/env.server.ts";
import type { AreaFilePreview } from "#app/services/area-files.server.ts";
import { loadContent } from "#app/services/content.server.ts";
import { createServices } from "#app/services/index.server.ts";
import { RENDERERS } from "#app/services/reports/renderers.server.ts";
import { openDatabase } from "#db/client.server.ts";
import { makePrivate } from "#db/copy.server.ts";
import { countWaiting, migrateDatabase } from "#db/migrate.server.ts";
import { runCommand } from "../command.server.ts";

/** How many problems are printed; more are counted. */
const LISTED = 50;

const migrationsFolder = resolve("db/migrations");
const say = (line: string) => process.stdout.write(`${line}\n`);
const complain = (line: string) => process.stderr.write(`${line}\n`);

/**
 * The use cases on the database that the service keeps, by the service's own settings. Where there
 * is none, it is made, or an empty one is lent until the command closes it.
 */
function open(absent: "refuse" | "make" | "lend") {
  const config = readConfig({ HOMEWARD_MODE: "production", ...process.env });
  let path = resolve(config.databasePath);
  let lent: string | null = null;
  if (!existsSync(path)) {
    if (absent === "refuse") return `There is no database ${path} (DATABASE_PATH).`;
    if (absent === "lend") {
      lent = mkdtempSync(join(tmpdir(), "homeward-area-"));
      path = join(lent, "homeward.db");
    }
    migrateDatabase(path, { migrationsFolder });
  }
  if (countWaiting(path, migrationsFolder) > 0) {
    return `The database ${path} is of an earlier version: start this version of Homeward on it first.`;
  }
  const database = openDatabase(path);
  const content = loadContent(resolve("content"));
  const services = createServices({
    database,
    content,
    clock: Date.now,
    reports: RENDERERS,
    config,
  });
  const close = () => {
    database.close();
    if (lent) rmSync(lent, { recursive: true });
  };
  return { close, areaFiles: services.areaFiles, sealed: config.areaFileKey !== null };
}

async function exportArea(slug: string, to: string | undefined): Promise<number> {
  const opened = open("refuse");
  if (typeof opened === "string") return refuse(opened);
  try {
    const { bytes, fileName } = await opened.areaFiles.exportArea(slug);
    const file = resolve(to ?? fileName);
    if (existsSync(file)) return refuse(`There is a file ${file} already.`);
    try {
      makePrivate(file);
      writeFileSync(file, bytes);
    } catch (error) {
      // Half a file would be taken for one.
      rmSync(file, { force: true });
      throw error;
    }
    say(`Written to ${file} (${(bytes.byteLength / 1024).toFixed(0)} KiB).`);
    say(
      opened.sealed
        ? "Its scores are sealed: where it comes in, AREA_FILE_KEY has to be the same."
        : "AREA_FILE_KEY is not set, so revealed scores are left out: an area with any cannot come in from it.",
    );
    return 0;
  } finally {
    opened.close();
  }
}

function importArea(file: string, slug: string | undefined, confirm: boolean): number {
  if (!existsSync(file)) return refuse(`There is no file ${file}.`);
  const opened = open(confirm ? "make" : "lend");
  if (typeof opened === "string") return refuse(opened);
  try {
    say(`Reading ${file} …`);
    const bytes = readFileSync(file);
    if (!confirm) {
      const found = opened.areaFiles.preview(bytes, slug);
      if ("problems" in found) return list(found.problems);
      describe(found.preview);
      say(
        "\nNothing was brought in yet. To do it, add --confirm. An area cannot be taken away again: back up first (npm run backup), and restore that if it was a mistake.",
      );
      return 0;
    }
    const done = opened.areaFiles.bringIn(bytes, slug);
    if ("problems" in done) return list(done.problems);
    say(
      `Brought in as ${done.slug}. Nobody has an account in it yet: send each of these their own link, good for a fortnight. They invite the others from the People page.`,
    );
    for (const { name, url } of done.invitations) say(`${name}: ${url}`);
    return 0;
  } finally {
    opened.close();
  }
}

function describe({ name, slug, made, counts, rounds, facilitators }: AreaFilePreview): void {
  say(`${name}, to be known here as ${slug}`);
  say(`made on ${formatDate(londonDate(Date.parse(made.at)))} at ${made.address}\n`);
  for (const { what, count } of counts) say(`  ${what}: ${count}`);
  for (const round of rounds) {
    const state = round.closed ? "closed" : "not closed: what was not revealed is scored again";
    say(`  round: ${round.name}, as at ${formatDate(round.asAt)}, ${state}`);
  }
  say(`\nTo be invited: ${facilitators.join(", ")}`);
}

function list(problems: readonly AreaFileProblem[]): number {
  for (const { path, sentence } of problems.slice(0, LISTED)) {
    complain(path ? `${path}: ${sentence}` : sentence);
  }
  const more = problems.length - LISTED;
  if (more > 0) complain(`… and ${more} more.`);
  return refuse("Nothing was brought in.");
}

function refuse(line: string): number {
  complain(line);
  return 1;
}

await runCommand(async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      to: { type: "string" },
      slug: { type: "string" },
      confirm: { type: "boolean", default: false },
    },
  });
  const [deed, what] = positionals;
  if (deed === "export" && what) return exportArea(what, values.to);
  if (deed === "import" && what) return importArea(resolve(what), values.slug, values.confirm);
  return refuse(
    "Say what: npm run area -- export southend, or npm run area -- import southend.json",
  );
});
