import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getTableConfig } from "drizzle-orm/sqlite-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "#app/domain/access/viewer.ts";
import type { Services } from "#app/services/index.server.ts";
import { CARRIED_TABLES, LEFT_BEHIND } from "#db/area-file/carried.server.ts";
import { type AreaFile, areaFileSchema } from "#db/area-file/file-schema.server.ts";
import { openEmpty } from "#tests/support/demonstration.ts";
import { completeArea } from "#tests/support/whole-area.ts";

const KEY = "what two installations both know of";
const FACILITATOR = "frances-oyelaran";

const here = openEmpty({ areaFileKey: KEY });
const there = openEmpty({ areaFileKey: KEY });
let bytes: Uint8Array;
let file: AreaFile;
let again: AreaFile;
let invitation: string;

const parse = (sent: Uint8Array): AreaFile => JSON.parse(new TextDecoder().decode(sent));

beforeAll(async () => {
  here.loadDemonstration();
  completeArea(here);
  ({ bytes } = await here.services.areaFiles.exportArea("demonstration"));
  file = parse(bytes);
  const done = there.services.areaFiles.bringIn(bytes, "marram");
  if ("problems" in done) throw new Error(JSON.stringify(done.problems.slice(0, 5)));
  invitation = done.invitations[0]?.url.split("/").at(-1) ?? "";
  again = parse((await there.services.areaFiles.exportArea("marram")).bytes);
});
afterAll(() => {
  here.close();
  there.close();
});

/** What the second installation calls a record, by what the first one does; and the other way round. */
function pairIds(one: AreaFile, other: AreaFile): [string, string][] {
  return CARRIED_TABLES.flatMap(([name]) =>
    one.records[name].flatMap((row, at): [string, string][] =>
      typeof row.id === "string" ? [[row.id, String(other.records[name][at]?.id)]] : [],
    ),
  );
}

/** The texts of the second installation with the ids of the first. New ids are long and all different. */
function withFirstIds(text: string): string {
  const names = new Map(pairIds(file, again).map(([one, other]) => [other, one]));
  return text.replace(/[\w-]{21}/g, (found) => names.get(found) ?? found);
}

describe("every table", () => {
  test("of the database goes along in an area file, or is named with why it does not", () => {
    const tables = here.database.orm.$client
      .prepare(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE '\\_\\_%' ESCAPE '\\' AND name NOT LIKE 'guidance%'",
      )
      .pluck()
      .all();
    const carried = CARRIED_TABLES.map(([, { table }]) => getTableConfig(table).name);
    expect([...carried, ...Object.keys(LEFT_BEHIND)].sort()).toEqual([...tables].sort());
  });

  test("that goes along has a row in the file of these tests", () => {
    expect(CARRIED_TABLES.filter(([name]) => file.records[name].length === 0)).toEqual([]);
  });
});

describe("an area that moves", () => {
  test("has the same file at the other installation but for ids, times and its address", () => {
    const said = (each: AreaFile) => {
      const { area, editions, records, redactions } = each;
      return { area: { ...area, slug: "" }, editions, records, redactions };
    };
    expect(JSON.parse(withFirstIds(JSON.stringify(said(again))))).toEqual(said(file));
    expect(file.scores.state).toBe("sealed");
  });

  test("leaves no id behind that leads to the installation it came from", async () => {
    const third = openEmpty({ areaFileKey: KEY });
    const second = await there.services.areaFiles.exportArea("marram");
    const done = third.services.areaFiles.bringIn(second.bytes);
    expect(done).not.toHaveProperty("problems");
    const text = new TextDecoder().decode(
      (await third.services.areaFiles.exportArea("marram")).bytes,
    );
    third.close();
    const left = pairIds(again, again).filter(([id]) => text.includes(id));
    expect(left).toEqual([]);
  });

  test("brings scores, revealed ones alone, with the same figures and no times", () => {
    const rows = (db: typeof here) =>
      db.database.orm.$client
        .prepare(
          `SELECT rounds.name AS round, members.name, scores.row_key, pass, partners.name AS partner, answer, sharing,
            iif(sharing = 'private', '', reason) AS reason, evidence || evidence_link <> '' AS evidence, origin
          FROM scores JOIN rounds ON rounds.id = scores.round_id JOIN members ON members.id = member_id
          JOIN partners ON partners.id = scores.partner_id
          JOIN round_rows ON round_rows.round_id = scores.round_id AND round_rows.row_key = scores.row_key
          WHERE pass1 = 'revealed' AND (pass = 1 OR pass2 = 'revealed')
          ORDER BY 1, 2, 3, 4`,
        )
        .all();
    expect(rows(there)).toEqual(rows(here));
    const count = there.database.orm.$client.prepare("SELECT count(*) FROM scores").pluck().get();
    expect(rows(there)).toHaveLength(Number(count));
  });

  test("shows the same figures and sentences on its pages", async () => {
    const { entry } = await there.services.accounts.acceptWithPassword(
      invitation,
      "a long pass phrase of hers",
      "",
    );
    expect(entry).toBeTruthy();
    const account = there.database.orm.$client
      .prepare("SELECT account_id FROM members WHERE account_id IS NOT NULL")
      .pluck()
      .get();
    const moved = there.services.sessions.enter(String(account), "marram").viewer;
    const ids = new Map(pairIds(file, again));
    const stayed = here.viewerOf(FACILITATOR);
    const atHome = readPages(here.services, stayed, (id) => id);
    const away = readPages(there.services, moved, (id) => ids.get(id) ?? id);
    for (const [name, page] of Object.entries(atHome)) {
      expect(JSON.parse(withFirstIds(show(away[name]))), name).toEqual(JSON.parse(show(page)));
    }
  });

  test("is on record at both, and says so without a person where none did it", () => {
    const last = (db: typeof here, kind: string) =>
      db.database.orm.$client
        .prepare("SELECT area_id AS area, member_id AS member FROM audit_events WHERE kind = ?")
        .get(kind);
    expect(last(here, "area-exported")).toEqual({ area: "demonstration", member: null });
    expect(last(there, "area-imported")).toMatchObject({ member: null });
  });

  test("stays frozen: a closed round that came in cannot be changed", () => {
    const { $client } = there.database.orm;
    expect(() => $client.exec("UPDATE scores SET answer = '5'")).toThrow("round-closed");
    expect(() => $client.exec("DELETE FROM rounds WHERE status = 'closed'")).toThrow(
      "round-closed",
    );
    expect(() => $client.exec("UPDATE returns SET quarter = ''")).toThrow("return-submitted");
  });
});

/** Sets and maps as lists, and addresses and records without the area's own part. */
const show = (page: unknown) =>
  JSON.stringify(page, (key, value) => {
    if (key === "areaId") return "AREA";
    return value instanceof Map || value instanceof Set ? [...value] : value;
  }).replaceAll(/\/areas\/(demonstration|marram)\b/g, "/areas/AREA");

function readPages(services: Services, viewer: Viewer, id: (id: string) => string) {
  const [march, june] = [id("march-2017"), id("june-2017")];
  return {
    results: services.results.page(viewer, march),
    "results of what is open": services.results.page(viewer, june),
    record: services.record.page(viewer, march),
    comparison: services.comparison.compare(viewer, march, june),
    "over time": services.comparison.overTime(viewer),
    plan: services.plan.page(viewer),
    action: services.plan.action(viewer, id("one-discharge-team")),
    funding: services.funding.page(viewer),
    paper: services.funding.paper(viewer),
    consultations: services.funding.consultations(viewer),
    measures: services.measures.page(viewer),
    board: services.board.page(viewer),
    packs: services.packs.list(viewer),
    pack: services.packs.pack(viewer, id("pack-march-2017")),
    meetings: services.meetings.list(viewer),
    returns: services.returns.page(viewer),
    return: services.returns.overview(viewer, "2016-17 Q4"),
    case: services.graduation.casePage(viewer, id("marram-sands")),
    signing: services.graduation.signing(viewer, id("marram-sands")),
    standard: services.standard.page(viewer),
  } as Record<string, unknown>;
}

describe("the published schema", () => {
  test("is one that the file keeps to", () => {
    expect(areaFileSchema.parse(file)).toEqual(file);
    expect(file.$schema).toMatch(/\/schema\/area-1\.json$/);
    const schema = here.services.areaFiles.schema() as { $id: string; properties: object };
    expect(schema.$id).toBe(file.$schema);
    expect(Object.keys(schema.properties)).toEqual(Object.keys(file));
  });
});

describe("what an area file never holds", () => {
  test("is any way in", () => {
    const text = JSON.stringify(file);
    expect(text).not.toMatch(/password|tokenHash|accountId|secret|"code"/i);
  });

  test("is anything that is not revealed: areas that differ only in it have the same file", async () => {
    const { $client } = here.database.orm;
    const look = async () => {
      const each = parse((await here.services.areaFiles.exportArea("demonstration")).bytes);
      const second = openEmpty({ areaFileKey: KEY });
      const done = second.services.areaFiles.bringIn(
        new TextEncoder().encode(JSON.stringify(each)),
        "marram",
      );
      expect(done).not.toHaveProperty("problems");
      // Opened by whoever has the key, the sealed part says the same as well.
      const scores = second.database.orm.$client
        .prepare(
          "SELECT rounds.name AS round, members.name, row_key, pass, answer, reason, evidence, evidence_link, sharing, scores.version, updated_at FROM scores JOIN members ON members.id = member_id JOIN rounds ON rounds.id = scores.round_id ORDER BY 1, 2, 3, 4",
        )
        .all();
      second.close();
      const { hash, made, scores: sealed, ...rest } = each;
      return { rest, scores };
    };
    const before = await look();
    $client.exec(`UPDATE scores SET
        answer = CASE answer WHEN '1' THEN '5' ELSE '1' END, reason = reason || ' Zebra', evidence = 'Zebra audit',
        version = version + 3, updated_at = updated_at + 86400000
      WHERE round_id = 'june-2017' AND row_key NOT LIKE 'home-first.%'`);
    expect(await look()).toEqual(before);
  });

  test("is, without a key, any score: it is left out, and the file cannot come in", async () => {
    const open = openEmpty();
    open.loadDemonstration();
    const sent = (await open.services.areaFiles.exportArea("demonstration")).bytes;
    open.close();
    expect(parse(sent).scores).toEqual({ state: "left-out" });
    const { problems } = refused(sent);
    expect(problems).toEqual([
      { path: "scores", sentence: expect.stringContaining("AREA_FILE_KEY") },
    ]);
  });
});

/** What the other installation says of a file, having taken nothing of it. */
function refused(sent: Uint8Array | string, slug = "another") {
  const found = there.services.areaFiles.bringIn(
    typeof sent === "string" ? new TextEncoder().encode(sent) : sent,
    slug,
  );
  if (!("problems" in found)) throw new Error("It came in.");
  const areas = there.database.orm.$client.prepare("SELECT count(*) FROM areas").pluck().get();
  expect(areas).toBe(1);
  return found;
}

describe("a file that cannot come in", () => {
  const changed = (change: (copy: AreaFile) => void) => {
    const copy = structuredClone(file);
    change(copy);
    return JSON.stringify(copy);
  };
  const paths = (sent: string) => refused(sent).problems.map(({ path }) => path);

  test("of a newer version is refused in a sentence", () => {
    for (const field of ["version", "migrations"] as const) {
      const sent = changed((copy) => Object.assign(copy, { [field]: 999 }));
      expect(refused(sent).problems).toEqual([
        { path: "version", sentence: expect.stringContaining("newer version") },
      ]);
    }
  });

  test("that somebody changed is told by its hash", () => {
    const sent = changed((copy) => Object.assign(copy.area, { name: "Elsewhere" }));
    expect(paths(sent)).toEqual(["hash"]);
  });

  test("has everything that is wrong listed, with where it stands", () => {
    const sent = changed(({ records }) => {
      Object.assign(records.roundRows[3] ?? {}, { agreedLevel: 6 });
      Object.assign(records.actions[1] ?? {}, { status: "perhaps", dueDate: "30 June" });
      Object.assign(records.members[0] ?? {}, { roles: ["king"] });
      Object.assign(records.packs[0] ?? {}, { report: {} });
    });
    expect(paths(sent)).toEqual(
      expect.arrayContaining([
        "hash",
        "records.roundRows[3].agreedLevel",
        "records.actions[1].status",
        "records.actions[1].dueDate",
        "records.members[0].roles[0]",
        "records.packs[0].report.title",
      ]),
    );
  });

  test("speaks of what is not in it, or twice of the same", () => {
    const sent = changed(({ records }) => {
      Object.assign(records.actions[0] ?? {}, {
        ownerPartnerId: "nobody",
        measureKey: "no-measure",
      });
      Object.assign(records.roundRows[0] ?? {}, { rowKey: "no.such-row" });
      Object.assign(records.graduationCases[0] ?? {}, { wave: "fortieth" });
      Object.assign(records.rounds[0] ?? {}, { editionHash: "none" });
      records.grants.push({ ...records.grants[0] });
    });
    expect(paths(sent)).toEqual(
      expect.arrayContaining([
        "hash",
        "records.actions[0].ownerPartnerId",
        "records.actions[0].measureKey",
        "records.graduationCases[0].wave",
        "records.rounds[0].editionHash",
        "records.grants[3]",
      ]),
    );
  });

  test.each([
    ["is no JSON", "{"],
    ["is no text", Uint8Array.from([0xff, 0xfe, 0x00])],
    ["is of something else", '{"format":"homeward-results"}'],
    ["is a list", "[]"],
    ["goes on for ever downwards", `{"format":${"[".repeat(100_000)}${"]".repeat(100_000)}}`],
  ])("%s", (_what, sent) => {
    expect(refused(sent).problems).toHaveLength(1);
  });

  test("meets an address that is taken, kept, or none", () => {
    for (const slug of ["marram", "demonstration", "No Address"]) {
      expect(refused(bytes, slug).problems).toEqual([
        { path: "area.slug", sentence: expect.any(String) },
      ]);
    }
  });

  test("is sealed with another key", () => {
    const other = openEmpty({ areaFileKey: "another key altogether, of thirty-two" });
    const none = openEmpty();
    for (const place of [other, none]) {
      expect(place.services.areaFiles.preview(bytes, "marram")).toEqual({
        problems: [{ path: "scores", sentence: expect.stringContaining("AREA_FILE_KEY") }],
      });
      place.close();
    }
  });
});

test("the command shows what a file would bring in where there is no database, and leaves none", () => {
  const folder = mkdtempSync(join(tmpdir(), "homeward-area-command-"));
  const [sent, database] = [join(folder, "area.json"), join(folder, "homeward.db")];
  writeFileSync(sent, bytes);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", "app/server/commands/area.ts", "import", sent, "--slug", "marram"],
    {
      encoding: "utf8",
      env: {
        ...process.env,
        PUBLIC_URL: "http://127.0.0.1:3999",
        SESSION_SECRET: "x".repeat(32),
        AREA_FILE_KEY: KEY,
        DATABASE_PATH: database,
      },
    },
  );
  expect([status, stderr]).toEqual([0, ""]);
  expect(stdout).toContain("to be known here as marram");
  expect(stdout).toContain("Nothing was brought in yet.");
  expect(readdirSync(folder)).toEqual(["area.json"]);
  rmSync(folder, { recursive: true });
});
