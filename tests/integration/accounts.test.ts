import { afterEach, beforeEach, describe, expect, test } from "vitest";
import * as account from "#app/routes/public/account.tsx";
import * as demonstration from "#app/routes/public/demonstration.tsx";
import * as invite from "#app/routes/public/invite.tsx";
import * as setUp from "#app/routes/public/set-up.tsx";
import * as signIn from "#app/routes/public/sign-in.tsx";
import * as signOut from "#app/routes/public/sign-out.tsx";
import {
  cookieOf,
  type Installation,
  openInstallation,
  type PageAnswer,
} from "#tests/support/installation.ts";

const FIRST = {
  area: "Marsh & Fen",
  name: "Ada Fen",
  email: "Ada@Example.org",
  password: "three quiet geese",
};
const DAY = 24 * 3_600_000;

let home: Installation;
const open = (mode: "production" | "demonstration" = "production") => {
  home = openInstallation(mode);
};
afterEach(() => home.close());

const tokenOf = (url: string | null) => url?.split("/").at(-1) ?? "";
const setUpToken = () => tokenOf(home.services.accounts.makeSetUpLink());
const sendSetUp = (token: string, form: Record<string, string> = FIRST) =>
  home.visit(setUp.action, { form, params: { token } });
const enter = (
  password: string,
  rest: { path?: string; address?: string; email?: string; cookie?: string } = {},
) =>
  home.visit(signIn.action, {
    ...(rest.cookie && { cookie: rest.cookie }),
    form: { email: rest.email ?? FIRST.email, password },
    path: rest.path ?? "/sign-in",
    address: rest.address ?? "192.0.2.1",
  });
/** The cookie by which a browser is known to have signed in before. */
const knownOf = (answer: PageAnswer) =>
  answer.headers
    .getSetCookie()
    .map((each) => each.split(";", 1)[0] ?? "")
    .find((each) => each.includes("homeward-known=")) ?? "";
const readAccount = (cookie: string) => home.visit(account.loader, { path: "/account", cookie });

describe("the link that sets up a new installation", () => {
  beforeEach(() => open());

  test("makes the first area and its facilitator, once", async () => {
    const token = setUpToken();
    for (let look = 0; look < 3; look += 1) {
      expect(await home.visit(setUp.loader, { params: { token } })).toMatchObject({ status: 200 });
    }
    const done = await sendSetUp(token);
    expect(done.status).toBe(302);
    expect(done.headers.get("Location")).toBe("/areas/marsh-and-fen");
    expect(await readAccount(cookieOf(done))).toMatchObject({
      data: { email: "ada@example.org", hasPassword: true },
    });

    expect(await sendSetUp(token, { ...FIRST, email: "eve@example.org" })).toMatchObject({
      status: 410,
    });
    expect(await home.visit(setUp.loader, { params: { token } })).toMatchObject({ status: 410 });
    expect(home.services.accounts.makeSetUpLink()).toBeNull();
  });

  test("gives way to a newer one, and ends after two days", async () => {
    const old = setUpToken();
    const token = setUpToken();
    expect(await sendSetUp(old)).toMatchObject({ status: 410 });
    home.clock.now += 2 * DAY;
    expect(await sendSetUp(token)).toMatchObject({ status: 410 });
    expect(await sendSetUp("no-such-link")).toMatchObject({ status: 410 });
  });

  test("says what is wrong with each field, and stays unused", async () => {
    const token = setUpToken();
    expect(await sendSetUp(token, { ...FIRST, area: " ", email: "ada" })).toMatchObject({
      status: 422,
      data: {
        errors: {
          area: "Enter the name of the area",
          email: "Enter an e-mail address, such as name@example.org",
        },
      },
    });
    for (const password of ["short", "ADA@example.org"]) {
      const refused = await sendSetUp(token, { ...FIRST, password });
      expect(refused).toMatchObject({ status: 422, data: { errors: { password: /./ } } });
      expect(JSON.stringify(refused.data)).not.toContain(password);
    }
    expect(await sendSetUp(token)).toMatchObject({ status: 302 });
  });
});

describe("signing in and out", () => {
  beforeEach(async () => {
    open();
    await sendSetUp(setUpToken());
  });

  test("goes on to the page that was asked for, and to no other site", async () => {
    const next = (path: string) => `/sign-in?${new URLSearchParams({ next: path })}`;
    const goes = async (path: string) =>
      (await enter(FIRST.password, { path: next(path) })).headers.get("Location");
    expect(await goes("/areas/marsh-and-fen/plan?late=1")).toBe("/areas/marsh-and-fen/plan?late=1");
    for (const elsewhere of [
      "https://evil.example",
      "//evil.example",
      "/\\evil.example",
      "/\t/evil.example",
      "/..//evil.example",
      "javascript:alert(1)",
      "evil",
      "",
    ]) {
      expect(await goes(elsewhere)).toBe("/");
    }
  });

  test("does not tell whether it was the address or the password", async () => {
    const wrong = await enter("not the password");
    const unknown = await enter("not the password", { email: "nobody@example.org" });
    expect(wrong).toMatchObject({ status: 401 });
    expect(JSON.stringify(unknown.data).replace("nobody@example.org", FIRST.email)).toBe(
      JSON.stringify(wrong.data),
    );
    expect(JSON.stringify(wrong.data)).not.toContain("not the password");
  });

  test("ends the session at once, also for whoever copied the cookie", async () => {
    const cookie = cookieOf(await enter(FIRST.password));
    expect(await readAccount(cookie)).toMatchObject({ status: 200 });
    const out = await home.visit(signOut.action, { form: {}, cookie });
    expect(out.headers.get("Set-Cookie")).toMatch(/Max-Age=0/);
    expect(await readAccount(cookie)).toMatchObject({ status: 302 });
  });

  test("following a link to sign out changes nothing", async () => {
    const cookie = cookieOf(await enter(FIRST.password));
    await home.visit(signOut.loader, { cookie });
    expect(await readAccount(cookie)).toMatchObject({ status: 200 });
  });

  test("a session ends after a fortnight; a forged cookie is none", async () => {
    const cookie = cookieOf(await enter(FIRST.password));
    expect(await readAccount(cookie.replace(/=.*/, "=forged"))).toMatchObject({ status: 302 });
    home.clock.now += 14 * DAY;
    const ended = await readAccount(cookie);
    expect(ended.headers.get("Location")).toBe("/sign-in?next=%2Faccount");
  });
});

describe("guessing passwords", () => {
  beforeEach(async () => {
    open();
    await sendSetUp(setUpToken());
  });

  test("is stopped after a few tries, with a sentence, also when they come all at once", async () => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, at) => enter(`guess number ${at}`)),
    );
    expect(answers.filter((answer) => answer.status === 401)).toHaveLength(8);
    expect(answers.at(-1)).toMatchObject({
      status: 429,
      data: { errors: { "": "Too many attempts. Wait a few minutes, then try again." } },
    });
    expect(await enter(FIRST.password)).toMatchObject({ status: 429 });
  });

  test("from elsewhere locks nobody out who has signed in before", async () => {
    const own = { address: "198.51.100.7" };
    expect(await enter(FIRST.password, own)).toMatchObject({ status: 302 });
    for (let at = 0; at < 60; at += 1) await enter("a guess", { address: `203.0.113.${at}` });
    expect(await enter(FIRST.password, { address: "203.0.113.200" })).toMatchObject({
      status: 429,
    });
    expect(await enter(FIRST.password, own)).toMatchObject({ status: 302 });
  });

  test("by anybody, from anywhere, locks out no browser that has signed in before", async () => {
    const known = knownOf(await enter(FIRST.password));
    // Strangers at many addresses, and one on the same hospital’s wireless network.
    for (let at = 0; at < 60; at += 1) await enter("a guess", { address: `203.0.113.${at}` });
    for (let at = 0; at < 110; at += 1) {
      await enter("a guess", { address: "198.51.100.9", email: `n${at}@example.org` });
      await enter("a guess", { address: "198.51.100.9" });
    }
    const elsewhere = { address: "198.51.100.9" };
    expect(await enter(FIRST.password, elsewhere)).toMatchObject({ status: 429 });
    expect(await enter(FIRST.password, { ...elsewhere, cookie: known })).toMatchObject({
      status: 302,
    });
    // It has few tries of its own, and they are for this account.
    for (let at = 0; at < 8; at += 1) {
      expect(await enter("a guess", { ...elsewhere, cookie: known })).toMatchObject({
        status: 401,
      });
    }
    expect(await enter(FIRST.password, { ...elsewhere, cookie: known })).toMatchObject({
      status: 429,
    });
    const another = { ...elsewhere, email: "n1@example.org", cookie: known };
    expect(await enter("a guess", another)).toMatchObject({ status: 429 });
  });

  test("from elsewhere does not keep whoever is signed in from changing the password", async () => {
    const cookie = cookieOf(await enter(FIRST.password));
    for (let at = 0; at < 60; at += 1) await enter("a guess", { address: `203.0.113.${at}` });
    const changed = await home.visit(account.action, {
      path: "/account",
      cookie,
      address: "198.51.100.9",
      form: { presentPassword: FIRST.password, newPassword: "a much better secret" },
    });
    expect(changed).toMatchObject({ status: 302 });
  });

  test("over many accounts from one address is stopped too", async () => {
    for (let at = 0; at < 100; at += 1) await enter("a guess", { email: `n${at}@example.org` });
    expect(await enter("a guess", { email: "another@example.org" })).toMatchObject({ status: 429 });
    expect(await enter(FIRST.password, { address: "198.51.100.7" })).toMatchObject({ status: 302 });
  });

  test("200 good sign-ins from one hospital’s address pass", async () => {
    const answers = await Promise.all(Array.from({ length: 200 }, () => enter(FIRST.password)));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([302]));
  });
});

describe("changing the password", () => {
  const send = (cookie: string, presentPassword: string, newPassword: string) =>
    home.visit(account.action, {
      path: "/account",
      cookie,
      form: { presentPassword, newPassword },
    });
  let cookie: string;
  beforeEach(async () => {
    open();
    cookie = cookieOf(await sendSetUp(setUpToken()));
  });

  test("needs the present one, and one that is neither short nor one’s name or address", async () => {
    expect(await send(cookie, "wrong", "a much better secret")).toMatchObject({
      status: 401,
      data: { errors: { presentPassword: "That is not your present password." } },
    });
    for (const poor of ["too short", "Ada@example.org"]) {
      expect(await send(cookie, FIRST.password, poor)).toMatchObject({
        status: 422,
        data: { errors: { newPassword: expect.any(String) } },
      });
    }
    expect(await enter(FIRST.password)).toMatchObject({ status: 302 });
  });

  test("signs every other browser out and keeps this one", async () => {
    const other = cookieOf(await enter(FIRST.password));
    expect(await send(cookie, FIRST.password, "a much better secret")).toMatchObject({
      status: 302,
    });
    expect(await readAccount(other)).toMatchObject({ status: 302 });
    expect(await readAccount(cookie)).toMatchObject({ status: 200 });
    expect(await enter(FIRST.password)).toMatchObject({ status: 401 });
    expect(await enter("a much better secret")).toMatchObject({ status: 302 });
  });

  test("guessing the present one is limited as signing in is", async () => {
    for (let at = 0; at < 8; at += 1) await send(cookie, `guess ${at}`, "a much better secret");
    expect(await send(cookie, FIRST.password, "a much better secret")).toMatchObject({
      status: 429,
    });
  });

  test("one session is ended by itself, and none of another account", async () => {
    const other = cookieOf(await enter(FIRST.password));
    const sessionsOf = async (from: string) =>
      ((await readAccount(from)).data as { sessions: { id: string; isThis: boolean }[] }).sessions;
    const id = (await sessionsOf(cookie)).find(({ isThis }) => !isThis)?.id ?? "";
    const end = (session: string) =>
      home.visit(account.action, { path: "/account?one", cookie, form: { session } });
    expect(await end("no-such-session")).toMatchObject({ status: 404 });
    expect(await end(id)).toMatchObject({ status: 302 });
    expect(await readAccount(other)).toMatchObject({ status: 302 });
    expect(await readAccount(cookie)).toMatchObject({ status: 200 });
  });

  test("other sessions are listed and can be ended by themselves", async () => {
    const other = cookieOf(await enter(FIRST.password));
    expect(await readAccount(cookie)).toMatchObject({
      data: { sessions: expect.objectContaining({ length: 2 }) },
    });
    await home.visit(account.action, { path: "/account?others", cookie, form: {} });
    expect(await readAccount(other)).toMatchObject({ status: 302 });
    expect(await readAccount(cookie)).toMatchObject({ status: 200 });
  });
});

describe("an invitation", () => {
  const NEW = {
    name: "Ben Reed",
    title: "",
    email: "ben@example.org",
    partnerId: null,
    roles: ["deputy"] as const,
  };
  let facilitator: ReturnType<Installation["services"]["sessions"]["enter"]>["viewer"];
  let cookie: string;
  const viewerOf = async (from: string) => {
    const answer = await readAccount(from);
    const { email } = answer.data as { email: string };
    const row = home.database.orm.$client
      .prepare("SELECT id FROM accounts WHERE email = ?")
      .get(email) as { id: string };
    return home.services.sessions.enter(row.id, "marsh-and-fen").viewer;
  };
  const add = (email = NEW.email) =>
    home.services.people.saveMember(facilitator, null, { ...NEW, email, roles: [...NEW.roles] });
  const inviteNew = (id: string) => tokenOf(home.services.people.invite(facilitator, id).url);
  const look = (token: string, from?: string) =>
    home.visit(invite.loader, { params: { token }, ...(from && { cookie: from }) });
  const accept = (token: string, password = "eleven white swans") =>
    home.visit(invite.action, { params: { token }, form: { as: "invited", password } });
  const acceptAs = (token: string, from: string) =>
    home.visit(invite.action, { params: { token }, form: { as: "present" }, cookie: from });

  beforeEach(async () => {
    open();
    cookie = cookieOf(await sendSetUp(setUpToken()));
    facilitator = await viewerOf(cookie);
  });

  test("is accepted once, however often it was looked at", async () => {
    const token = inviteNew(add());
    for (let time = 0; time < 3; time += 1) {
      expect(await look(token)).toMatchObject({
        status: 200,
        data: { area: FIRST.area, name: NEW.name, way: "new" },
      });
    }
    const done = await accept(token);
    expect(done.status).toBe(302);
    expect(done.headers.get("Location")).toBe("/areas/marsh-and-fen");
    expect((await viewerOf(cookieOf(done))).roles).toEqual(["deputy"]);
    expect(await accept(token)).toMatchObject({ status: 410 });
    expect(await look(token)).toMatchObject({ status: 410 });
  });

  test("two windows at once: one of them joins", async () => {
    const token = inviteNew(add());
    const answers = await Promise.all([accept(token), accept(token, "another long secret")]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([302, 410]);
  });

  test("ends after 14 days, with a new one, and with the person’s access or address", async () => {
    const id = add();
    const first = inviteNew(id);
    const second = inviteNew(id);
    expect(await accept(first)).toMatchObject({ status: 410 });
    home.clock.now += 14 * DAY;
    expect(await accept(second)).toMatchObject({ status: 410 });

    const third = inviteNew(id);
    const seen = { id, version: 1 };
    home.services.people.saveMember(facilitator, seen, {
      ...NEW,
      email: "ben.reed@example.org",
      roles: [...NEW.roles],
    });
    expect(await accept(third)).toMatchObject({ status: 410 });

    const fourth = inviteNew(id);
    home.services.people.setMemberActive(facilitator, id, 2, false);
    expect(await accept(fourth)).toMatchObject({ status: 410 });
  });

  test("refuses a poor password and stays open", async () => {
    const token = inviteNew(add());
    for (const poor of ["short", "BEN@example.org", "benreed"]) {
      expect(await accept(token, poor)).toMatchObject({ status: 422 });
    }
    expect(await accept(token)).toMatchObject({ status: 302 });
  });

  test("of someone with an account is no way to guess its password without end", async () => {
    await accept(inviteNew(add()));
    home.database.orm.$client.exec(
      "INSERT INTO areas (id, slug, name, created_at) VALUES ('two', 'two', 'Two', 0)",
    );
    home.database.orm.$client.exec(
      "INSERT INTO members (id, area_id, name, email, roles) VALUES ('m2', 'two', 'Ben', 'ben@example.org', '[\"observer\"]')",
    );
    const { url } = home.services.people.invite({ ...facilitator, areaId: "two" }, "m2");
    const tries: number[] = [];
    for (let at = 0; at < 12; at += 1) {
      tries.push((await accept(tokenOf(url), `guess ${at}`)).status);
    }
    expect(tries.filter((status) => status === 401)).toHaveLength(8);
    expect(tries.at(-1)).toBe(429);
  });

  test("of someone with an account needs that account’s password, or being signed in with it", async () => {
    const joined = cookieOf(await accept(inviteNew(add())));
    const other = home.services.sessions;
    // The same person, invited under the same address to another area of the installation.
    home.database.orm.$client.exec(
      "INSERT INTO areas (id, slug, name, created_at) VALUES ('two', 'two', 'Two', 0)",
    );
    home.database.orm.$client.exec(
      "INSERT INTO members (id, area_id, name, email, roles) VALUES ('m2', 'two', 'Ben', 'ben@example.org', '[\"observer\"]')",
    );
    const inTwo = { ...facilitator, areaId: "two" };
    const token = tokenOf(home.services.people.invite(inTwo, "m2").url);
    expect(await look(token)).toMatchObject({ data: { way: "password", present: null } });
    expect(await accept(token, "not my password")).toMatchObject({
      status: 401,
      data: { errors: { password: "That is not the password of this account." } },
    });
    expect(await look(token, joined)).toMatchObject({ data: { present: "ben@example.org" } });
    const done = await acceptAs(token, joined);
    expect(done.headers.get("Location")).toBe("/areas/two");
    const { accountId } = await viewerOf(joined);
    expect(other.areas(accountId).map(({ slug }) => slug)).toEqual(["marsh-and-fen", "two"]);
  });

  test("cannot make two people of one account in one area", async () => {
    const token = inviteNew(add());
    expect(await acceptAs(token, cookie)).toMatchObject({ status: 409 });
    expect(await accept(token)).toMatchObject({ status: 302 });
  });

  test("cannot be accepted as the account of nobody", async () => {
    const token = inviteNew(add());
    expect(await acceptAs(token, "")).toMatchObject({ status: 401 });
    expect(await look(token)).toMatchObject({ status: 200 });
  });

  test("is stored as a hash alone", () => {
    const token = inviteNew(add());
    const dump = JSON.stringify(home.database.orm.$client.prepare("SELECT * FROM links").all());
    expect(dump).not.toContain(token);
  });
});

describe("the demonstration’s door", () => {
  test("does not exist in production", async () => {
    open("production");
    expect(home.services.demonstration).toBeNull();
    expect(await home.visit(demonstration.loader)).toMatchObject({ status: 404 });
    expect(
      await home.visit(demonstration.action, { form: { member: "frances-oyelaran" } }),
    ).toMatchObject({ status: 404 });
  });

  test("lets anyone in as any of its people, and ends the session before", async () => {
    open("demonstration");
    const enterAs = (member: string, cookie?: string) =>
      home.visit(demonstration.action, { form: { member }, ...(cookie && { cookie }) });
    const people = await home.visit(demonstration.loader);
    const { groups } = people.data as { groups: { people: { id: string; roles: string }[] }[] };
    expect(groups.flatMap((group) => group.people)).toHaveLength(24);
    expect(groups[0]?.people[0]).toMatchObject({ id: "frances-oyelaran", roles: "Facilitator" });

    const first = await enterAs("frances-oyelaran");
    expect(first.headers.get("Location")).toBe("/areas/demonstration");
    const second = await enterAs("joy-mensah", cookieOf(first));
    expect(await readAccount(cookieOf(second))).toMatchObject({
      data: { email: "joy-mensah@example.org" },
    });
    expect(await readAccount(cookieOf(first))).toMatchObject({ status: 302 });
    expect(await enterAs("nobody")).toMatchObject({ status: 404 });
  });

  test("opens to no password: its people have none", async () => {
    open("demonstration");
    for (const password of ["", "null", "undefined"]) {
      const answer = await enter(password, { email: "frances-oyelaran@example.org" });
      expect([401, 422]).toContain(answer.status);
    }
  });
});
