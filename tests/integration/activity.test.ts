import { parse } from "csv-parse/sync";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { type ActivityQuery, EVERYTHING } from "#app/domain/audit/activity-query.ts";
import { DomainError } from "#app/domain/errors.ts";
import { findPartner, updatePartner } from "#db/queries/areas.server.ts";
import { listRevealedScores } from "#db/queries/scores.server.ts";
import { type DemonstrationDatabase, openDemonstration } from "#tests/support/demonstration.ts";
import { watchReads } from "#tests/support/watched-reads.ts";
import { watchWrites } from "#tests/support/watched-writes.ts";

const JUNE = "june-2017";
const MARCH = "march-2017";
const DAY = 86_400_000;

let demo: DemonstrationDatabase;
let facilitator: Viewer;
function open() {
  demo = openDemonstration();
  facilitator = demo.viewerOf("frances-oyelaran");
}

const activity = () => demo.services.activity;
const search = (query: Partial<ActivityQuery>, before: string | null = null) =>
  activity().page(facilitator, before, { ...EVERYTHING, ...query });
const told = (query: Partial<ActivityQuery>) =>
  search(query).events.map(({ person, did }) => `${person} ${did}`);
const linesOf = (query: Partial<ActivityQuery> = {}) =>
  parse(activity().csv(facilitator, { ...EVERYTHING, ...query }).bytes, {
    bom: true,
    columns: true,
  }) as Record<string, string>[];

/** A day's work: a reveal, a level agreed with the plan, and somebody added. */
function work() {
  const { discussion, people } = demo.services;
  discussion.reveal(facilitator, JUNE, 4);
  demo.clock.now += DAY;
  discussion.page(demo.viewerOf("adaeze-okonkwo"), JUNE, 4);
  people.saveMember(facilitator, null, {
    name: "Ida Marsh",
    title: "",
    email: "ida@example.org",
    partnerId: "council",
    roles: ["observer"],
  });
}

/** Ways past a trigger that forgets one. */
const WAYS = [
  "UPDATE audit_events SET at = 0",
  "UPDATE audit_events SET member_id = NULL",
  "UPDATE OR REPLACE audit_events SET id = (SELECT max(id) FROM audit_events)",
  "DELETE FROM audit_events",
  "INSERT OR REPLACE INTO audit_events SELECT * FROM audit_events",
  "REPLACE INTO audit_events (id, at, kind) SELECT id, 0, 'scored' FROM audit_events",
  "INSERT INTO audit_events SELECT * FROM audit_events WHERE true ON CONFLICT DO UPDATE SET at = 0",
];

describe("the log in the database", () => {
  beforeAll(open);
  afterAll(() => demo.close());

  test("refuses every way to change or replace a line", () => {
    work();
    const { $client } = demo.database.orm;
    const all = () => $client.prepare("SELECT * FROM audit_events").all();
    const before = all();
    expect(before.length).toBeGreaterThan(2);
    for (const sql of WAYS) expect(() => $client.exec(sql), sql).toThrow("append-only");
    expect(all()).toEqual(before);
  });
});

describe("what every test here is held to", () => {
  beforeAll(open);
  afterAll(() => demo.close());

  test("a transaction that changes something and puts nothing on record does not go through", () => {
    const { areaId } = facilitator;
    const { watched } = watchWrites(demo.database);
    const rename = () => updatePartner(watched, areaId, "council", 1, { name: "Somebody else" });
    expect(() => watched.write(rename)).toThrow("Without an audit event were changed: partners.");
    expect(findPartner(demo.database, areaId, "council")?.name).not.toBe("Somebody else");
  });

  test("a use case that reads what others answered and notes nothing does not go through", () => {
    const peep = { page: (_viewer: Viewer) => listRevealedScores(demo.database, round()) };
    const round = () => ({ ...demo.services.rounds.overview(facilitator, MARCH).round });
    const seen = watchReads(
      { ...demo.services, results: peep } as unknown as typeof demo.services,
      demo.database,
      () => 0,
      () => demo.clock.now,
    );
    expect(() => seen.results.page(facilitator, MARCH)).toThrow("leaves no note of it");
  });
});

describe("searching the log", () => {
  beforeAll(() => {
    open();
    work();
  });
  afterAll(() => demo.close());

  test("finds what one person did", () => {
    expect(told({ person: "adaeze-okonkwo" })).toEqual([
      "Adaeze Okonkwo read the revealed scores and reasons",
    ]);
    expect(told({ person: "nobody" })).toEqual([]);
  });

  test("finds a subject, a round, and both with a person", () => {
    expect(told({ group: "people" })).toEqual(["Frances Oyelaran added or changed a person"]);
    expect(told({ group: "funding" })).toEqual([]);
    expect(told({ round: JUNE })).toEqual([
      "Adaeze Okonkwo read the revealed scores and reasons",
      "Frances Oyelaran revealed",
      "Frances Oyelaran took the facilitator’s desk",
    ]);
    expect(told({ round: JUNE, person: "frances-oyelaran", group: "rounds" })).toEqual([
      "Frances Oyelaran revealed",
      "Frances Oyelaran took the facilitator’s desk",
    ]);
  });

  test("takes both days in, as London counts them", () => {
    const [late] = search({ group: "people" }).events;
    expect(told({ from: "2026-06-02", group: "people" })).toHaveLength(1);
    expect(told({ to: "2026-06-01" })[0]).toBe("Frances Oyelaran revealed");
    expect(told({ from: "2026-06-02", to: "2026-06-02", round: JUNE })).toHaveLength(1);
    // Half past midnight in London in summer is still the day before in UTC.
    expect(late?.at).toBe(Date.UTC(2026, 5, 2, 9));
    demo.clock.now = Date.UTC(2026, 5, 2, 23, 30);
    demo.services.results.page(facilitator, MARCH);
    expect(told({ from: "2026-06-03" })).toEqual(["Frances Oyelaran read the results"]);
    expect(told({ to: "2026-06-02", round: MARCH })).toEqual([]);
  });

  test("finds words in who, what and about whom, all of them, whatever their case", () => {
    expect(told({ text: "REVEALED frances" })).toEqual(["Frances Oyelaran revealed"]);
    expect(told({ text: "ida" })).toEqual(["Frances Oyelaran added or changed a person"]);
    expect(told({ text: "self-assessment adaeze" })).toHaveLength(1);
    expect(told({ text: "ida revealed" })).toEqual([]);
    for (const odd of ["%", "'", '"]', "$.kinds", "null"]) expect(told({ text: odd })).toEqual([]);
  });

  test("keeps its pages", () => {
    for (let each = 0; each < 120; each += 1) {
      demo.clock.now += 1;
      demo.services.people.setMemberActive(facilitator, "lin-zhao", 1 + each, each % 2 === 1);
    }
    const first = search({ group: "people" });
    const second = search({ group: "people" }, first.older);
    const third = search({ group: "people" }, second.older);
    const all = [first, second, third].flatMap(({ events }) => events.map(({ at }) => at));
    expect(all).toHaveLength(121);
    expect(new Set(all).size).toBe(121);
    expect(third.older).toBeNull();
  });

  test("is for those who may read the log, and knows one area", () => {
    const refusal = expect.objectContaining({ code: "forbidden" });
    const observer = demo.viewerOf("adaeze-okonkwo");
    expect(() => activity().csv(observer, EVERYTHING)).toThrow(DomainError);
    expect(() => activity().page(observer, null, EVERYTHING)).toThrow(refusal);
    expect(activity().page({ ...facilitator, areaId: "other" }, null).events).toEqual([]);
  });
});

describe("the log as a file", () => {
  beforeEach(open);
  afterEach(() => demo.close());

  test("says what the page says, by the day alone where scores are told", () => {
    work();
    const scorer = demo.viewerOf("adaeze-okonkwo");
    const [row] = demo.services.scores.page(scorer, JUNE, 5).rows;
    demo.services.scores.record(scorer, JUNE, row?.key ?? "", 1, {
      ...row?.score,
      answer: 4,
      reason: "a reason nobody should find here",
      sharing: "named",
      evidence: "",
      evidenceLink: "",
      version: 0,
      key: "one",
    });
    const lines = linesOf();
    const scored = lines.find(({ did }) => did === "scored");
    expect(scored).toMatchObject({ date: "2026-06-02", time: "", person: "Adaeze Okonkwo" });
    const revealed = lines.find(({ did }) => did === "revealed");
    expect(revealed).toMatchObject({ date: "2026-06-01", time: "10:00" });
    expect(JSON.stringify(lines)).not.toMatch(/reason nobody/);
    expect(lines.map(({ did }) => did)).toEqual(
      search({})
        .events.slice(1)
        .map(({ did }) => did),
    );
  });

  test("runs nothing in a spreadsheet, and holds what was searched for alone", async () => {
    work();
    const { people } = demo.services;
    people.saveMember(facilitator, null, {
      name: '=HYPERLINK("https://example.org")',
      title: "",
      email: "formula@example.org",
      partnerId: null,
      roles: ["observer"],
    });
    const lines = linesOf({ text: "hyperlink" });
    expect(lines.map(({ about }) => about)).toEqual([`'=HYPERLINK("https://example.org")`]);
    const { bytes, fileName } = await activity().workbook(facilitator, EVERYTHING);
    expect(fileName).toBe("activity-demonstration-2026-06-02.xlsx");
    expect(String.fromCharCode(...bytes.slice(0, 2))).toBe("PK");
  });

  test("says in its last line when there is more than it holds", () => {
    const { $client } = demo.database.orm;
    $client
      .prepare(
        `WITH RECURSIVE moments (at) AS (SELECT 1 UNION ALL SELECT at + 1 FROM moments WHERE at < 20001)
          INSERT INTO audit_events (area_id, member_id, at, kind)
            SELECT areas.id, 'frances-oyelaran', at, 'area-exported'
            FROM areas, moments WHERE slug = 'demonstration'`,
      )
      .run();
    const lines = linesOf({});
    expect(lines).toHaveLength(20_001);
    expect(lines.at(-1)?.did).toContain("Earlier events are left out");
    expect(linesOf({ from: "2017-01-01" }).at(-1)?.did).not.toContain("left out");
  });

  test("is on record as taken away, inside ten minutes once", () => {
    linesOf();
    linesOf();
    expect(told({ group: "reading" })).toEqual([
      "Frances Oyelaran took the activity log away as a file",
    ]);
  });
});
