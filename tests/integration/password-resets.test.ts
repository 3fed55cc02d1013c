import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Viewer } from "#app/domain/access/viewer.ts";
import * as account from "#app/routes/public/account.tsx";
import * as forgotten from "#app/routes/public/forgotten.tsx";
import * as reset from "#app/routes/public/reset.tsx";
import * as signIn from "#app/routes/public/sign-in.tsx";
import { createLog } from "#app/server/log.server.ts";
import { startPost } from "#app/server/post.server.ts";
import { cookieOf, type Installation, openInstallation } from "#tests/support/installation.ts";
import { startMailServer } from "#tests/support/mail-server.ts";

const FIRST = {
  area: "Marsh & Fen",
  name: "Ada Fen",
  email: "ada@example.org",
  password: "three quiet geese",
};
const NEXT = "four loud herons";
const HOUR = 3_600_000;

let home: Installation;
let cookie: string;
let ada: Viewer;
beforeEach(async () => {
  home = openInstallation("production", { mail: true });
  const { accounts, sessions } = home.services;
  const { entry } = await accounts.setUp(tokenOf(accounts.makeSetUpLink()), FIRST, "a browser");
  const signedIn = sessions.find(entry.token);
  ada = sessions.enter(signedIn?.accountId ?? "", "marsh-and-fen").viewer;
  cookie = cookieOf(await enter(FIRST.password));
});
afterEach(() => home.close());

const tokenOf = (url: string | null) => url?.split("/").at(-1) ?? "";
const enter = (password: string) =>
  home.visit(signIn.action, { path: "/sign-in", form: { email: FIRST.email, password } });
const ask = (email: string) => home.visit(forgotten.action, { form: { email } });
const choose = (token: string, password: string) =>
  home.visit(reset.action, { form: { password }, params: { token } });
const look = (token: string) => home.visit(reset.loader, { params: { token } });
const isSignedIn = async (own: string) =>
  (await home.visit(account.loader, { path: "/account", cookie: own })).status === 200;
const jobs = () => home.database.orm.$client.prepare("SELECT kind FROM jobs").pluck().all();

/** Sends what waits; gives the messages. */
async function sendMail() {
  const server = await startMailServer();
  const log = createLog({ logLevel: "silent" });
  const post = startPost(
    { url: server.url, from: "homeward@example.org" },
    home.services.outbox,
    log,
  );
  await vi.waitFor(() => expect(server.taken.length).toBeGreaterThan(0), { timeout: 60_000 });
  post.stop();
  await server.close();
  return server.taken;
}

test("a link comes by e-mail, sets a new password once, and signs everybody else out", async () => {
  expect(await ask("ADA@example.org")).toMatchObject({ status: 302 });
  const [message] = await sendMail();
  expect(message?.to).toBe(FIRST.email);
  const text = (message?.text ?? "").replaceAll("=\r\n", "").replaceAll("=3D", "=");
  const token = /\/reset\/([\w-]+)/.exec(text)?.[1] ?? "";
  // Mail programs open links: looking spends nothing.
  for (let times = 0; times < 3; times += 1) {
    expect(await look(token)).toMatchObject({ status: 200, data: { email: FIRST.email } });
  }
  expect(await isSignedIn(cookie)).toBe(true);
  const done = await choose(token, NEXT);
  expect(done.status).toBe(302);
  expect(await isSignedIn(cookieOf(done))).toBe(true);
  expect(await isSignedIn(cookie)).toBe(false);
  expect(await enter(FIRST.password)).toMatchObject({ status: 401 });
  expect(await enter(NEXT)).toMatchObject({ status: 302 });
  expect(await choose(token, "five grey cranes")).toMatchObject({ status: 410 });
  expect(await look(token)).toMatchObject({ status: 410 });
});

test("nobody learns from it who has an account, and asking often sends one message", async () => {
  const unknown = await ask("nobody@example.org");
  expect(jobs()).toEqual([]);
  const known = await ask(FIRST.email);
  expect(known.status).toBe(unknown.status);
  expect(known.headers.get("Location")).toBe(unknown.headers.get("Location"));
  await ask(FIRST.email);
  expect(jobs()).toEqual(["reset"]);
  expect(await ask("not an address")).toMatchObject({
    status: 422,
    data: { errors: { email: "Enter an e-mail address, such as name@example.org" } },
  });
});

test("the facilitator makes a link for a day; a newer one takes its place", async () => {
  const { resets } = home.services;
  const old = tokenOf(resets.makeLink(ada, ada.memberId).url);
  const token = tokenOf(resets.makeLink(ada, ada.memberId).url);
  expect(await look(old)).toMatchObject({ status: 410 });
  home.clock.now += 23 * HOUR;
  expect(await look(token)).toMatchObject({ status: 200 });
  home.clock.now += HOUR;
  expect(await choose(token, NEXT)).toMatchObject({ status: 410 });
});

test("an account that is used in another area as well gets no link from a facilitator of this one", () => {
  const { $client: sql } = home.database.orm;
  sql.exec("INSERT INTO areas (id, slug, name, created_at) VALUES ('other', 'other', 'Other', 0)");
  sql
    .prepare(
      `INSERT INTO members (id, area_id, account_id, name, email, roles)
       VALUES ('elsewhere', 'other', ?, 'Ada Fen', ?, '["observer"]')`,
    )
    .run(ada.accountId, FIRST.email);
  expect(() => home.services.resets.makeLink(ada, ada.memberId)).toThrow(
    expect.objectContaining({ code: "forbidden" }),
  );
});

test("an invitation's token opens no reset, and what leaked elsewhere is no password", async () => {
  const { people, resets } = home.services;
  const id = people.saveMember(ada, null, {
    name: "Ben Fen",
    title: "",
    email: "ben@example.org",
    partnerId: null,
    roles: ["observer"],
  });
  expect(await look(tokenOf(people.invite(ada, id).url))).toMatchObject({ status: 410 });
  const token = tokenOf(resets.makeLink(ada, ada.memberId).url);
  for (const weak of ["short", "123qweasdzxc", "Password 2017!", "liverpoolliverpool", "Ada Fen"]) {
    const refused = await choose(token, weak);
    expect(refused).toMatchObject({ status: 422, data: { errors: { password: /./ } } });
    expect(JSON.stringify(refused.data)).not.toContain(weak);
  }
  expect(await choose(token, NEXT)).toMatchObject({ status: 302 });
});
