import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type APIRequestContext, type Browser, request } from "@playwright/test";
import Database from "better-sqlite3";
import { strFromU8, unzipSync } from "fflate";
import { openStream } from "#tests/support/live.ts";
import { listAddresses } from "#tests/support/pages.ts";
import { type RunningProcess, startProcess } from "#tests/support/process.ts";
import { expect, hydrated, test } from "#tests/support/server.ts";
import { TEMPLATE } from "#tests/support/template.ts";

/*
 * Two databases that differ only in other people's unrevealed answers, reasons and evidence give
 * everybody the same bytes: on every page, in every loader's data, in every download, in the log.
 */

// A leak that shows only sometimes is a leak.
test.describe.configure({ retries: 0 });

const SCORERS = [
  ["gareth-llewellyn", "priya-raman", "adaeze-okonkwo", "marek-zielinski", "harriet-penfold"],
  ["joy-mensah", "imran-qureshi", "siobhan-keane", "tunde-balogun", "yvonne-batchelor"],
  ["kostas-vasiliou", "ruth-abernathy", "meera-joshi", "colin-thackeray"],
].flat();
const OTHERS = [
  "frances-oyelaran",
  "bryn-hopkins",
  "lin-zhao",
  "alan-whitcombe",
  "sunita-bhatti",
  "oliver-sandford",
  "elspeth-cairns",
];
/** Those whose answers differ; everyone else looks on. Then the other way round. */
const HALVES = [
  [...SCORERS.slice(0, 8), "waiting-guest"],
  [...SCORERS.slice(8), "accepted-guest"],
];

const SECOND = "home-first.care-home-response";
/** A paper sheet, part typed in and part read from a file: its answers differ in both halves. */
const SHEET = "paper-sheet";
const PAPER = "/areas/demonstration/rounds/june-2017/paper";
const FIRST_REVEALED = "pass = 1 AND row_key LIKE 'home-first.%'";

/** Change 4 is revealed, and a second score of one of its rows is open with answers in it: the room is there. */
function prepare(path: string): void {
  change(
    path,
    `UPDATE round_rows SET pass1 = 'revealed', pass1_at = 1497949200000
      WHERE round_id = 'june-2017' AND change_key = 'home-first';
    UPDATE round_rows SET pass2 = 'scoring' WHERE round_id = 'june-2017' AND row_key = '${SECOND}';
    INSERT INTO scores (round_id, row_key, member_id, pass, partner_id, answer, reason, sharing, version, updated_at)
      SELECT round_id, row_key, member_id, 2, partner_id, answer, 'Having heard the others', 'named', 1, updated_at
      FROM scores WHERE round_id = 'june-2017' AND row_key = '${SECOND}' AND pass = 1;
    INSERT INTO members (id, area_id, partner_id, name, email, roles)
      VALUES ('${SHEET}', 'demonstration', 'care-homes', 'Sheet 1', '', '["guest"]');
    INSERT INTO guests (member_id, round_id, kind, status, joined_at, decided_at, decided_by)
      VALUES ('${SHEET}', 'june-2017', 'paper', 'accepted', 1497949000000, 1497949000000, 'lin-zhao');
    INSERT INTO round_scorers (round_id, member_id, partner_id) VALUES ('june-2017', '${SHEET}', 'care-homes');
    INSERT INTO scores (round_id, row_key, member_id, pass, partner_id, answer, reason, sharing, origin, entered_by, version, updated_at)
      SELECT round_id, row_key, '${SHEET}', 1, 'care-homes', answer, 'As ticked', 'named',
        iif(row_key LIKE 'trusted%', 'file', 'paper'), 'lin-zhao', 1, 1497949000000
      FROM scores WHERE round_id = 'june-2017' AND member_id = 'gareth-llewellyn' AND pass = 1;
    INSERT INTO desks (round_id, here_change, here_row) VALUES ('june-2017', 'home-first', '${SECOND}');`,
  );
}

/** Guests of the round, one who waits and one who is let in, with first scores like the others'. */
const GUESTS = ["waiting-guest", "accepted-guest"];

function addGuests(path: string): void {
  const [waiting, accepted] = GUESTS;
  change(
    path,
    `INSERT INTO members (id, area_id, partner_id, name, email, roles)
      SELECT guest.id, area_id, 'hospitals', guest.name, '', '["guest"]' FROM rounds,
        (SELECT '${waiting}' AS id, 'Wil Trott' AS name UNION SELECT '${accepted}', 'Ada Carne') AS guest
      WHERE rounds.id = 'june-2017';
    INSERT INTO guests (member_id, round_id, kind, status, joined_at, decided_at) VALUES
      ('${waiting}', 'june-2017', 'device', 'waiting', 1497900000000, NULL),
      ('${accepted}', 'june-2017', 'device', 'accepted', 1497900000000, 1497900000000);
    INSERT INTO scores (round_id, row_key, member_id, pass, partner_id, answer, reason, sharing, version, updated_at)
      SELECT scores.round_id, row_key, guests.member_id, 1, partner_id, answer, 'A word of a guest', 'named', 1, updated_at
      FROM scores, guests WHERE guests.kind = 'device' AND scores.round_id = 'june-2017' AND scores.member_id = 'gareth-llewellyn' AND pass = 1;`,
  );
}

/** Gives these people other answers, reasons, sharing and evidence wherever nothing is revealed. */
function alter(path: string, people: readonly string[]): void {
  const members = [...people, SHEET].map((person) => `'${person}'`).join(", ");
  change(
    path,
    `UPDATE scores SET
      answer = CASE answer WHEN '1' THEN '5' WHEN '2' THEN 'dont-know' WHEN '5' THEN 'not-applicable' ELSE '1' END,
      reason = CASE reason WHEN '' THEN 'Zebra crossing' ELSE '' END,
      sharing = CASE sharing WHEN 'named' THEN 'unnamed' ELSE 'named' END,
      evidence = CASE evidence WHEN '' THEN 'Zebra audit' ELSE '' END,
      evidence_link = CASE evidence_link WHEN '' THEN 'https://zebra.example.org/audit' ELSE '' END,
      version = version + 3, updated_at = updated_at + 86400000
    WHERE round_id = 'june-2017' AND answer IS NOT NULL AND member_id IN (${members})
      AND (NOT (${FIRST_REVEALED}) OR member_id = 'waiting-guest');
    UPDATE graduation_readiness SET
      answer = CASE answer WHEN '1' THEN '5' WHEN '2' THEN '"dont-know"' WHEN '5' THEN '"not-applicable"' ELSE '1' END,
      reason = CASE reason WHEN '' THEN 'Zebra case' ELSE '' END,
      sharing = CASE sharing WHEN 'named' THEN 'unnamed' ELSE 'named' END,
      at = at + 86400000
    WHERE member_id IN (${members})`,
  );
}

function change(path: string, sql: string): void {
  const database = new Database(path);
  database.pragma("recursive_triggers = ON");
  database.exec(sql);
  database.close();
}

/** What two servers may say differently: their port, their nonces and hashes of tokens, their own clock and numbers. */
const mask = (text: string, port: string) =>
  text
    .replaceAll(port, "PORT")
    .replace(/nonce(?:=|\\?":\\?)\\?"[^"\\]+\\?"/g, "NONCE")
    .replace(/\(D:\d{14}Z\)|\/ID \[[^\]]*\]/g, "PDF-TIME")
    .replace(/\bform-[\w-]{21}/g, "FORM")
    .replace(/"[\w-]{43}\\?"/g, "TOKEN")
    .replace(/\bDTSTAMP:\d{8}T\d{6}Z/g, "DTSTAMP")
    .replace(/\b1[78]\d{11}\b/g, "INSTANT")
    .replace(/\d\d:\d\d(:\d\d)?(\.\d{3}Z)?/g, "TIME");

/**
 * An answer as text; an archive (a workbook, a Word document) as the files inside it, each cell of a
 * workbook with its words: a workbook numbers its words, and two minutes that were one elsewhere shift them.
 */
function textOf(body: Buffer): string {
  if (!body.subarray(0, 4).equals(ARCHIVE)) return body.toString();
  const files = Object.entries(unzipSync(body)).map(
    ([name, file]) => [name, strFromU8(file)] as const,
  );
  const held = files.find(([name]) => name.endsWith("sharedStrings.xml"))?.[1] ?? "";
  const words = [...held.matchAll(/<si>([\s\S]*?)<\/si>/g)].map(([, text]) => text);
  return files
    .filter(([, text]) => text !== held)
    .map(([name, text]) => `${name}\n${text}`)
    .join("\n")
    .replace(/ t="s"><v>(\d+)<\/v>/g, (_, at) => ` t="s"><v>${words[Number(at)]}</v>`)
    .replace(/\brId[\w-]{10,}/g, "LINK");
}

const ARCHIVE = Buffer.from("PK\u0003\u0004");

const maskLog = (line: string, port: string) =>
  mask(line, port).replace(
    /"(time|at|requestId|ms|duration|responseTime)":("[^"]*"|[\d.]+)/g,
    '"$1":"-"',
  );

async function enter(server: RunningProcess, person: string): Promise<APIRequestContext> {
  const visitor = await request.newContext({ baseURL: server.url });
  const answer = await visitor.post("/demo", {
    form: { member: person },
    headers: { Origin: server.url },
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(302);
  return visitor;
}

/** Where two texts part, with a little of each; null when they are the same to the last byte. */
function findDifference(one: string, other: string): string[] | null {
  if (one === other) return null;
  let at = 0;
  while (one[at] === other[at]) at++;
  return [one, other].map((text) => text.slice(Math.max(0, at - 80), at + 80));
}

type Read = Map<string, string>;

/**
 * The page of what is held about oneself names each instant once in its data, and two servers need not
 * act in the same ones: its words are compared, and the file that it gives.
 */
const OWN_TIMES = "/account/data";

/** Where the browser asks for a page's data. */
const dataOf = (address: string) =>
  address === "/" ? "/_root.data" : address.replace(/(?=\?)|$/, ".data");

async function readAll(server: RunningProcess, person: string, addresses: string[]): Promise<Read> {
  const visitor = await enter(server, person);
  const port = new URL(server.url).port;
  const read: Read = new Map();
  for (const address of addresses) {
    // A file has no page, so its loader has no other answer.
    const isFile = /\.\w+$/.test(address);
    const data = isFile || address === OWN_TIMES ? [] : [dataOf(address)];
    for (const path of [address, ...data]) {
      const answer = await visitor.get(path, { maxRedirects: 0 });
      const where = answer.headers().location ?? "";
      const text = textOf(await answer.body());
      const told = path === OWN_TIMES ? text.replace(/<script[\s\S]*?<\/script>/g, "") : text;
      read.set(path, mask(`${answer.status()} ${where}\n${told}`, port));
    }
  }
  await visitor.dispose();
  return read;
}

/** Gives what each of the two wrote to its log, in an order of its own. */
async function withTwoServers(
  people: readonly string[],
  work: (one: RunningProcess, other: RunningProcess) => Promise<void>,
): Promise<string[][]> {
  const folder = mkdtempSync(join(tmpdir(), "homeward-twins-"));
  const paths = ["one.db", "other.db"].map((name) => join(folder, name));
  for (const path of paths) {
    copyFileSync(TEMPLATE, path);
    prepare(path);
    addGuests(path);
  }
  alter(paths[1] ?? "", people);
  const servers = await Promise.all(paths.map((path) => startProcess(path)));
  const [one, other] = servers;
  try {
    if (one && other) await work(one, other);
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    rmSync(folder, { recursive: true });
  }
  return servers.map((server) => {
    const port = new URL(server.url).port;
    return server
      .written()
      .split("\n")
      .map((line) => maskLog(line, port))
      .sort();
  });
}

/**
 * Documents take a second each to make: each role asks for those of the open round, and two people
 * for those of the closed one. Every page is read by everybody.
 */
function isWorthReading(address: string, person: string, viewers: readonly string[]): boolean {
  if (!/\.(pdf|docx|xlsx|png)$/.test(address)) return true;
  const closed = address.includes("march-2017");
  return viewers.indexOf(person) < (closed ? 1 : OTHERS.length + 2) || person === "alan-whitcombe";
}

for (const [half, altered] of HALVES.entries()) {
  test(`nobody can tell what others have not revealed, half ${half + 1}`, async () => {
    test.setTimeout(1_800_000);
    const addresses = [
      ...(await listAddresses()),
      `${PAPER}/strike?sheet=${SHEET}`,
      `${PAPER}/sheet?partner=care-homes&sheet=1`,
    ];
    expect(addresses.length).toBeGreaterThan(20);
    const viewers = [...OTHERS, ...SCORERS.filter((person) => !altered.includes(person))];
    const logs = await withTwoServers(altered, async (one, other) => {
      const seen = new Set<string>();
      for (const person of viewers) {
        const read = addresses.filter((address) => isWorthReading(address, person, viewers));
        const [first, second] = await Promise.all([
          readAll(one, person, read),
          readAll(other, person, read),
        ]);
        for (const [path, text] of first) {
          expect(findDifference(text, second.get(path) ?? ""), `${person} at ${path}`).toBeNull();
          expect(text, `${person} at ${path}`).not.toContain("Zebra");
          if (text.startsWith("200")) seen.add(path);
        }
      }
      // A page that nobody could open would have been compared for nothing.
      for (const page of [
        "score/1",
        "discuss/1",
        "discuss/4",
        "screen",
        "results",
        "activity",
        "plan.pdf",
        "results.xlsx",
      ]) {
        expect(
          [...seen].some((path) => path.endsWith(page)),
          page,
        ).toBe(true);
      }
    });
    expect(logs[1]).toEqual(logs[0]);
  });
}

test("streams of events say the same, whatever was answered", async () => {
  const altered = SCORERS.slice(0, 8);
  await withTwoServers(altered, async (one, other) => {
    const heard = await Promise.all([one, other].map((server) => hearRound(server)));
    expect(heard[0]?.desk.length).toBeGreaterThan(4);
    const kinds = heard[0]?.room.map(({ data }) => data?.kind).filter((kind) => kind !== "here");
    expect(kinds).toEqual([null, "revealed", "revealed", "second"]);
    expect(heard[1]).toEqual(heard[0]);
  });
});

/** What room and desk hear while the same things happen: choices, reveals, a second score. */
async function hearRound(server: RunningProcess) {
  const round = "/areas/demonstration/rounds/june-2017";
  const facilitator = await enter(server, "frances-oyelaran");
  const scorer = await enter(server, "tunde-balogun");
  const listen = async (visitor: APIRequestContext) => {
    const { cookies } = await visitor.storageState();
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
    return openStream(`${server.url}${round}/live`, cookie);
  };
  const desk = await listen(facilitator);
  const room = await listen(scorer);
  await Promise.all([room, desk].map((each) => each.until(() => true)));
  const post = async (visitor: APIRequestContext, path: string, form: Record<string, string>) => {
    const answer = await visitor.post(`${round}/${path}`, {
      form,
      headers: { Origin: server.url },
      maxRedirects: 0,
    });
    expect(answer.status(), path).toBeLessThan(400);
  };
  const page = await (await scorer.get(`${round}/score/6`)).text();
  const rows = [...page.matchAll(/name="row-\d+" value="([^"]+)"/g)].map(([, key]) => key ?? "");
  expect(rows.length).toBeGreaterThan(1);
  for (const [index, row] of rows.entries()) {
    await post(scorer, "score/6/save", {
      ...{ row, pass: "1", version: "0", key: `a-key-of-this-row-${index}`, answer: "3" },
      ...{ reason: "", sharing: "unnamed", evidence: "", evidenceLink: "" },
      ...{ member: "tunde-balogun", device: "a-device-of-tests", counter: String(index + 1) },
    });
  }
  await desk.until(({ data }) => data?.kind === "progress");
  await post(facilitator, "discuss/6", { intent: "reveal" });
  await post(facilitator, "discuss/1", { intent: "reveal" });
  // The reveal was the row's first move, so this is its second version.
  const row = rows[0] ?? "";
  await post(facilitator, "discuss/6", { intent: "start-second", row, version: "2" });
  for (const each of [room, desk]) await each.until(({ data }) => data?.kind === "second");
  for (const each of [room, desk]) each.leave();
  await Promise.all([facilitator, scorer].map((each) => each.dispose()));
  return { room: room.heard, desk: desk.heard };
}

/** Everything the browser of a person who has opened one scoring page holds of them, by its path. */
async function readHeld(browser: Browser, server: RunningProcess, person: string): Promise<Read> {
  const context = await browser.newContext({ baseURL: server.url, serviceWorkers: "allow" });
  const page = await context.newPage();
  await page.request.post("/demo", {
    form: { member: person },
    headers: { Origin: server.url },
    maxRedirects: 0,
  });
  await page.goto("/areas/demonstration/rounds/june-2017/score/4");
  await hydrated(page);
  const read = () =>
    page.evaluate(async () => {
      const held: [string, string][] = [];
      for (const name of (await caches.keys()).filter((each) => !each.includes("assets"))) {
        const cache = await caches.open(name);
        for (const asked of await cache.keys()) {
          const text = (await (await cache.match(asked))?.text()) ?? "";
          held.push([`${name.split(":").at(-1)} ${new URL(asked.url).pathname}`, text]);
        }
      }
      return held.sort();
    });
  await expect.poll(async () => (await read()).length, { timeout: 120_000 }).toBe(16);
  const held = await read();
  await context.close();
  const port = new URL(server.url).port;
  return new Map(held.map(([path, text]) => [path, mask(text, port)]));
}

test("what a device holds of the scoring pages is its member's own, whatever others scored", async ({
  browser,
}) => {
  const [altered, watching] = [SCORERS.slice(0, 8), "tunde-balogun"];
  await withTwoServers(altered, async (one, other) => {
    const first = await readHeld(browser, one, watching);
    const second = await readHeld(browser, other, watching);
    expect([...first.keys()].every((name) => name.startsWith(`${watching} `))).toBe(true);
    for (const [path, text] of first) {
      expect(findDifference(text, second.get(path) ?? ""), path).toBeNull();
      expect(text, path).not.toContain("Zebra");
      for (const person of [...SCORERS, ...OTHERS].filter((each) => each !== watching)) {
        expect(text, `${person} in ${path}`).not.toContain(person);
      }
    }
  });
});

test("after the reveal the same two databases do differ, so the comparison can fail", async () => {
  await withTwoServers(SCORERS.slice(0, 8), async (one, other) => {
    const pages = await Promise.all(
      [one, other].map(async (server) => {
        const facilitator = await enter(server, "frances-oyelaran");
        const discuss = "/areas/demonstration/rounds/june-2017/discuss/1";
        await facilitator.post(discuss, {
          form: { intent: "reveal" },
          headers: { Origin: server.url },
        });
        const text = await (await facilitator.get(discuss)).text();
        await facilitator.dispose();
        return mask(text, new URL(server.url).port);
      }),
    );
    expect(pages[1]).not.toBe(pages[0]);
  });
});
