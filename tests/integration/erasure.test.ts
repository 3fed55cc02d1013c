import { readFileSync } from "node:fs";
import { getTableConfig, SQLiteTable } from "drizzle-orm/sqlite-core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { DomainError, type ErrorCode } from "#app/domain/errors.ts";
import { HOLDINGS } from "#db/queries/personal-data.server.ts";
import { type DemonstrationDatabase, openDemonstration } from "#tests/support/demonstration.ts";
import { joinAsGuest } from "#tests/support/guest.ts";

const JUNE = "june-2017";
const MARCH = "march-2017";
const DAY = 86_400_000;

let demo: DemonstrationDatabase;
let facilitator: Viewer & { accountId: string };
beforeEach(() => {
  demo = openDemonstration();
  facilitator = demo.viewerOf("frances-oyelaran");
});
afterEach(() => demo.close());

const refused = (code: ErrorCode) => expect.objectContaining({ code });
const all = (sql: string, ...values: unknown[]) =>
  demo.database.orm.$client.prepare(sql).all(...values) as Record<string, unknown>[];
const signedIn = ({ accountId }: { accountId: string }) => ({
  sessionId: "",
  accountId,
  email: String(all("SELECT email FROM accounts WHERE id = ?", accountId)[0]?.email),
});
const versionOf = (id: string) =>
  Number(all("SELECT version FROM members WHERE id = ?", id)[0]?.version);
const erase = (id: string, texts: "keep" | "blank" = "keep") =>
  demo.services.erasure.erase(facilitator, id, versionOf(id), texts);
/** Whoever scored in March for a partner with shared reasons, so that there is something to blank. */
const SCORER = "gareth-llewellyn";

/** Tables of what was issued or decided, which is said before an erasure; the demonstration names him there. */
const UNREACHED = ["packs"];

describe("the list of where people stand in the database", () => {
  test("names every column that points at a member or an account, and columns that are there", async () => {
    const modules = import.meta.glob<Record<string, unknown>>("../../db/schema/*.server.ts", {
      eager: true,
    });
    const tables = Object.values(modules)
      .flatMap((each) => Object.values(each))
      .filter((each) => each instanceof SQLiteTable)
      .map((table) => getTableConfig(table));
    const pointing = tables.flatMap(({ name, foreignKeys }) =>
      foreignKeys.flatMap((key) => {
        const { columns, foreignTable } = key.reference();
        const to = getTableConfig(foreignTable as SQLiteTable).name;
        return to === "members" || to === "accounts" ? [`${name}.${columns[0]?.name}`] : [];
      }),
    );
    expect(Object.keys(HOLDINGS).sort()).toEqual(pointing.sort());
    for (const [key, { shows }] of Object.entries(HOLDINGS)) {
      const table = tables.find(({ name }) => name === key.split(".")[0]);
      const columns = table?.columns.map(({ name }) => name) ?? [];
      for (const column of shows) expect(columns, key).toContain(column);
      // What proves or opens something, and whoever else a row points at, is nobody's to take away.
      expect(shows.join(), key).not.toMatch(/hash|secret|member_id|_by/);
    }
  });
});

describe("a person's own data", () => {
  test("holds what they scored and wrote, and nobody else", () => {
    const scorer = demo.viewerOf(SCORER);
    const { people } = demo.services;
    people.setMemberActive(facilitator, "lin-zhao", versionOf("lin-zhao"), false);
    const page = demo.services.personal.page(signedIn(scorer));
    const [area] = page.areas;
    expect(area?.you.name).toBe("Gareth Llewellyn");
    const scores = area?.held.find(({ what }) => what === "Your scores, reasons and evidence");
    const stored = all("SELECT reason FROM scores WHERE member_id = ?", SCORER);
    expect(stored.length).toBeGreaterThan(10);
    expect(scores?.rows.map(({ Reason }) => Reason).sort()).toEqual(
      stored.map(({ reason }) => reason).sort(),
    );
    expect(scores?.rows[0]).toMatchObject({ Round: expect.stringContaining("2016") });
    const own = JSON.stringify(page);
    const others = all("SELECT id, name, email FROM members WHERE id <> ?", SCORER);
    for (const { id, name, email } of others) {
      expect(own).not.toContain(name);
      expect(own).not.toContain(`"${id}"`);
      if (email) expect(own).not.toContain(email);
    }
    for (const secret of ["hash", "secret", "token"]) expect(own).not.toContain(secret);
  });

  test("leaves out of what one did to whom", () => {
    const { people, personal } = demo.services;
    people.setMemberActive(facilitator, "lin-zhao", versionOf("lin-zhao"), false);
    const { areas } = JSON.parse(String(personal.json(signedIn(facilitator)).bytes));
    const log = areas[0].held.find(({ what }: { what: string }) => what.includes("activity log"));
    expect(log.rows).toContainEqual(
      expect.objectContaining({ Kind: "added or changed a person", Subject: null }),
    );
    expect(JSON.stringify(areas)).not.toContain("Lin Zhao");
  });
});

describe("erasing a person", () => {
  test("leaves the figures of every round to the letter, under a former member", () => {
    const { results } = demo.services;
    const before = JSON.stringify(results.page(facilitator, MARCH));
    const scores = all(
      "SELECT round_id, row_key, pass, answer FROM scores ORDER BY 1, 2, 3, rowid",
    );
    erase(SCORER);
    expect(JSON.stringify(results.page(facilitator, MARCH))).toBe(before);
    expect(
      all("SELECT round_id, row_key, pass, answer FROM scores ORDER BY 1, 2, 3, rowid"),
    ).toEqual(scores);
    const [member] = all("SELECT * FROM members WHERE id = ?", SCORER);
    expect(member).toMatchObject({
      name: "A former member",
      title: "",
      email: "",
      roles: "[]",
      account_id: null,
      active: 0,
    });
    expect(member?.partner_id).not.toBeNull();
  });

  test("ends every way in, and keeps the name in no field and not in the file", () => {
    const scorer = demo.viewerOf(SCORER);
    const token = demo.services.sessions.start(scorer.accountId, "Firefox");
    const action = "one-discharge-team";
    const { $client } = demo.database.orm;
    $client.exec(
      `UPDATE actions SET owner_member_id = '${SCORER}', owner_name = 'gareth llewellyn' WHERE id = '${action}';
       INSERT INTO action_history (action_id, at, field, before, after)
         VALUES ('${action}', 0, 'ownerName', '', 'Gareth Llewellyn');
       INSERT INTO signatories (id, area_id, capacity, member_id, years, position)
         SELECT 'his', id, 'Trust', '${SCORER}', '[]', 9 FROM areas WHERE slug = 'demonstration';`,
    );
    const { email } = signedIn(scorer);
    erase(SCORER);
    expect(demo.services.sessions.find(token)).toBeNull();
    expect(all("SELECT * FROM accounts WHERE email = ?", email)).toEqual([]);
    expect(all("SELECT owner_member_id, owner_name FROM actions WHERE id = ?", action)).toEqual([
      { owner_member_id: null, owner_name: "" },
    ]);
    expect(all("SELECT member_id FROM signatories WHERE id = 'his'")).toEqual([
      { member_id: null },
    ]);
    expect(() => demo.services.people.memberForm(facilitator, SCORER)).toThrow(
      refused("not-found"),
    );
    expect(JSON.stringify(demo.services.people.page(facilitator))).not.toContain("Llewellyn");
    const naming = all(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
    ).flatMap(({ name }) =>
      all(`SELECT * FROM "${name}"`).some((row) => /gareth llewellyn/i.test(JSON.stringify(row)))
        ? [name]
        : [],
    );
    expect(naming).toEqual(UNREACHED);
    // Nor does the address stay readable in the free space of the file.
    $client.pragma("wal_checkpoint(TRUNCATE)");
    expect(readFileSync(demo.path).includes(email)).toBe(false);
  });

  test.each(["keep", "blank"] as const)("does with shared reasons as asked: %s", (texts) => {
    const read = () =>
      all("SELECT row_key, sharing, reason FROM scores WHERE member_id = ? ORDER BY rowid", SCORER);
    demo.database.orm.$client.exec("DROP TRIGGER freeze_scores_update");
    demo.database.orm.$client.exec(
      `UPDATE scores SET reason = 'Mine ' || row_key, device = 'a phone',
         sharing = CASE WHEN pass = 1 AND rowid % 2 THEN 'private' ELSE 'named' END
       WHERE member_id = '${SCORER}'`,
    );
    expect(new Set(read().map(({ sharing }) => sharing)).size).toBe(2);
    erase(SCORER, texts);
    for (const { sharing, reason, row_key } of read()) {
      const stays = texts === "keep" && sharing === "named";
      expect(reason).toBe(stays ? `Mine ${row_key}` : "");
    }
    expect(all("SELECT DISTINCT device FROM scores WHERE member_id = ?", SCORER)).toEqual([
      { device: "" },
    ]);
  });

  test("is on record without the name, and for who manages people alone", () => {
    expect(() =>
      demo.services.erasure.erase(demo.viewerOf("bryn-hopkins"), SCORER, 1, "keep"),
    ).toThrow(refused("forbidden"));
    expect(() => demo.services.erasure.erase(facilitator, SCORER, 99, "keep")).toThrow(
      refused("stale-version"),
    );
    erase(SCORER);
    const [event] = demo.services.activity.page(facilitator, null).events;
    expect(event).toMatchObject({ person: "Frances Oyelaran", about: ["A former member"] });
    expect(() => erase(SCORER)).toThrow(refused("not-found"));
  });

  test("keeps the last facilitator, and the account that another area uses", async () => {
    const mine = signedIn(facilitator);
    await expect(demo.services.erasure.eraseSelf(mine, mine.email, "keep")).rejects.toThrow(
      refused("last-facilitator"),
    );
    const { $client } = demo.database.orm;
    $client.exec(
      `INSERT INTO areas (id, slug, name, created_at) VALUES ('other', 'other', 'Other', 0);
       INSERT INTO members (id, area_id, account_id, name, email, roles)
         VALUES ('twin', 'other', '${SCORER}', 'Gareth Llewellyn', 'g@example.org', '["observer"]')`,
    );
    erase(SCORER);
    expect(all("SELECT name FROM members WHERE id = 'twin'")).toEqual([
      { name: "Gareth Llewellyn" },
    ]);
    expect(all("SELECT id FROM accounts WHERE id = ?", SCORER)).toHaveLength(1);
  });

  test("by oneself needs a proof, and goes over every area", async () => {
    const scorer = demo.viewerOf(SCORER);
    const own = signedIn(scorer);
    const { erasure } = demo.services;
    await expect(erasure.eraseSelf(own, "somebody@example.org", "keep")).rejects.toThrow(
      refused("wrong-credentials"),
    );
    await erasure.eraseSelf(own, own.email.toUpperCase(), "keep");
    expect(all("SELECT 1 FROM members WHERE account_id = ?", SCORER)).toEqual([]);
    await expect(erasure.eraseSelf(own, own.email, "keep")).rejects.toThrow(DomainError);
  });
});

describe("what goes after a time", () => {
  const retention = () => demo.services.retention;
  const letTimePass = (days: number) => {
    demo.clock.now += days * DAY;
    // An area whose calendar goes on: the demonstration's stands still.
    demo.database.orm.$client.exec("UPDATE areas SET today = NULL");
  };
  const runAll = () => {
    retention().recover();
    const done = retention().runNext();
    expect(done).toMatchObject({ failed: false });
    expect(retention().runNext()).toBeNull();
  };

  test("is nothing in the demonstration, whose calendar stands still", () => {
    const before = JSON.stringify(all("SELECT * FROM members"));
    demo.clock.now += 9_000 * DAY;
    runAll();
    expect(JSON.stringify(all("SELECT * FROM members"))).toBe(before);
    expect(retention().page(facilitator).standsStill).toBe(true);
  });

  test("is the name of a guest, a year after its round closed, and not a day before", () => {
    const guest = joinAsGuest(demo.services, facilitator, JUNE, { name: "Gwen Guest" });
    const closed = Date.UTC(2026, 5, 1, 12);
    demo.database.orm.$client.exec(
      `UPDATE rounds SET status = 'closed', closed_at = ${closed} WHERE id = '${JUNE}'`,
    );
    expect(retention().page(facilitator).going).toContainEqual({
      term: "guests",
      on: "2027-06-01",
      of: "June 2017 self-assessment",
      count: 1,
    });
    const nameNow = () =>
      all("SELECT name FROM members WHERE id = ?", guest.viewer.memberId)[0]?.name;
    letTimePass(364);
    runAll();
    expect(nameNow()).toBe("Gwen Guest");
    demo.clock.now += DAY;
    expect(retention().runNext()).toMatchObject({ failed: false });
    expect(nameNow()).toBe("A former member");
    const { events } = demo.services.activity.page(facilitator, null);
    expect(events[0]).toMatchObject({
      person: "Homeward",
      did: "erased the names of a round’s guests",
      about: ["June 2017 self-assessment"],
    });
  });

  test("is whoever never joined, unless they lead or sign; and reasons where that was chosen", () => {
    const { people } = demo.services;
    const add = (name: string) =>
      people.saveMember(facilitator, null, {
        name,
        title: "",
        email: `${name.split(" ")[0]}@example.org`.toLowerCase(),
        partnerId: "council",
        roles: ["observer"],
      });
    const [gone, leads] = [add("Ida Marsh"), add("Otto Marsh")];
    demo.database.orm.$client.exec(
      `UPDATE actions SET owner_member_id = '${leads}' WHERE id = 'one-discharge-team'`,
    );
    const texts = () =>
      all("SELECT 1 FROM scores WHERE round_id = ? AND reason <> ''", MARCH).length;
    const rationales = all("SELECT rationale FROM round_rows WHERE round_id = ?", MARCH);
    expect(texts()).toBeGreaterThan(0);
    letTimePass(366);
    runAll();
    expect(all("SELECT name FROM members WHERE id IN (?, ?) ORDER BY 1", gone, leads)).toEqual([
      { name: "A former member" },
      { name: "Otto Marsh" },
    ]);
    expect(texts()).toBeGreaterThan(0);
    retention().save(facilitator, 0, { guests: null, unjoined: null, reasons: 24 });
    expect(() =>
      retention().save(facilitator, 0, { guests: 12, unjoined: 12, reasons: null }),
    ).toThrow(refused("stale-version"));
    demo.clock.now += DAY;
    expect(retention().runNext()).toMatchObject({ failed: false });
    expect(texts()).toBe(0);
    expect(all("SELECT rationale FROM round_rows WHERE round_id = ?", MARCH)).toEqual(rationales);
  });

  test("are sessions and links that have ended, and none that work", () => {
    const { accountId } = demo.viewerOf(SCORER);
    const token = demo.services.sessions.start(accountId, "Firefox");
    runAll();
    expect(demo.services.sessions.find(token)).not.toBeNull();
    demo.clock.now += 15 * DAY;
    expect(retention().runNext()).toMatchObject({ failed: false });
    expect(all("SELECT 1 FROM sessions WHERE account_id = ?", accountId)).toEqual([]);
  });
});
