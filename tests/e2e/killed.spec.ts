import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import {
  type ChoiceName,
  type HeldChoice,
  holdChoice,
  nextToSend,
  type Reply,
  settleChoice,
} from "#app/domain/score/device-queue.ts";
import type { Words } from "#app/domain/score/words.ts";
import { type RunningProcess, startProcess } from "#tests/support/process.ts";
import { expect, hydrated, test } from "#tests/support/server.ts";
import { TEMPLATE } from "#tests/support/template.ts";

/*
 * The process is killed (SIGKILL) while people score, several times and in the middle of what it
 * does, and started again on the same port and file. What was acknowledged is stored exactly once,
 * and nobody is asked to score again. A kill is no power cut: see docs/decisions/offline.md.
 */

const AREA = "/areas/demonstration";
const ROUND = `${AREA}/rounds/june-2017`;
const PEOPLE = ["gareth-llewellyn", "joy-mensah", "meera-joshi", "kostas-vasiliou"];
const BLANK: Words = { answer: "", reason: "", sharing: "unnamed", evidence: "", evidenceLink: "" };
/** How many choices are acknowledged between one kill and the next. */
const KILL_AFTER = [9, 38, 71, 104];

type Stored = { row_key: string; answer: string | null; reason: string; version: number };
type Row = { row_key: string; number: number };

function read<Found>(path: string, sql: string, ...values: string[]): Found[] {
  const database = new Database(path, { readonly: true });
  const found = database.prepare(sql).all(...values) as Found[];
  database.close();
  return found;
}

const scoresOf = (path: string, member: string) =>
  new Map(
    read<Stored>(
      path,
      "SELECT * FROM scores WHERE round_id = 'june-2017' AND pass = 1 AND member_id = ?",
      member,
    ).map((row) => [row.row_key, row]),
  );

/** A person's browser without its pages: the same queue, on a network that the test takes away. */
class Device {
  readonly acknowledged = new Map<string, HeldChoice>();
  readonly outcomes: string[] = [];
  private held: HeldChoice[] = [];
  private count = 0;
  private cookie = "";

  constructor(
    readonly member: string,
    private readonly url: string,
  ) {}

  async enter(): Promise<void> {
    const answer = await this.post("/demo", { member: this.member });
    this.cookie = answer.headers.get("set-cookie")?.split(";", 1)[0] ?? "";
  }

  choose(row: Row, words: Words, version: number): void {
    const name: ChoiceName = {
      member: this.member,
      round: "june-2017",
      row: row.row_key,
      pass: 1,
    };
    const at = this.held.findIndex((each) => each.row === row.row_key);
    this.count += 1;
    const place = { address: `${ROUND}/score/${row.number}/save`, change: row.number, topic: "" };
    const before = this.held[at]?.words ?? BLANK;
    const stamp = { counter: this.count, key: `${this.member}-${this.count}`, at: this.count };
    const next = holdChoice(this.held[at], { ...name, before, words, version, place }, stamp);
    if (at < 0) this.held.push(next);
    else this.held[at] = next;
  }

  /** Sends what waits until nothing does, however often the service is away. */
  async send(): Promise<void> {
    for (;;) {
      const sent = nextToSend(this.held, this.member);
      if (!sent) return;
      const reply = await this.try(sent);
      if (reply && reply.outcome !== "refused") {
        this.acknowledged.set(sent.key, sent);
        this.outcomes.push(reply.outcome);
      } else {
        await new Promise((done) => setTimeout(done, 20));
      }
      this.held = this.held.map((each) =>
        each.row === sent.row ? settleChoice(each, sent, reply) : each,
      );
    }
  }

  private async try(sent: HeldChoice): Promise<Reply> {
    try {
      const answer = await this.post(sent.place.address, {
        ...sent.words,
        row: sent.row,
        pass: "1",
        member: this.member,
        version: String(sent.seen),
        key: sent.key,
        device: `device-of-${this.member}`,
        counter: String(sent.counter),
      });
      return (await answer.json()) as Reply;
    } catch {
      return null;
    }
  }

  private post(path: string, form: Record<string, string>): Promise<Response> {
    return fetch(`${this.url}${path}`, {
      method: "POST",
      body: new URLSearchParams(form),
      headers: { Cookie: this.cookie, Origin: this.url },
      redirect: "manual",
    });
  }
}

test("killed while people score, it has everything that was acknowledged, once", async ({
  page,
  allowConsole,
}) => {
  allowConsole(/./);
  const folder = mkdtempSync(join(tmpdir(), "homeward-killed-"));
  const path = join(folder, "test.db");
  copyFileSync(TEMPLATE, path);
  let server: RunningProcess = await startProcess(path);
  const { url } = server;
  const port = new URL(url).port;
  const rows = read<Row>(
    path,
    `SELECT row_key, dense_rank() OVER (ORDER BY change_key) AS number FROM round_rows
      WHERE round_id = 'june-2017' ORDER BY row_key`,
  );

  await page.goto(`${url}/demo`);
  await page.getByRole("button", { name: "Enter as Tunde Balogun" }).click();
  await page.waitForURL(`**${AREA}`);
  await page.goto(`${url}${ROUND}/score/7`);
  await hydrated(page);

  const devices = PEOPLE.map((member) => new Device(member, url));
  for (const device of devices) await device.enter();
  const before = new Map(PEOPLE.map((member) => [member, scoresOf(path, member)]));
  const total = () => devices.reduce((sum, device) => sum + device.acknowledged.size, 0);
  let done = false;
  const people = Promise.all(
    devices.map(async (device, person) => {
      for (const [at, row] of rows.entries()) {
        const stored = before.get(device.member)?.get(row.row_key);
        // Every third row is chosen twice: the second time from what the device knows by then.
        for (let turn = 0; turn < (at % 3 === 0 ? 2 : 1); turn++) {
          const answer = String(((at + person + turn) % 5) + 1);
          const reason = `${device.member} on row ${at}, time ${turn + 1}`;
          device.choose(row, { ...BLANK, answer, reason }, stored?.version ?? 0);
          await device.send();
        }
      }
    }),
  ).finally(() => {
    done = true;
  });

  for (const [at, count] of KILL_AFTER.entries()) {
    while (total() < count && !done) await new Promise((next) => setTimeout(next, at));
    await server.kill();
    if (at === 0) {
      await page.locator("#row-0 .hw-levels__card label").nth(3).click();
      await expect(page.locator("#row-0").getByText("Waiting on this device")).toBeVisible();
    }
    server = await startProcess(path, { PORT: port });
  }
  await people;

  const keys = new Set(read<{ key: string }>(path, "SELECT key FROM score_keys").map((k) => k.key));
  for (const device of devices) {
    const stored = scoresOf(path, device.member);
    const chosen = [...device.acknowledged.values()];
    expect(chosen).toHaveLength(rows.length + Math.ceil(rows.length / 3));
    expect(device.outcomes).not.toContain("conflict");
    for (const row of rows) {
      const own = chosen.filter((each) => each.row === row.row_key);
      const was = before.get(device.member)?.get(row.row_key)?.version ?? 0;
      for (const each of own) expect(keys).toContain(each.key);
      expect(stored.get(row.row_key)).toMatchObject({
        answer: own.at(-1)?.words.answer,
        reason: own.at(-1)?.words.reason,
        version: was + own.length,
      });
    }
  }

  // The page that stood open all the while sent its choice by itself.
  await expect(page.locator("#row-0").getByText("Saved")).toBeVisible();
  expect(
    [...scoresOf(path, "tunde-balogun").values()].filter(({ row_key }) =>
      row_key.startsWith("focus-on-choice"),
    ),
  ).toMatchObject([{ answer: "4", version: 1 }]);
  await page.reload();
  await expect(page.locator("#row-0 input[value='4']")).toBeChecked();
  expect(await server.stop()).toBe(0);
  rmSync(folder, { recursive: true });
});
