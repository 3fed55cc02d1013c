import { spawnSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as account from "#app/routes/public/account.tsx";
import * as reset from "#app/routes/public/reset.tsx";
import * as secondStep from "#app/routes/public/second-step.tsx";
import * as signIn from "#app/routes/public/sign-in.tsx";
import * as signInCode from "#app/routes/public/sign-in-code.tsx";
import {
  cookieOf,
  type Installation,
  openInstallation,
  type PageAnswer,
} from "#tests/support/installation.ts";

const FIRST = {
  area: "Marsh & Fen",
  name: "Ada Fen",
  email: "ada@example.org",
  password: "three quiet geese",
};
const MINUTE = 60_000;

let home: Installation;
let cookie: string;
beforeEach(async () => {
  home = openInstallation("production");
  const { accounts } = home.services;
  await accounts.setUp(tokenOf(accounts.makeSetUpLink()), FIRST, "a browser");
  cookie = cookieOf(await enter());
});
afterEach(() => home.close());

const tokenOf = (url: string | null) => url?.split("/").at(-1) ?? "";
const enter = () =>
  home.visit(signIn.action, {
    path: "/sign-in?next=%2Fareas%2Fmarsh-and-fen%2Fplan",
    form: { email: FIRST.email, password: FIRST.password },
  });
const give = (step: string, code: string) =>
  home.visit(signInCode.action, {
    path: "/sign-in/code?next=%2Fplan",
    cookie: step,
    form: { code },
  });
const isSignedIn = async (own: string) =>
  (await home.visit(account.loader, { path: "/account", cookie: own })).status === 200;

/** The six figures of RFC 6238, worked out without the library that checks them. */
function codeAt(secret: string, at = home.clock.now): string {
  const signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret].map((sign) => signs.indexOf(sign).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const mac = createHmac("sha1", key).update(counter).digest();
  const from = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(from) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** Sets the second step up; gives its secret and the recovery codes. */
async function setUp(): Promise<{ secret: string; codes: string[] }> {
  const page = await home.visit(secondStep.loader, { path: "/account/second-step", cookie });
  const { setUp: given } = page.data as { setUp: { secret: string } };
  const secret = given.secret.replaceAll(" ", "");
  const done = await confirm(codeAt(secret));
  return { secret, codes: (done.data as { codes: string[] }).codes };
}
const confirm = (code: string): Promise<PageAnswer> =>
  home.visit(secondStep.action, { cookie, form: { form: "confirm", code } });

test("figures are those of the standard", () => {
  // RFC 6238, appendix B: 59 seconds after the start of 1970.
  expect(codeAt("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", 59_000)).toBe("287082");
});

test("after the password a code is asked for, and only then the browser is in", async () => {
  const { secret } = await setUp();
  home.clock.now += MINUTE;
  const half = await enter();
  expect(half.headers.get("Location")).toBe("/sign-in/code?next=%2Fareas%2Fmarsh-and-fen%2Fplan");
  const step = cookieOf(half);
  expect(await isSignedIn(step)).toBe(false);
  expect(await give(step, "000000")).toMatchObject({
    status: 401,
    data: { errors: { code: /wrong/ } },
  });
  const done = await give(step, ` ${codeAt(secret).slice(0, 3)} ${codeAt(secret).slice(3)}`);
  expect(done.headers.get("Location")).toBe("/plan");
  expect(await isSignedIn(cookieOf(done))).toBe(true);
});

test("no code works twice, nor a sign-in that waited too long", async () => {
  const { secret } = await setUp();
  // The code that set it up is of this half minute.
  expect(await give(cookieOf(await enter()), codeAt(secret))).toMatchObject({ status: 401 });
  home.clock.now += MINUTE;
  const step = cookieOf(await enter());
  const code = codeAt(secret);
  expect(await give(step, code)).toMatchObject({ status: 302 });
  expect(await give(step, code)).toMatchObject({ status: 410 });
  expect(await give(cookieOf(await enter()), code)).toMatchObject({ status: 401 });
  const slow = cookieOf(await enter());
  home.clock.now += 10 * MINUTE;
  expect(await give(slow, codeAt(secret))).toMatchObject({ status: 410 });
});

test("a recovery code lets in once, and new ones take the place of the old", async () => {
  const { codes } = await setUp();
  expect(new Set(codes).size).toBe(10);
  const [first = "", second = ""] = codes;
  expect(await give(cookieOf(await enter()), first.toUpperCase())).toMatchObject({ status: 302 });
  expect(await give(cookieOf(await enter()), first)).toMatchObject({ status: 401 });
  const renewed = await home.visit(secondStep.action, {
    cookie,
    form: { form: "renew", password: FIRST.password },
  });
  const [fresh = ""] = (renewed.data as { codes: string[] }).codes;
  expect(await give(cookieOf(await enter()), second)).toMatchObject({ status: 401 });
  expect(await give(cookieOf(await enter()), fresh.replace("-", ""))).toMatchObject({
    status: 302,
  });
});

test("guessing codes is stopped after a few tries", async () => {
  await setUp();
  const step = cookieOf(await enter());
  const tries: number[] = [];
  for (let at = 0; at < 12; at += 1) tries.push((await give(step, `00000${at % 10}`)).status);
  expect(tries.filter((status) => status === 401)).toHaveLength(8);
  expect(tries.at(-1)).toBe(429);
});

test("a link for a new password does not go round it; the password takes it away", async () => {
  const { secret } = await setUp();
  const { sessions, resets } = home.services;
  const accountId = home.database.orm.$client.prepare("SELECT id FROM accounts").pluck().get();
  const { viewer } = sessions.enter(String(accountId), "marsh-and-fen");
  const token = tokenOf(resets.makeLink(viewer, viewer.memberId).url);
  const next = "four loud herons";
  const half = await home.visit(reset.action, { form: { password: next }, params: { token } });
  expect(half.headers.get("Location")).toBe("/sign-in/code?next=%2F");
  home.clock.now += MINUTE;
  cookie = cookieOf(await give(cookieOf(half), codeAt(secret)));
  expect(await isSignedIn(cookie)).toBe(true);

  const remove = (password: string) =>
    home.visit(secondStep.action, { cookie, form: { form: "remove", password } });
  expect(await remove("a guess")).toMatchObject({ status: 401 });
  expect(await remove(next)).toMatchObject({ status: 302 });
  const alone = await home.visit(signIn.action, {
    path: "/sign-in",
    form: { email: FIRST.email, password: next },
  });
  expect(await isSignedIn(cookieOf(alone))).toBe(true);
});

test("it is not in use before a code has shown that the app has it", async () => {
  await home.visit(secondStep.loader, { path: "/account/second-step", cookie });
  expect(await confirm("123456")).toMatchObject({ status: 401 });
  expect(await isSignedIn(cookieOf(await enter()))).toBe(true);
});

test("who has lost device and codes is let in by whoever runs the service, and that stands in the log", async () => {
  await setUp();
  const { $client } = home.database.orm;
  const run = (email: string) =>
    spawnSync(process.execPath, ["--import", "tsx", "app/server/commands/second-step.ts", email], {
      encoding: "utf8",
      env: { ...process.env, DATABASE_PATH: $client.name },
    });
  expect(run("eve@example.org")).toMatchObject({
    status: 1,
    stderr: "eve@example.org has no second step here.\n",
  });
  expect(run("Ada@example.org")).toMatchObject({ status: 0, stderr: "" });
  expect(await isSignedIn(cookieOf(await enter()))).toBe(true);
  const logged = $client
    .prepare("SELECT member_id, subject_id FROM audit_events WHERE kind = 'second-step-taken-off'")
    .all();
  const member = $client.prepare("SELECT id FROM members").pluck().get();
  expect(logged).toEqual([{ member_id: null, subject_id: member }]);
  expect(run("ada@example.org").status).toBe(1);
});
