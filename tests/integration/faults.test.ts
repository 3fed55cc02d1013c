import BetterSqlite from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ERRORS } from "#app/domain/errors.ts";
import * as plan from "#app/routes/plan/action.tsx";
import * as demonstration from "#app/routes/public/demonstration.tsx";
import * as scoring from "#app/routes/score/change.tsx";
import * as saving from "#app/routes/score/save.ts";
import { cookieOf, type Installation, openInstallation } from "#tests/support/installation.ts";

/* What people see, and what is kept, when the database file cannot be written or read. */

const AREA = "/areas/demonstration";
const JUNE = "june-2017";
const TEAM = "one-discharge-team";
const LONG = "Agree one list with every ward and every team. ".repeat(80).trim();

let home: Installation;
let cookie: string;
beforeEach(async () => {
  home = openInstallation("demonstration");
  cookie = await enter("frances-oyelaran");
});
afterEach(() => home.close());

const file = () => home.database.orm.$client;

async function enter(member: string): Promise<string> {
  return cookieOf(await home.visit(demonstration.action, { path: "/demo", form: { member } }));
}

/** Takes away the room for one page more; gives back what makes room again. */
function fill(): () => void {
  file().exec("CREATE TABLE filler (bytes BLOB)");
  file().pragma(`max_page_count = ${file().pragma("page_count", { simple: true })}`);
  const add = file().prepare("INSERT INTO filler VALUES (zeroblob(3000))");
  expect(() => {
    for (;;) add.run();
  }).toThrow("full");
  return () => void file().pragma("max_page_count = 1000000");
}

function forbid(): () => void {
  file().pragma("query_only = ON");
  return () => void file().pragma("query_only = OFF");
}

/** Another process begins to write, and does not end. The first wait is short, for the test's sake. */
function lock(): () => void {
  file().pragma("busy_timeout = 10");
  const other = new BetterSqlite(file().name);
  other.exec("BEGIN IMMEDIATE");
  return () => void other.close();
}

const FAULTS = [
  ["there is no room", "storage-full", fill],
  ["the file may only be read", "storage-read-only", forbid],
  ["another process holds the file", "database-busy", lock],
] as const;

const stored = () =>
  file().prepare("SELECT what_to_do, version FROM actions WHERE id = ?").get(TEAM) as {
    what_to_do: string;
    version: number;
  };
const audited = (kind: string) =>
  file().prepare("SELECT count(*) FROM audit_events WHERE kind = ?").pluck().get(kind) as number;

function editOf(whatToDo: string): Record<string, string> {
  const viewer = home.services.sessions.enter("frances-oyelaran", "demonstration").viewer;
  const { fields, version } = home.services.plan.action(viewer, TEAM);
  const texts = Object.entries({ ...fields, whatToDo }).map(([name, value]) => [
    name,
    value === null ? "" : String(value),
  ]);
  return { ...Object.fromEntries(texts), form: "edit", version: String(version) };
}

const saveAction = (form: Record<string, string>) =>
  home.visit(plan.action, {
    path: `${AREA}/plan/${TEAM}`,
    params: { area: "demonstration", action: TEAM },
    form,
    cookie,
  });

describe.each(FAULTS)("when %s", (_when, code, begin) => {
  const { sentence } = ERRORS[code];

  it("a form says what to do and keeps what was typed; sent again later, it is stored once", async () => {
    const [before, events] = [stored(), audited("action-saved")];
    const form = editOf(LONG);
    const end = begin();
    expect(await saveAction(form)).toMatchObject({
      status: 503,
      data: { errors: { "": sentence }, typed: { whatToDo: LONG, version: form.version } },
    });
    expect(await saveAction(form)).toMatchObject({ status: 503 });
    expect([stored(), audited("action-saved")]).toEqual([before, events]);
    end();
    expect((await saveAction(form)).status).toBe(302);
    expect(stored()).toEqual({ what_to_do: LONG, version: before.version + 1 });
    expect(audited("action-saved")).toBe(events + 1);
    expect(file().pragma("integrity_check", { simple: true })).toBe("ok");
    expect(file().pragma("foreign_key_check")).toEqual([]);
  });

  it("a choice is refused so that its device keeps it, and a plain form shows it again", async () => {
    const tunde = await enter("tunde-balogun");
    const params = { area: "demonstration", round: JUNE, change: "7" };
    const path = `${AREA}/rounds/${JUNE}/score/7`;
    const read = async () =>
      (await home.visit(scoring.loader, { path, params, cookie: tunde })).data as Awaited<
        ReturnType<typeof scoring.loader>
      >;
    const [row] = (await read()).rows;
    const words = { answer: "4", reason: LONG.slice(0, 1900), sharing: "unnamed" };
    const rest = { ...words, evidence: "", evidenceLink: "", version: "0", pass: "1" };
    const key = "a-choice-of-a-test";
    const device = { device: "device-of-a-test", counter: "1" };
    const single = { ...rest, ...device, key, row: row?.key ?? "", member: "tunde-balogun" };
    const send = () =>
      home.visit(saving.action, { path: `${path}/save`, params, form: single, cookie: tunde });
    const plain = Object.fromEntries(
      Object.entries(rest).map(([name, value]) => [`${name}-0`, value]),
    );
    const form = {
      ...plain,
      ...{ member: "tunde-balogun", "row-0": row?.key ?? "", "mark-0": row?.mark ?? "" },
      "key-0": row?.formKey ?? "",
    };
    const end = begin();
    // The answer itself is JSON: its status is what the device goes by.
    expect((await send()).status).toBe(503);
    expect(await home.visit(scoring.action, { path, params, form, cookie: tunde })).toMatchObject({
      status: 503,
      data: {
        refused: { [row?.key ?? ""]: sentence },
        typed: { [row?.key ?? ""]: { answer: "4", reason: words.reason } },
      },
    });
    expect((await read()).rows[0]?.score.answer).toBeNull();
    end();
    expect((await send()).status).toBe(200);
    expect((await send()).status).toBe(200);
    expect((await read()).rows[0]?.score).toMatchObject({ answer: 4, version: 1 });
  });

  it("whoever is signed in reads on, also what is on record to have been read", async () => {
    home.clock.now += 2 * 3_600_000;
    const end = begin();
    const [params, path] = [{ area: "demonstration", action: TEAM }, `${AREA}/plan/${TEAM}`];
    expect(await home.visit(plan.loader, { path, params, cookie })).toMatchObject({ status: 200 });
    const { viewer } = home.services.sessions.enter("frances-oyelaran", "demonstration");
    const { results, discussion } = home.unwatched;
    expect(results.page(viewer, "march-2017").someRevealed).toBe(true);
    expect(discussion.page(viewer, JUNE, 1).rows.length).toBeGreaterThan(0);
    // Read again, it is still one reading: it is on record, before the next one, once something can be written.
    results.page(viewer, "march-2017");
    const readAt = home.clock.now;
    end();
    home.clock.now += 3_600_000;
    results.page(viewer, "march-2017");
    const noted = file().prepare("SELECT at FROM audit_events WHERE kind = 'results-read'").pluck();
    expect(noted.all()).toEqual([readAt, home.clock.now]);
  });
});

it("the service is well again only once it can write", async () => {
  const form = editOf(LONG);
  const end = fill();
  expect(() => home.database.check()).not.toThrow();
  expect((await saveAction(form)).status).toBe(503);
  home.database.orm.$client.pragma("query_only = ON");
  expect(() => home.database.check()).toThrow("readonly");
  home.database.orm.$client.pragma("query_only = OFF");
  end();
  expect(() => home.database.check()).not.toThrow();
});

it("a file that stays locked holds nobody up for long, and is waited for again once it is free", async () => {
  const patience = () => file().pragma("busy_timeout", { simple: true });
  expect(patience()).toBe(5000);
  const form = editOf(LONG);
  const end = lock();
  expect((await saveAction(form)).status).toBe(503);
  expect(patience()).toBe(50);
  end();
  expect((await saveAction(form)).status).toBe(302);
  expect(patience()).toBe(5000);
});
