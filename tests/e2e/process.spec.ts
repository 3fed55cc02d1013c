import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "@playwright/test";
import { startProcess } from "#tests/support/process.ts";

const PRODUCTION = {
  HOMEWARD_MODE: "production",
  SESSION_SECRET: "a secret of at least thirty-two characters",
  PUBLIC_URL: "http://127.0.0.1:3999",
};

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "homeward-process-"));
});
test.afterEach(() => rmSync(folder, { recursive: true }));

test("a second start finds what the first one left", async () => {
  const path = join(folder, "new/folder/homeward.db");
  const first = await startProcess(path);
  expect((await fetch(`${first.url}/demo`)).status).toBe(200);
  expect(await first.stop()).toBe(0);
  expect(existsSync(`${path}-wal`), "the database is checkpointed").toBe(false);
  const second = await startProcess(path);
  const health = await (await fetch(`${second.url}/health`)).json();
  expect(health).toMatchObject({ ok: true, database: "answers" });
  expect(await second.stop()).toBe(0);
});

test("a request under way is answered before the process ends", async () => {
  const running = await startProcess(join(folder, "homeward.db"));
  const body = "next=%2F";
  const post = request(`${running.url}/sign-out`, {
    method: "POST",
    agent: false,
    headers: {
      "Content-Type": "application/x-www-form-urlencoded",
      "Content-Length": String(body.length),
      Expect: "100-continue",
    },
  });
  const answered = new Promise<number | undefined>((done, reject) => {
    post.on("response", (answer) => {
      answer.resume();
      done(answer.statusCode);
    });
    post.on("error", reject);
  });
  const taken = new Promise((done) => post.on("continue", done));
  post.flushHeaders();
  await taken;
  const ended = running.stop();
  post.end(body);
  expect(await answered).toBeLessThan(500);
  expect(await ended).toBe(0);
});

test("a busy port is one line, and leaves the database alone", async () => {
  const other = createServer();
  const port = await new Promise<number>((done) => {
    other.listen(0, "127.0.0.1", () => done((other.address() as { port: number }).port));
  });
  const path = join(folder, "homeward.db");
  const ended = await run({ PORT: String(port), DATABASE_PATH: path });
  other.close();
  expect(ended).toEqual({
    code: 1,
    said: `Homeward did not start: port ${port} is busy. Stop what uses it, or choose another: PORT=3001\n`,
  });
  expect(existsSync(path)).toBe(false);
});

test("a folder that cannot be written to is one line", async () => {
  writeFileSync(join(folder, "file"), "");
  const ended = await run({ DATABASE_PATH: join(folder, "file/homeward.db") });
  expect(ended.code).toBe(1);
  expect(ended.said).toMatch(/^Homeward did not start: the folder \S+ cannot be written to.*\n$/);
});

test("a damaged database is refused and left untouched", async () => {
  const path = join(folder, "homeward.db");
  const made = await startProcess(path);
  await made.stop();
  const bytes = readFileSync(path);
  bytes.fill(0x7f, 4096, 40_960);
  writeFileSync(path, bytes);
  const ended = await run({ DATABASE_PATH: path });
  expect(ended.code).toBe(1);
  expect(ended.said).toMatch(/^Homeward did not start: The database .* is damaged .*\n$/);
  expect(hashOf(readFileSync(path))).toBe(hashOf(bytes));
});

test("a wrong setting is one line", async () => {
  expect(await run({ PORT: "eighty" })).toEqual({
    code: 1,
    said: "Homeward did not start: PORT must be a whole number from 0 to 65535.\n",
  });
  expect(await run({ ...PRODUCTION, SESSION_SECRET: "" })).toMatchObject({
    code: 1,
    said: expect.stringMatching(/^Homeward did not start: SESSION_SECRET is not set.*\n$/),
  });
});

test("production offers the first set-up once, and no way to enter as anyone", async () => {
  const path = join(folder, "production.db");
  const child = spawn(process.execPath, [resolve("build/process/main.js")], {
    env: { ...environment(), ...PRODUCTION, PORT: "3999", DATABASE_PATH: path },
  });
  let said = "";
  child.stdout.on("data", (chunk) => {
    said += chunk;
  });
  await expect.poll(() => said).toMatch(/once: http:\/\/127\.0\.0\.1:3999\/set-up\/[\w-]{43}\n/);
  const link = /http:\S+\/set-up\/\S+/.exec(said)?.[0] ?? "";
  expect((await fetch(link)).status).toBe(200);
  expect((await fetch("http://127.0.0.1:3999/demo")).status).toBe(404);
  const ended = new Promise((done) => child.on("exit", done));
  child.kill("SIGTERM");
  expect(await ended).toBe(0);
  expect(said.slice(said.indexOf(link) + link.length)).not.toContain(link.slice(-43));
});

test("production refuses the demonstration's database", async () => {
  const path = join(folder, "homeward.db");
  await (await startProcess(path)).stop();
  const ended = await run({ ...PRODUCTION, DATABASE_PATH: path });
  expect(ended.code).toBe(1);
  expect(ended.said).toMatch(/holds the demonstration area/);
});

function environment(): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    NODE_ENV: "production",
    HOMEWARD_MODE: "demonstration",
    PORT: "0",
  };
}

/** Starts a process that is to end by itself; gives its exit code and what it said of why. */
function run(settings: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [resolve("build/process/main.js")], {
    env: { ...environment(), ...settings },
  });
  let said = "";
  child.stderr.on("data", (chunk) => {
    said += chunk;
  });
  return new Promise((done) => child.on("close", (code) => done({ code, said })));
}

function hashOf(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
