import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import fc from "fast-check";
import { BOMBS } from "#tests/support/hostile/bombs.ts";
import { CONTRADICTORY, ODD, say } from "#tests/support/hostile/raw.ts";
import { hostileGet, hostilePost, type Sent } from "#tests/support/hostile/requests.ts";
import { createSender, type HostileAnswer } from "#tests/support/hostile/send.ts";
import { type RunningProcess, startProcess } from "#tests/support/process.ts";
import { expect, test } from "#tests/support/server.ts";
import { TEMPLATE } from "#tests/support/template.ts";

/*
 * What nobody means well by, sent to every address of the real process as everybody: each request is
 * answered, none with a fault of ours, what must not change has not, and nothing is kept of it.
 */

/** Where the chance of these tests begins. The same requests are sent each time. */
const SEED = 20170621;
const POSTS = 20_100;
const AT_ONCE = 25;
/** The most that the heap may grow over a third of the posts, in bytes: less than a form's worth each. */
const GROWTH = 12_000_000;

/** No end to an answer after this long, in milliseconds, is a hang. */
const HANG = 60_000;

const PEOPLE = [
  ...["frances-oyelaran", "lin-zhao", "yvonne-batchelor", "adaeze-okonkwo", "alan-whitcombe"],
  ...["sunita-bhatti", "oliver-sandford", "elspeth-cairns"],
];

/** Another area, in which nobody of the first has any business. */
const ELSEWHERE = `
  INSERT INTO areas (id, slug, name, created_at) VALUES ('elsewhere', 'elsewhere', 'Elsewhere', 0);
  INSERT INTO members (id, area_id, name, email, roles)
    VALUES ('stella-range', 'elsewhere', 'Stella Range', 'stella@example.org', '["facilitator"]');
  INSERT INTO partners (id, area_id, kind, name, short_name, shape, colour, position)
    VALUES ('their-trust', 'elsewhere', 'acute', 'Their trust', 'Theirs', 'circle', 0, 1);`;

/** A code to the open round, and how somebody at the desk lets one of its two guests in. */
const CODE = "4FK79TWX";
const DOOR = `
  INSERT INTO join_codes (round_id, code, created_at, expires_at)
    VALUES ('june-2017', '${CODE}', 0, unixepoch('2100-01-01') * 1000);`;
const LET_IN = `
  UPDATE guests SET status = 'accepted', decided_at = 0
    WHERE member_id IN (SELECT id FROM members WHERE name = 'Gwen Pascoe');`;

type Place = { server: RunningProcess; path: string; close: () => Promise<void> };

async function openPlace(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), "homeward-hostile-"));
  const path = join(folder, "test.db");
  copyFileSync(TEMPLATE, path);
  const database = new Database(path);
  database.exec(ELSEWHERE + DOOR);
  database.close();
  const flags = ["--expose-gc", "--import", "./tests/support/measured.mjs"];
  const server = await startProcess(path, { LOG_LEVEL: "error" }, undefined, flags);
  return {
    server,
    path,
    close: async () => {
      await server.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Everything of the other area, of every closed round, and of the log so far, as text. */
function readSacred(path: string): Record<string, string> {
  const database = new Database(path, { readonly: true });
  const tables = database
    .prepare(
      `SELECT sqlite_master.name AS name, group_concat(columns.name) AS columns
        FROM sqlite_master, pragma_table_info(sqlite_master.name) AS columns
        WHERE sqlite_master.type = 'table' GROUP BY 1`,
    )
    .all() as { name: string; columns: string }[];
  const read = (name: string, where: string) =>
    JSON.stringify(database.prepare(`SELECT * FROM "${name}" WHERE ${where}`).all());
  const held = tables.flatMap(({ name, columns }): [string, string][] => {
    const has = (column: string) => columns.split(",").includes(column);
    return [
      ...(has("area_id")
        ? [[`${name} elsewhere`, read(name, "area_id = 'elsewhere'")] as [string, string]]
        : []),
      // The plan goes on after the round that its actions come from.
      ...(has("round_id") && name !== "actions"
        ? [
            [`${name} closed`, read(name, "round_id IN ('march-2017', 'september-2016')")] as [
              string,
              string,
            ],
          ]
        : []),
    ];
  });
  const sound = JSON.stringify([
    database.pragma("integrity_check"),
    database.pragma("foreign_key_check"),
  ]);
  const areas = read("areas", "true");
  database.close();
  return { ...Object.fromEntries(held), sound, areas };
}

/** The heap of the process once its garbage is collected, in bytes. */
async function weigh(server: RunningProcess): Promise<number> {
  const before = server.written().length;
  process.kill(server.pid, "SIGUSR2");
  const read = () => /^heap (\d+)$/m.exec(server.written().slice(before))?.[1];
  await expect.poll(read).toBeDefined();
  return Number(read());
}

test.describe.configure({ retries: 0 });

test(`${POSTS.toLocaleString("en-GB")} malformed posts (seed ${SEED}) are answered, change nothing of others, and leave nothing behind`, async () => {
  test.setTimeout(3_600_000);
  const place = await openPlace();
  const { server, path } = place;
  const { send, close } = createSender(server.url);
  const cookies = [...(await signAllIn(server)), ...(await joinTwo(server, path))];
  const sacred = readSacred(path);
  const seen = new Map<string, number>();
  let before = 0;

  async function sendOne({ request, sender }: Sent): Promise<HostileAnswer> {
    const cookie = cookies[sender % cookies.length];
    const headers = { ...request.headers, ...(cookie && { Cookie: cookie }) };
    const answer = await send({ ...request, headers });
    const word = `${request.method} ${answer.status}`;
    seen.set(word, (seen.get(word) ?? 0) + 1);
    return answer;
  }

  const batch = fc.array(
    fc.oneof({ weight: 20, arbitrary: hostilePost }, { weight: 1, arbitrary: hostileGet }),
    {
      minLength: AT_ONCE,
      maxLength: AT_ONCE,
    },
  );
  for (const third of [0, 1, 2]) {
    const faults: string[] = [];
    const property = fc.asyncProperty(batch, async (sent) => {
      const answers = await Promise.all(sent.map(sendOne));
      answers.forEach(({ status }, at) => {
        if (Number(status) < 500) return;
        const { method, path: asked, headers, body } = sent[at]?.request ?? {};
        faults.push(
          `${status} ${method} ${asked} ${JSON.stringify(headers)} ${body?.subarray(0, 600)}`,
        );
      });
    });
    const numRuns = Math.ceil((POSTS * 21) / 20 / AT_ONCE / 3);
    await fc.assert(property, { seed: SEED + third, numRuns, endOnFailure: true });
    expect(faults, server.written().slice(-3_000)).toEqual([]);
    if (third === 1) before = await weigh(server);
  }

  const count = (method: string, least: number, most: number) =>
    [...seen].reduce((sum, [word, times]) => {
      const [of, status] = word.split(" ");
      return of === method && Number(status) >= least && Number(status) < most ? sum + times : sum;
    }, 0);
  expect(count("POST", 100, 600), "posts").toBeGreaterThanOrEqual(20_000);
  // Enough came as far as a form's own rules, and further.
  expect(count("POST", 422, 423), "told what is wrong with a form").toBeGreaterThan(2_000);
  expect(count("POST", 200, 400), "done").toBeGreaterThan(50);
  // Documents that nobody waits for any more are still made, one by one: what they hold goes with them.
  await expect
    .poll(async () => (await weigh(server)) - before, {
      message: `bytes more than the ${before} of a third before`,
      timeout: 120_000,
      intervals: [2_000],
    })
    .toBeLessThan(GROWTH);
  expect(readSacred(path)).toEqual(sacred);
  expect((await fetch(`${server.url}/health`)).status).toBe(200);
  expect(server.written()).not.toContain('"level":50');
  close();
  await place.close();
});

/** Two guests of the open round: one whom nobody has let in yet, and one who was. */
async function joinTwo(server: RunningProcess, path: string): Promise<string[]> {
  const cookies: string[] = [];
  for (const name of ["Gwen Waiting", "Gwen Pascoe"]) {
    const address = `${server.url}/join/${CODE}`;
    const page = await (await fetch(address)).text();
    const formKey = /name="formKey" value="([\w-]+)"/.exec(page)?.[1] ?? "";
    const joined = await fetch(address, {
      method: "POST",
      redirect: "manual",
      body: new URLSearchParams({ name, partnerId: "hospitals", formKey }),
    });
    cookies.push(joined.headers.get("Set-Cookie")?.split(";", 1)[0] ?? "");
  }
  const database = new Database(path);
  database.exec(LET_IN);
  database.close();
  expect(cookies.every((cookie) => cookie.startsWith("homeward-guest="))).toBe(true);
  return cookies;
}

/** A cookie for each of the people, and some that are none. */
async function signAllIn(server: RunningProcess): Promise<string[]> {
  const cookies = await Promise.all(
    PEOPLE.map(async (member) => {
      const answer = await fetch(`${server.url}/demo`, {
        method: "POST",
        redirect: "manual",
        body: new URLSearchParams({ member }),
      });
      return answer.headers.get("Set-Cookie")?.split(";", 1)[0] ?? "";
    }),
  );
  expect(cookies.every((cookie) => cookie.startsWith("homeward="))).toBe(true);
  const [first = ""] = cookies;
  return [
    ...cookies,
    ...["", "homeward=", "homeward=%", `${first.slice(0, -4)}AAAA`, "homeward=__proto__; a; =; ;;"],
    `homeward-guest=${first.slice(9)}`,
    `x=${"a".repeat(7_000)}`,
  ];
}

test("files that are small to send and large to read are refused in a sentence, in bounded memory", async () => {
  test.setTimeout(3_600_000);
  const place = await openPlace();
  const { server } = place;
  const [facilitator = "", recorder = ""] = await signAllIn(server);
  const before = await weigh(server);
  for (const [title, { to, name, bytes, said }] of BOMBS) {
    await test.step(title, async () => {
      const body = new FormData();
      body.set("file", new File([new Uint8Array(bytes)], name));
      const cookie = to.includes("/paper/") ? recorder : facilitator;
      const sent = fetch(`${server.url}${to}.data`, { method: "POST", headers: { cookie }, body });
      // Somebody else is served meanwhile.
      expect((await fetch(`${server.url}/health`)).status).toBe(200);
      const answer = await sent;
      const text = await answer.text();
      expect([200, 422], `${title}: ${answer.status} ${text.slice(0, 300)}`).toContain(
        answer.status,
      );
      expect(text, title).toMatch(said);
    });
  }
  expect((await weigh(server)) - before).toBeLessThan(GROWTH);
  expect(server.written()).not.toContain('"level":50');
  await place.close();
});

test("what no program would send is refused over the wire, and nothing hidden in it is answered", async () => {
  const place = await openPlace();
  const { server } = place;
  for (const [title, text] of Object.entries(CONTRADICTORY)) {
    await test.step(title, async () => {
      const answered = await say(server.url, text, HANG);
      // Whoever is cut off in the middle may not get to read why.
      expect(answered, title).toMatch(/^(HTTP\/1\.1 4\d\d |$)/);
      expect(answered.match(/HTTP\/1\.1 \d/g)?.length ?? 0, title).toBeLessThanOrEqual(1);
    });
  }
  for (const [title, text] of Object.entries(ODD)) {
    await test.step(title, async () => {
      const answered = await say(server.url, text, HANG);
      expect(answered, title).toMatch(/^(HTTP\/1\.1 [234]\d\d |$)/);
      expect(answered, title).not.toContain("root:");
      expect(/^location: .*elsewhere/im.test(answered), title).toBe(false);
    });
  }
  expect((await fetch(`${server.url}/health`)).status).toBe(200);
  expect(server.written()).not.toMatch(/"level":[56]0|hidden-in-a-body/);
  await place.close();
});
