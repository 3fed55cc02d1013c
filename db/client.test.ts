import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Database, openDatabase } from "./client.server.ts";

let folder: string;
let db: Database;
let heard: string[];
const say = (word: string) => db.afterCommit(() => heard.push(word));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "homeward-client-"));
  db = openDatabase(join(folder, "test.db"));
  heard = [];
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

it("says what happened once it is on disk, in order", () => {
  db.write(() => {
    say("first");
    say("second");
    expect(heard).toEqual([]);
  });
  expect(heard).toEqual(["first", "second"]);
});

it("waits for the outermost transaction", () => {
  db.write(() => {
    db.write(() => say("inner"));
    expect(heard).toEqual([]);
  });
  expect(heard).toEqual(["inner"]);
});

it("says nothing of what was undone, then or later", () => {
  expect(() =>
    db.write(() => {
      db.write(() => say("inner"));
      say("outer");
      throw new Error("no");
    }),
  ).toThrow("no");
  db.write(() => say("next"));
  expect(heard).toEqual(["next"]);
});

it("says nothing of a part that was undone by itself", () => {
  db.write(() => {
    say("kept");
    expect(() =>
      db.write(() => {
        say("undone");
        throw new Error("no");
      }),
    ).toThrow("no");
    say("also kept");
  });
  expect(heard).toEqual(["kept", "also kept"]);
});

it("says at once what happens outside a transaction, and what is said while saying", () => {
  say("at once");
  expect(heard).toEqual(["at once"]);
  db.write(() => db.afterCommit(() => db.write(() => say("again"))));
  expect(heard).toEqual(["at once", "again"]);
});
