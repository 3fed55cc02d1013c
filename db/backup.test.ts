import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import BetterSqlite from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openDemonstration } from "#tests/support/demonstration.ts";
import { backUpDatabase, listBackups, restoreDatabase } from "./backup.server.ts";
import { connect } from "./client.server.ts";

const migrationsFolder = resolve("db/migrations");
const AT = Date.parse("2017-06-21T09:30:00.500Z");
const DAY = 86_400_000;

let folder: string;
let backups: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "homeward-backup-"));
  backups = join(folder, "backups");
  mkdirSync(backups);
  path = join(folder, "homeward.db");
  const demonstration = openDemonstration();
  demonstration.database.close();
  cpSync(demonstration.path, path);
});
afterEach(() => rmSync(folder, { recursive: true }));

const backUp = (at = AT, keep = 30) => backUpDatabase(path, { folder: backups, keep, at });
const restore = (file: string, at = AT) => restoreDatabase(file, path, { migrationsFolder, at });
const nameIn = (file: string) => {
  const connection = new BetterSqlite(file, { readonly: true });
  const name = connection.prepare("SELECT name FROM areas").pluck().get();
  connection.close();
  return name;
};
function rename(name: string): void {
  const connection = connect(path);
  connection.prepare("UPDATE areas SET name = ?").run(name);
  connection.close();
}

/** A backup whose database ends in the middle. */
function half(bytes: Buffer): Buffer {
  const whole = gunzipSync(bytes);
  return gzipSync(whole.subarray(0, whole.length / 2));
}

describe("a backup", () => {
  test("is made while others write, and holds what was committed before it", async () => {
    const writer = connect(path);
    writer.prepare("UPDATE areas SET name = 'Before'").run();
    const { file } = await backUp();
    writer.prepare("UPDATE areas SET name = 'After'").run();
    writer.close();
    await restore(file);
    expect(nameIn(path)).toBe("Before");
  });

  test("is one private file with a checksum that other programs read, and leaves nothing else", async () => {
    const { file } = await backUp();
    expect(basename(file)).toBe("homeward-2017-06-21T09-30-00-500Z.db.gz");
    expect(readdirSync(backups).sort()).toEqual([basename(file), `${basename(file)}.sha256`]);
    expect(statSync(file).mode & 0o077).toBe(0);
    const said = execFileSync("sha256sum", ["-c", `${file}.sha256`], { cwd: backups });
    expect(String(said)).toContain("OK");
    expect(listBackups(backups)).toEqual([{ file, at: AT, bytes: statSync(file).size }]);
  });

  test("makes room for itself: the oldest go, other files stay", async () => {
    writeFileSync(join(backups, "notes.txt"), "ours");
    for (const day of [0, 1, 2]) await backUp(AT + day * DAY, 2);
    expect(listBackups(backups).map(({ at }) => at)).toEqual([AT + 2 * DAY, AT + DAY]);
    expect(readdirSync(backups)).toHaveLength(5);
  });

  test("is refused of a damaged database, and the backups that are there stay", async () => {
    await backUp();
    const bytes = readFileSync(path);
    bytes.fill(0x5a, 8 * 4096, 40 * 4096);
    writeFileSync(path, bytes);
    await expect(backUp(AT + DAY, 1)).rejects.toThrow();
    expect(listBackups(backups).map(({ at }) => at)).toEqual([AT]);
    expect(readdirSync(backups)).toHaveLength(2);
  });
});

describe("a restore", () => {
  test("keeps the database that stood there", async () => {
    const { file } = await backUp();
    rename("Changed since");
    const { kept } = await restore(file);
    expect(nameIn(path)).not.toBe("Changed since");
    expect(nameIn(kept ?? "")).toBe("Changed since");
    expect(statSync(path).mode & 0o077).toBe(0);
  });

  test("works where there is no database any more, or a ruined one", async () => {
    const { file } = await backUp();
    const name = nameIn(path);
    rmSync(path);
    expect(await restore(file)).toEqual({ kept: null });
    writeFileSync(path, "not a database at all, but somebody's letter");
    const { kept } = await restore(file, AT + 1);
    expect(nameIn(path)).toBe(name);
    expect(readFileSync(kept ?? "", "utf8")).toContain("letter");
  });

  test("refuses a file that is not what was backed up, and leaves everything as it was", async () => {
    const { file } = await backUp();
    rename("As it is");
    appendFileSync(file, "x");
    await expect(restore(file)).rejects.toThrow("its checksum differs");
    rmSync(`${file}.sha256`);
    await expect(restore(file)).rejects.toThrow("checksum");
    await expect(restore(join(backups, "none.db.gz"))).rejects.toThrow("There is no file");
    expect(nameIn(path)).toBe("As it is");
    expect(readdirSync(folder).filter((name) => name.includes("restor"))).toEqual([]);
  });

  test.each([
    [
      "was cut off",
      (bytes: Buffer) => bytes.subarray(0, bytes.length - 2_000),
      "cannot be unpacked",
    ],
    ["holds half a database", half, "damaged"],
    ["holds something else", () => gzipSync("somebody's letter"), "damaged"],
    ["holds nothing", () => gzipSync(""), "not one of Homeward’s"],
  ])("refuses a file that %s, although its checksum fits", async (_what, spoil, word) => {
    const { file } = await backUp();
    rename("As it is");
    writeFileSync(file, spoil(readFileSync(file)));
    writeFileSync(`${file}.sha256`, execFileSync("sha256sum", [basename(file)], { cwd: backups }));
    await expect(restore(file)).rejects.toThrow(word);
    expect(nameIn(path)).toBe("As it is");
    expect(readdirSync(folder).filter((name) => name.includes("restor"))).toEqual([]);
  });

  test("refuses a database of a newer version", async () => {
    const newer = connect(path);
    newer
      .prepare("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', ?)")
      .run(Date.now() + DAY);
    newer.close();
    const { file } = await backUp();
    await expect(restore(file)).rejects.toThrow("newer or different version");
  });

  test("refuses to replace a database that is in use", async () => {
    const { file } = await backUp();
    const running = connect(path);
    running.prepare("SELECT count(*) FROM areas").get();
    await expect(restore(file)).rejects.toThrow("stop Homeward first");
    expect(running.prepare("SELECT count(*) FROM areas").pluck().get()).toBe(1);
    running.close();
    await restore(file);
  });
});
