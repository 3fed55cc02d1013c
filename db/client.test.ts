import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { connect, type Database, openDatabase } from "./client.server.ts";

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

it("leaves a note out that cannot be written, says so, and throws what is wrong with the note itself", () => {
  const told: unknown[] = [];
  const other = openDatabase(join(folder, "noted.db"), (fault) => told.push(fault));
  const { $client } = other.orm;
  $client.exec("CREATE TABLE notes (text TEXT UNIQUE)");
  const insert = () => other.note(() => void $client.exec("INSERT INTO notes VALUES ('one')"));
  $client.pragma("query_only = ON");
  insert();
  expect(told).toMatchObject([{ code: "SQLITE_READONLY" }]);
  $client.pragma("query_only = OFF");
  insert();
  expect(insert).toThrow("UNIQUE");
  expect(told).toHaveLength(1);
  other.close();
});

it("writes what is owed with the next write that succeeds, and none of it stands in that one's way", () => {
  const told: unknown[] = [];
  const other = openDatabase(join(folder, "owed.db"), (fault) => told.push(fault));
  const { $client } = other.orm;
  $client.exec("CREATE TABLE notes (text TEXT UNIQUE)");
  const insert = (text: string) => $client.prepare("INSERT INTO notes VALUES (?)").run(text);
  $client.pragma("query_only = ON");
  for (const text of ["one", "one", "two"]) other.note(() => void insert(text), "owed");
  expect(told).toHaveLength(3);
  $client.pragma("query_only = OFF");
  other.write(() => insert("three"));
  expect($client.prepare("SELECT text FROM notes").pluck().all()).toEqual(["three", "one", "two"]);
  expect(told.slice(3)).toMatchObject([{ code: "SQLITE_CONSTRAINT_UNIQUE" }]);
  other.close();
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

it("is in the same state until something is written, here or by another process", () => {
  const insert = (word: string) => db.orm.$client.prepare("INSERT INTO words VALUES (?)").run(word);
  db.orm.$client.exec("CREATE TABLE words (word TEXT)");
  insert("first");
  const state = db.state();
  expect(db.state()).toBe(state);
  db.note(() => insert("a note"));
  expect(db.state()).toBe(state);
  db.write(() => {
    insert("second");
    expect(db.state()).toBeNull();
  });
  const later = db.state();
  expect(later).not.toBe(state);
  const other = connect(join(folder, "test.db"));
  other.exec("INSERT INTO words VALUES ('theirs')");
  other.close();
  expect(db.state()).not.toBe(later);
});

it("keeps a note with what else is in its transaction, and synchronises all other writes", () => {
  const { $client } = db.orm;
  $client.exec("CREATE TABLE words (word TEXT)");
  const insert = () => void $client.exec("INSERT INTO words VALUES ('a note')");
  expect(() =>
    db.write(() => {
      db.note(insert);
      throw new Error("no");
    }),
  ).toThrow("no");
  expect($client.prepare("SELECT * FROM words").all()).toEqual([]);
  db.note(insert);
  expect($client.prepare("SELECT * FROM words").all()).toHaveLength(1);
  expect($client.pragma("synchronous", { simple: true })).toBe(2);
});
