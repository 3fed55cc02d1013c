import { chmodSync, cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { backUpDatabase } from "#db/backup.server.ts";
import { connect } from "#db/client.server.ts";
import { openDemonstration } from "#tests/support/demonstration.ts";
import { examine } from "./examination.server.ts";

const NOW = Date.parse("2017-06-21T09:30:00Z");

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "homeward-doctor-"));
  path = join(folder, "homeward.db");
  const demonstration = openDemonstration();
  demonstration.database.close();
  cpSync(demonstration.path, path);
  chmodSync(path, 0o600);
});
afterEach(() => rmSync(folder, { recursive: true }));

const look = () =>
  examine({ databasePath: path, root: resolve("."), backups: folder, now: NOW })
    .filter(({ state }) => state !== "fine")
    .map(({ state, words }) => `${state}: ${words}`);

test("a sound installation is in order once it has a backup", async () => {
  expect(look()).toEqual([expect.stringContaining("attention: No backup lies in")]);
  await backUpDatabase(path, { folder, keep: 1, at: NOW });
  expect(look()).toEqual([]);
});

test("an old backup and a file that others can read are worth a look", async () => {
  await backUpDatabase(path, { folder, keep: 1, at: NOW - 3 * 86_400_000 });
  chmodSync(path, 0o644);
  expect(look()).toEqual([
    expect.stringContaining("attention: Other accounts"),
    expect.stringContaining("attention: The last backup is 3 day(s) old"),
  ]);
});

test("broken references, a strange file and none at all are wrong", () => {
  const connection = connect(path);
  connection.pragma("foreign_keys = OFF");
  connection.exec("DELETE FROM partners WHERE id = 'council'");
  connection.close();
  expect(look()).toContainEqual(expect.stringMatching(/^wrong: .*broken references/));
  writeFileSync(path, "no database");
  expect(look()).toContainEqual(expect.stringMatching(/^wrong: /));
  rmSync(path);
  expect(look()).toContainEqual(expect.stringMatching(/^wrong: There is no database/));
});
