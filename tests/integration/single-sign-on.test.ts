import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Viewer } from "#app/domain/access/viewer.ts";
import * as account from "#app/routes/public/account.tsx";
import * as invite from "#app/routes/public/invite.tsx";
import * as signIn from "#app/routes/public/sign-in.tsx";
import * as leave from "#app/routes/public/sign-on-leave.ts";
import * as comeBack from "#app/routes/public/sign-on-return.ts";
import * as singleSignOn from "#app/routes/public/single-sign-on.tsx";
import { createIdentityProvider } from "#app/services/identity-provider.server.ts";
import {
  passProvider,
  startIdentityProvider,
  type TestProvider,
} from "#tests/support/identity-provider.ts";
import {
  cookieOf,
  type Installation,
  openInstallation,
  type PageAnswer,
} from "#tests/support/installation.ts";

const FIRST = {
  area: "Marsh & Fen",
  name: "Ada Fen",
  // What the provider says of "ada", who is another person.
  email: "ada@elsewhere.example",
  password: "three quiet geese",
};
const ADDING = "/account/single-sign-on";

let provider: TestProvider;
let home: Installation;
let ada: Viewer;
let adaCookie: string;
beforeAll(async () => {
  provider = await startIdentityProvider();
  provider.serve("https://homeward.example.org");
});
afterAll(() => provider.close());
beforeEach(async () => {
  home = openInstallation("production", { settings: provider.settings });
  const { accounts, sessions } = home.services;
  const { entry } = await accounts.setUp(tokenOf(accounts.makeSetUpLink()), FIRST, "a browser");
  const signedIn = sessions.find(entry.token);
  ada = sessions.enter(signedIn?.accountId ?? "", "marsh-and-fen").viewer;
  adaCookie = cookieOf(await enter());
});
afterEach(() => {
  vi.useRealTimers();
  provider.fail(null);
  home.close();
});

const tokenOf = (url: string | null) => url?.split("/").at(-1) ?? "";
const enter = (path = "/sign-in") =>
  home.visit(signIn.action, { path, form: { email: FIRST.email, password: FIRST.password } });
const go = (next: string, cookie = "") =>
  home.visit(leave.loader, {
    path: `/sign-in/sso?${new URLSearchParams({ next })}`,
    ...(cookie && { cookie }),
  });
const arrive = (search: string, cookie: string) =>
  home.visit(comeBack.loader, { path: `/sign-in/sso/callback${search}`, cookie });
const leadsTo = (answer: PageAnswer) => answer.headers.get("Location") ?? "";
const problemOf = (answer: PageAnswer) =>
  new URL(leadsTo(answer), "http://here").searchParams.get("problem");
const emailOf = async (cookie: string) =>
  (
    (await home.visit(account.loader, { path: "/account", cookie })).data as {
      email: string;
    } | null
  )?.email;

/** Goes to the provider and comes back as somebody it knows by this name; both cookies are sent. */
async function pass(next: string, name: string | null, cookie = "") {
  const left = await go(next, cookie);
  const { search } = await passProvider(leadsTo(left), name);
  return arrive(search, [cookieOf(left), cookie].filter(Boolean).join("; "));
}

function inviteNew(email: string, areaViewer = ada): string {
  const person = { name: "Ben Reed", title: "", partnerId: null };
  const id = home.services.people.saveMember(areaViewer, null, {
    ...person,
    email,
    roles: ["deputy"],
  });
  return tokenOf(home.services.people.invite(areaViewer, id).url);
}

const look = async (token: string, cookie = "") =>
  (await home.visit(invite.loader, {
    path: `/invite/${token}`,
    params: { token },
    ...(cookie && { cookie }),
  })) as PageAnswer & { data: { back: string | null; way: string } };
const accept = (token: string, form: Record<string, string>, cookie = "") =>
  home.visit(invite.action, {
    path: `/invite/${token}`,
    params: { token },
    form,
    ...(cookie && { cookie }),
  });

/** Joins by an invitation as somebody the provider knows; gives the cookie of the session. */
async function join(email: string, name: string): Promise<string> {
  const token = inviteNew(email);
  const back = await pass(`/invite/${token}`, name);
  return cookieOf(await accept(token, { as: "back" }, cookieOf(back)));
}

/** A second area, whose facilitator is Eve. */
function openSecondArea(): Viewer {
  const { $client } = home.database.orm;
  $client.exec("INSERT INTO areas (id, slug, name, created_at) VALUES ('two', 'two', 'Two', 0)");
  $client.exec(
    "INSERT INTO members (id, area_id, name, email, roles) VALUES ('eve', 'two', 'Eve', 'eve@example.org', '[\"facilitator\"]')",
  );
  return { ...ada, areaId: "two", memberId: "eve" };
}

describe("an invitation", () => {
  test("is accepted as who comes back, once that person says so, and lets them in ever after", async () => {
    const token = inviteNew("ben@example.org");
    const back = await pass(`/invite/${token}`, "ben.reed");
    expect(leadsTo(back)).toBe(`/invite/${token}`);
    const own = cookieOf(back);
    expect((await look(token)).data).toMatchObject({ back: null, way: "new" });
    expect((await look(token, own)).data.back).toBe("ben.reed@elsewhere.example");
    const other = inviteNew("another@example.org");
    expect((await look(other, own)).data.back, "of another invitation").toBeNull();
    expect(await accept(other, { as: "back" }, own)).toMatchObject({ status: 410 });

    const joined = await accept(token, { as: "back" }, own);
    expect(leadsTo(joined)).toBe("/areas/marsh-and-fen");
    expect(await emailOf(cookieOf(joined))).toBe("ben@example.org");
    const again = await pass("/areas/marsh-and-fen/plan?late=1", "ben.reed");
    expect(leadsTo(again)).toBe("/areas/marsh-and-fen/plan?late=1");
    expect(await emailOf(cookieOf(again))).toBe("ben@example.org");
  });

  test("to the address of somebody with an account opens that account to nobody else", async () => {
    await join("ben@example.org", "ben.reed");
    const eve = openSecondArea();
    // Eve invites both, and opens the links herself.
    for (const [email, way] of [
      [FIRST.email, "password"],
      ["ben@example.org", "single-sign-on"],
    ] as const) {
      const token = inviteNew(email, eve);
      const back = await pass(`/invite/${token}`, "eve");
      expect((await look(token, cookieOf(back))).data).toMatchObject({ way });
      expect(await accept(token, { as: "back" }, cookieOf(back))).toMatchObject({ status: 409 });
      const password = await accept(token, { as: "invited", password: "eleven white swans" });
      expect([401, 409]).toContain(password.status);
    }
    expect(problemOf(await pass("/", "eve"))).toBe("identity-unknown");
  });

  test("reaches the account that signs in so already", async () => {
    await join("ben@example.org", "ben.reed");
    const token = inviteNew("ben.elsewhere@example.org", openSecondArea());
    const back = await pass(`/invite/${token}`, "ben.reed");
    expect(leadsTo(back)).toBe(`/invite/${token}`);
    const joined = await accept(token, { as: "present" }, cookieOf(back));
    expect(leadsTo(joined)).toBe("/areas/two");
    expect(await emailOf(cookieOf(back))).toBe("ben@example.org");
  });
});

describe("coming back", () => {
  test("lets nobody in by an address, only by who they are there", async () => {
    const back = await pass("/areas/marsh-and-fen", "ada");
    expect(problemOf(back)).toBe("identity-unknown");
    expect(leadsTo(back)).toMatch(/^\/sign-in\?.*next=%2Fareas%2Fmarsh-and-fen$/);
    expect(home.database.orm.$client.prepare("SELECT count(*) FROM accounts").pluck().get()).toBe(
      1,
    );
  });

  test("called off there changes nothing, and says so", async () => {
    const token = inviteNew("ben@example.org");
    const back = await pass(`/invite/${token}`, null);
    expect(leadsTo(back)).toBe(`/invite/${token}?problem=provider-refused`);
    expect(await look(token)).toMatchObject({ status: 200, data: { back: null } });
  });

  test("works once, in the browser that left, within ten minutes, for what it left for", async () => {
    await join("ben@example.org", "ben.reed");
    const left = await go("/");
    const { search } = await passProvider(leadsTo(left), "ben.reed");
    const own = cookieOf(left);
    expect(problemOf(await arrive(search, "")), "another browser").toBe("sign-on-spent");
    const other = cookieOf(await go("/"));
    expect(problemOf(await arrive(search, other)), "another departure").toBe("sign-on-spent");
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 600_000 });
    expect(problemOf(await arrive(search, own)), "too late").toBe("sign-on-spent");
    vi.useRealTimers();
    expect(leadsTo(await arrive(search, own))).toBe("/");
    // A browser forgets its cookie; whoever kept a copy is refused by the provider.
    expect(problemOf(await arrive(search, own)), "a second time").toBe("sign-on-spent");
    expect(problemOf(await arrive("?state=x&code=y", "")), "made up").toBe("sign-on-spent");
  });

  test("is not asked of the provider without end", async () => {
    const answers: string[] = [];
    for (let at = 0; at < 101; at += 1) {
      const back = await arrive(`?state=x&code=${at}`, "");
      answers.push(problemOf(back) ?? String(back.status));
    }
    expect(answers.filter((each) => each === "sign-on-spent")).toHaveLength(100);
    expect(answers.at(-1)).toBe("429");
  });

  test("to somebody who is signed in goes on, and changes nobody’s session", async () => {
    await join("ben@example.org", "ben.reed");
    expect(leadsTo(await go("/areas", adaCookie))).toBe("/areas");
    const left = await go("/areas");
    const { search } = await passProvider(leadsTo(left), "ben.reed");
    const back = await arrive(search, `${adaCookie}; ${cookieOf(left)}`);
    expect(leadsTo(back)).toBe("/areas");
    expect(back.headers.get("Set-Cookie")).toBeNull();
  });

  test("does not go round a second step", async () => {
    const { $client } = home.database.orm;
    const ben = await join("ben@example.org", "ben.reed");
    const account = $client.prepare("SELECT account_id FROM identities").pluck().get();
    $client
      .prepare(
        "INSERT INTO second_steps (account_id, secret, confirmed_at, created_at) VALUES (?, 'AAAA', 1, 1)",
      )
      .run(account);
    const back = await pass("/areas", "ben.reed");
    expect(leadsTo(back)).toBe("/sign-in/code?next=%2Fareas");
    expect(await emailOf(cookieOf(back))).toBeUndefined();
    expect(await emailOf(ben)).toBe("ben@example.org");
  });
});

describe("an account", () => {
  const manage = (form: Record<string, string>, cookie: string) =>
    home.visit(singleSignOn.action, { path: ADDING, form, cookie });
  const page = async (cookie: string) =>
    (await home.visit(singleSignOn.loader, { path: ADDING, cookie })).data as {
      back: { name: string } | null;
      identities: { issuer: string; subject: string; removable: boolean }[];
    };

  test("takes it on with its password alone, and can let it go again", async () => {
    const back = await pass(ADDING, "a.fen", adaCookie);
    expect(leadsTo(back)).toBe(ADDING);
    const both = `${adaCookie}; ${cookieOf(back)}`;
    expect((await page(both)).back?.name).toBe("a.fen@elsewhere.example");
    expect(await manage({ form: "add" }, adaCookie), "not been away").toMatchObject({
      status: 410,
    });
    expect(await manage({ form: "add", password: "a guess" }, both)).toMatchObject({
      status: 401,
    });
    expect(problemOf(await pass("/", "a.fen"))).toBe("identity-unknown");
    await manage({ form: "add", password: FIRST.password }, both);
    expect(await emailOf(cookieOf(await pass("/", "a.fen")))).toBe(FIRST.email);

    const [identity] = (await page(adaCookie)).identities;
    expect(identity?.removable).toBe(true);
    const { issuer = "", subject = "" } = identity ?? {};
    const others = await join("ben@example.org", "ben.reed");
    expect(await manage({ form: "remove", issuer, subject }, others)).toMatchObject({
      status: 409,
    });
    await manage({ form: "remove", issuer, subject }, adaCookie);
    expect(problemOf(await pass("/", "a.fen"))).toBe("identity-unknown");
  });

  test("keeps its last way in, and takes no one’s that is another’s", async () => {
    const ben = await join("ben@example.org", "ben.reed");
    const [identity] = (await page(ben)).identities;
    expect(identity?.removable).toBe(false);
    const { issuer = "", subject = "" } = identity ?? {};
    expect(await manage({ form: "remove", issuer, subject }, ben)).toMatchObject({ status: 409 });

    const back = await pass(ADDING, "ben.reed", adaCookie);
    const both = `${adaCookie}; ${cookieOf(back)}`;
    expect(await manage({ form: "add", password: FIRST.password }, both)).toMatchObject({
      status: 409,
    });
    expect(await emailOf(cookieOf(await pass("/", "ben.reed")))).toBe("ben@example.org");
  });

  test("without a password gets one from the facilitator, should its provider go away", async () => {
    await join("ben@example.org", "ben.reed");
    const { resets, sessions } = home.services;
    const id = home.database.orm.$client
      .prepare("SELECT id FROM members WHERE email = 'ben@example.org'")
      .pluck()
      .get();
    const { url } = resets.makeLink(ada, String(id));
    await resets.reset(tokenOf(url), "four loud herons", "a browser");
    expect(await sessions.check("ben@example.org", "four loud herons")).toEqual(expect.any(String));
  });
});

describe("a provider", () => {
  test("that is down holds nothing up, says so, and is asked again", async () => {
    provider.fail("answers with an error");
    const down = await go("/areas/marsh-and-fen/plan");
    expect(leadsTo(down)).toBe(
      "/sign-in?problem=provider-down&next=%2Fareas%2Fmarsh-and-fen%2Fplan",
    );
    const page = await home.visit(signIn.loader, { path: leadsTo(down) });
    expect(page.data).toMatchObject({
      provider: "NHS sign-in",
      problem: expect.stringMatching(/^Signing in that way does not work just now/),
    });
    expect(leadsTo(await enter(leadsTo(down)))).toBe("/areas/marsh-and-fen/plan");
    provider.fail(null);
    await join("ben@example.org", "ben.reed");
    const left = await go("/");
    const { search } = await passProvider(leadsTo(left), "ben.reed");
    provider.fail("answers with an error");
    expect(problemOf(await arrive(search, cookieOf(left)))).toBe("provider-down");
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 61_000 });
    expect(problemOf(await go("/")), "one that worked a minute ago").toBe("provider-down");
    vi.useRealTimers();
    provider.fail(null);
    expect(await emailOf(cookieOf(await pass("/", "ben.reed")))).toBe("ben@example.org");
  });

  test("that never answers is given up", async () => {
    provider.fail("never answers");
    const { OIDC_ISSUER: issuer = "", OIDC_NAME: name = "" } = provider.settings;
    const settings = { issuer, name, clientId: "homeward", clientSecret: "a secret" };
    const asked = createIdentityProvider(settings, "http://127.0.0.1/", 0.05);
    await expect(asked.leave()).rejects.toMatchObject({
      code: "provider-down",
      details: { reason: "OAUTH_TIMEOUT" },
    });
  });

  test("whose signature cannot be checked lets nobody in", async () => {
    await join("ben@example.org", "ben.reed");
    home.close();
    home = openInstallation("production", { settings: provider.settings });
    const left = await go("/");
    const { search } = await passProvider(leadsTo(left), "ben.reed");
    provider.fail("forgets its keys");
    expect(problemOf(await arrive(search, cookieOf(left)))).toBe("provider-down");
  });

  test("is asked for by no page where there is none", async () => {
    home.close();
    home = openInstallation("production");
    expect(await go("/")).toMatchObject({ status: 404 });
    expect(await arrive("?state=x&code=y", "")).toMatchObject({ status: 404 });
    expect((await home.visit(signIn.loader)).data).toMatchObject({ provider: null });
  });
});
