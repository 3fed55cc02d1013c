import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import BetterSqlite from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openDemonstration } from "#tests/support/demonstration.ts";
import { migrateDatabase } from "./migrate.server.ts";
import { TRIGGERS } from "./triggers.server.ts";

const migrationsFolder = resolve("db/migrations");
let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "homeward-migrate-"));
  path = join(folder, "area.db");
});
afterEach(() => rmSync(folder, { recursive: true }));

const migrateTo = (migrations = migrationsFolder) =>
  migrateDatabase(path, { migrationsFolder: migrations });

/** The project's migrations with one more after them. */
function withMigration(sql: string): string {
  const copy = join(folder, "migrations");
  cpSync(migrationsFolder, copy, { recursive: true });
  const file = join(copy, "meta/_journal.json");
  const journal = JSON.parse(readFileSync(file, "utf8"));
  const last = journal.entries.at(-1);
  journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1000, tag: "9999_next" });
  writeFileSync(file, JSON.stringify(journal));
  writeFileSync(join(copy, "9999_next.sql"), sql);
  return copy;
}

function fill(): void {
  const demonstration = openDemonstration();
  demonstration.database.close();
  cpSync(demonstration.path, path);
}

const countOf = (table: string) => {
  const connection = new BetterSqlite(path, { readonly: true });
  const rows = connection.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
  connection.close();
  return rows;
};

const triggers = () => {
  const connection = new BetterSqlite(path, { readonly: true });
  const all = connection
    .prepare("SELECT sql FROM sqlite_master WHERE type = 'trigger'")
    .pluck()
    .all();
  connection.close();
  return all;
};

const backups = () => readdirSync(folder).filter((name) => name.includes("before-migration"));

describe("a new database", () => {
  test("has every trigger, and needs no backup", () => {
    migrateTo();
    expect(triggers().sort()).toEqual([...TRIGGERS].sort());
    expect(backups()).toEqual([]);
  });

  test("is for its own user alone, with what is written beside it", () => {
    const mask = process.umask(0o022);
    migrateTo();
    migrateTo(withMigration("CREATE TABLE another (id text);"));
    process.umask(mask);
    const files = readdirSync(folder).filter((name) => name.startsWith(basename(path)));
    expect(files.length).toBeGreaterThan(1);
    for (const name of files) {
      expect((statSync(join(folder, name)).mode & 0o777).toString(8), name).toBe("600");
    }
  });

  test("is left alone by a second start", () => {
    migrateTo();
    const before = readFileSync(path);
    migrateTo();
    expect(readFileSync(path).equals(before)).toBe(true);
  });
});

describe("a filled database", () => {
  test("is backed up, then migrated with every score and trigger kept", () => {
    fill();
    const scores = countOf("scores");
    // Rebuilding a parent table is what once cascaded every score away.
    migrateTo(
      withMigration(`CREATE TABLE __new_areas AS SELECT * FROM areas;
--> statement-breakpoint
DROP TABLE areas;
--> statement-breakpoint
CREATE TABLE areas (id text PRIMARY KEY NOT NULL, slug text NOT NULL UNIQUE, name text NOT NULL, notice text, today text, created_at integer NOT NULL, version integer DEFAULT 1 NOT NULL);
--> statement-breakpoint
INSERT INTO areas SELECT * FROM __new_areas;
--> statement-breakpoint
DROP TABLE __new_areas;`),
    );
    expect(countOf("scores")).toBe(scores);
    expect(triggers().sort()).toEqual([...TRIGGERS].sort());
    expect(backups()).toHaveLength(1);
    const connection = new BetterSqlite(path);
    expect(() => connection.exec("UPDATE rounds SET name = 'x' WHERE id = 'march-2017'")).toThrow(
      "round-closed",
    );
    connection.close();
  });

  test("a migration that loses rows is refused and undone, and the backup kept", () => {
    fill();
    const scores = countOf("scores");
    const losing = withMigration("DELETE FROM scores WHERE round_id = 'june-2017';");
    expect(() => migrateTo(losing)).toThrow(/scores lost \d+ rows\. It was left as it was/);
    expect(countOf("scores")).toBe(scores);
    const [backup] = backups();
    expect(backup).toBeDefined();
  });

  test("a failed migration leaves the file as it was", () => {
    fill();
    const scores = countOf("scores");
    const failing = withMigration("DELETE FROM scores;\n--> statement-breakpoint\nNOT SQL;");
    expect(() => migrateTo(failing)).toThrow(/could not be migrated/);
    expect(countOf("scores")).toBe(scores);
    expect(triggers().sort()).toEqual([...TRIGGERS].sort());
  });
});

describe("a file that is refused is left untouched", () => {
  test.each([
    [
      "not a database",
      () => writeFileSync(path, "This is a shopping list, not a database.".repeat(50)),
    ],
    [
      "another program's database",
      () => {
        const connection = new BetterSqlite(path);
        connection.exec("CREATE TABLE songs (title text)");
        connection.close();
      },
    ],
    [
      "a newer version's database",
      () => {
        migrateDatabase(path, { migrationsFolder: withMigration("CREATE TABLE later (id text);") });
      },
    ],
    [
      "a damaged page",
      () => {
        fill();
        const bytes = readFileSync(path);
        bytes.fill(0xff, 4096 * 3, 4096 * 6);
        writeFileSync(path, bytes);
      },
    ],
  ])("%s", (_, make) => {
    make();
    const before = readFileSync(path);
    expect(() => migrateTo()).toThrow(/untouched|cannot be opened/);
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(existsSync(`${path}-journal`)).toBe(false);
  });
});

test("a large file is read through after an end out of order, and not at every start", () => {
  migrateTo();
  const connection = new BetterSqlite(path);
  connection.exec(
    "CREATE TABLE ballast (bytes blob); INSERT INTO ballast VALUES (zeroblob(70000000))",
  );
  connection.close();
  const bytes = readFileSync(path);
  bytes.fill(0xff, bytes.length - 4096 * 6, bytes.length - 4096 * 3);
  writeFileSync(path, bytes);
  expect(() => migrateTo()).not.toThrow();
  // What a process leaves that was killed.
  writeFileSync(`${path}-wal`, "");
  expect(() => migrateTo()).toThrow(/damaged.*untouched/);
});
