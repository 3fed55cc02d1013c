import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Role } from "#app/domain/access/roles.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import type { ErrorCode } from "#app/domain/errors.ts";
import * as activity from "#app/routes/area/activity.tsx";
import * as home from "#app/routes/area/home.tsx";
import * as layout from "#app/routes/area/layout.tsx";
import * as member from "#app/routes/people/member.tsx";
import * as partner from "#app/routes/people/partner.tsx";
import * as people from "#app/routes/people/people.tsx";
import * as demonstration from "#app/routes/public/demonstration.tsx";
import type { MemberFields, PartnerFields } from "#app/services/people.server.ts";
import { cookieOf, type Installation, openInstallation } from "#tests/support/installation.ts";

const AREA = "demonstration";
const WARDEN: MemberFields = {
  name: "Ida Marsh",
  title: "Ward manager",
  email: "ida@example.org",
  partnerId: "hospitals",
  roles: ["partner-member"],
};
const HOSPICE: PartnerFields = {
  kind: "voluntary",
  name: "Marram Sands Hospice",
  shortName: "Hospice",
  shape: "cross",
  colour: 6,
};
/** One person for each role. */
const PEOPLE: Record<Exclude<Role, "guest">, string> = {
  facilitator: "frances-oyelaran",
  deputy: "bryn-hopkins",
  recorder: "lin-zhao",
  "partner-lead": "gareth-llewellyn",
  "partner-member": "adaeze-okonkwo",
  "board-member": "alan-whitcombe",
  "finance-lead": "sunita-bhatti",
  signatory: "oliver-sandford",
  observer: "elspeth-cairns",
};

let place: Installation;
let facilitator: Viewer;
const viewerOf = (key: string) => place.services.sessions.enter(key, AREA).viewer;
const service = () => place.services.people;
const refused = (code: ErrorCode, details: object = {}) =>
  expect.objectContaining({ code, ...details });
const cookieFor = async (key: string) =>
  cookieOf(await place.visit(demonstration.action, { form: { member: key } }));
const all = (viewer = facilitator) => {
  const { partners, others } = service().page(viewer);
  return [...partners.flatMap((each) => each.people), ...others];
};

beforeEach(() => {
  place = openInstallation("demonstration");
  facilitator = viewerOf(PEOPLE.facilitator);
});
afterEach(() => place.close());

describe("who may do what", () => {
  test("only those who run the area see its people; only the facilitator changes them", async () => {
    const seen: Partial<Record<Role, [number, number]>> = {};
    for (const [role, key] of Object.entries(PEOPLE) as [Role, string][]) {
      const cookie = await cookieFor(key);
      const list = await place.visit(people.loader, { params: { area: AREA }, cookie });
      const form = await place.visit(member.loader, {
        params: { area: AREA, member: "new" },
        cookie,
      });
      seen[role] = [list.status, form.status];
    }
    expect(seen).toEqual({
      facilitator: [200, 200],
      deputy: [200, 403],
      recorder: [403, 403],
      "partner-lead": [403, 403],
      "partner-member": [403, 403],
      "board-member": [403, 403],
      "finance-lead": [403, 403],
      signatory: [403, 403],
      observer: [403, 403],
    });
  });

  test("a deputy can neither add, change, invite nor take away", () => {
    const deputy = viewerOf(PEOPLE.deputy);
    const deeds = [
      () => service().saveMember(deputy, null, WARDEN),
      () => service().savePartner(deputy, null, HOSPICE),
      () => service().invite(deputy, "joy-mensah"),
      () => service().setMemberActive(deputy, "joy-mensah", 1, false),
      () => service().setPartnerActive(deputy, "ccg", 1, false),
    ];
    for (const deed of deeds) expect(deed).toThrow(refused("forbidden"));
  });

  test("the navigation leads only where its reader may go", async () => {
    const places = async (role: keyof typeof PEOPLE) => {
      const answer = await place.visit(layout.loader, {
        params: { area: AREA },
        cookie: await cookieFor(PEOPLE[role]),
      });
      return (answer.data as { nav: { label: string }[] }).nav.map(({ label }) => label);
    };
    expect(await places("facilitator")).toEqual([
      "Home",
      "Rounds",
      "Plan",
      "Meetings",
      "Measures",
      "Funding",
      "Returns",
      "Board",
      "Standard",
      "Graduation",
      "People",
      "Activity",
    ]);
    expect(await places("partner-member")).toEqual([
      "Home",
      "Rounds",
      "Plan",
      "Meetings",
      "Measures",
      "Funding",
      "Returns",
      "Board",
      "Standard",
      "Graduation",
    ]);
    expect(await places("recorder")).toEqual([
      "Home",
      "Rounds",
      "Plan",
      "Meetings",
      "Measures",
      "Returns",
      "Standard",
    ]);
  });
});

describe("another area", () => {
  const OTHER = { area: "Elsewhere", name: "Eve", email: "eve@example.org" };
  let eve: Viewer;
  beforeEach(() => {
    const run = (sql: string) => place.database.orm.$client.exec(sql);
    run("INSERT INTO areas (id, slug, name, created_at) VALUES ('two', 'two', 'Elsewhere', 0)");
    run("INSERT INTO accounts (id, email, created_at) VALUES ('eve', 'eve@example.org', 0)");
    run(
      "INSERT INTO partners (id, area_id, kind, name, short_name, shape, colour, position) VALUES ('p2', 'two', 'acute', 'Elsewhere Hospital', 'Elsewhere', 'star', 1, 0)",
    );
    run(
      `INSERT INTO members (id, area_id, account_id, name, email, roles) VALUES ('m2', 'two', 'eve', '${OTHER.name}', '${OTHER.email}', '["facilitator"]')`,
    );
    eve = place.services.sessions.enter("eve", "two").viewer;
  });

  test("does not exist for those who are not in it: every page is 404", async () => {
    const cookie = await cookieFor(PEOPLE.facilitator);
    const params = { area: "two", member: "m2", partner: "p2" };
    for (const page of [layout, home, people, member, partner, activity]) {
      expect(await place.visit(page.loader, { params, cookie })).toMatchObject({ status: 404 });
      const none = await place.visit(page.loader, { params: { ...params, area: "none" }, cookie });
      expect(none.status).toBe(404);
    }
  });

  test("lends none of its people and partners, whatever id is sent", () => {
    const seen = { id: "m2", version: 1 };
    const deeds = [
      () => service().memberForm(facilitator, "m2"),
      () => service().saveMember(facilitator, seen, { ...WARDEN, roles: ["observer"] }),
      () => service().saveMember(facilitator, null, { ...WARDEN, partnerId: "p2" }),
      () => service().setMemberActive(facilitator, "m2", 1, false),
      () => service().invite(facilitator, "m2"),
      () => service().partnerForm(facilitator, "p2"),
      () => service().savePartner(facilitator, { id: "p2", version: 1 }, HOSPICE),
      () => service().setPartnerActive(facilitator, "p2", 1, false),
    ];
    for (const deed of deeds) expect(deed).toThrow(refused("not-found"));
    expect(all(eve)).toMatchObject([{ id: "m2", name: OTHER.name, standing: "joined" }]);
    expect(all().map((person) => person.id)).not.toContain("m2");
  });

  test("keeps its activity to itself", () => {
    service().savePartner(eve, null, HOSPICE);
    const told = (viewer: Viewer) => JSON.stringify(place.services.activity.page(viewer, null));
    expect(told(eve)).toContain(HOSPICE.name);
    expect(told(facilitator)).not.toContain(HOSPICE.name);
  });
});

describe("people", () => {
  test("are added, and wait for their invitation", () => {
    const id = service().saveMember(facilitator, null, { ...WARDEN, email: "Ida@Example.org" });
    expect(all().find((person) => person.id === id)).toMatchObject({
      name: "Ida Marsh",
      email: "ida@example.org",
      roles: ["Partner member"],
      standing: "not-invited",
    });
    const { url, expiresAt } = service().invite(facilitator, id);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:3000\/invite\/[\w-]{43}$/);
    expect(expiresAt - place.clock.now).toBe(14 * 24 * 3_600_000);
    expect(all().find((person) => person.id === id)).toMatchObject({ standing: "invited" });
    place.clock.now = expiresAt;
    expect(all().find((person) => person.id === id)).toMatchObject({ standing: "not-invited" });
  });

  test("who score need an organisation, and nobody’s address twice", () => {
    const add = (change: Partial<MemberFields>) => () =>
      service().saveMember(facilitator, null, { ...WARDEN, ...change });
    expect(add({ partnerId: null })).toThrow(
      refused("invalid", { details: { field: "partnerId" } }),
    );
    expect(add({ partnerId: null, roles: ["observer"] })).not.toThrow();
    expect(add({ email: "JOY-mensah@example.org" })).toThrow(
      refused("already-exists", { details: { field: "email" } }),
    );
    expect(add({ partnerId: "nobody" })).toThrow(refused("not-found"));
  });

  test("who have joined keep the address they sign in with", () => {
    const seen = { id: "joy-mensah", version: 1 };
    const { email: _email, ...rest } = WARDEN;
    service().saveMember(facilitator, seen, { ...rest, email: "thief@example.org" });
    expect(all().find((person) => person.id === "joy-mensah")).toMatchObject({
      name: "Ida Marsh",
      email: "joy-mensah@example.org",
    });
    expect(() => service().invite(facilitator, "joy-mensah")).toThrow(refused("already-exists"));
  });

  test("lose their access at once, and get it back", async () => {
    const cookie = await cookieFor("joy-mensah");
    const look = () => place.visit(home.loader, { params: { area: AREA }, cookie });
    expect(await look()).toMatchObject({ status: 200 });
    service().setMemberActive(facilitator, "joy-mensah", 1, false);
    expect(await look()).toMatchObject({ status: 404 });
    service().setMemberActive(facilitator, "joy-mensah", 2, true);
    expect(await look()).toMatchObject({ status: 200 });
  });

  test("an area keeps one facilitator who can sign in", () => {
    const {
      id,
      version,
      roles: _roles,
      ...rest
    } = {
      ...WARDEN,
      id: "frances-oyelaran",
      version: 1,
    };
    const demote = () =>
      service().saveMember(facilitator, { id, version }, { ...rest, roles: ["deputy"] });
    const leave = () => service().setMemberActive(facilitator, id, version, false);
    expect(demote).toThrow(refused("last-facilitator"));
    expect(leave).toThrow(refused("last-facilitator"));
    service().saveMember(facilitator, null, { ...WARDEN, roles: ["facilitator"] });
    expect(leave).toThrow(refused("last-facilitator"));
    service().saveMember(
      facilitator,
      { id: "bryn-hopkins", version: 1 },
      { ...WARDEN, email: "", roles: ["facilitator"] },
    );
    expect(leave).not.toThrow();
    expect(all(viewerOf("bryn-hopkins")).find((person) => person.id === id)).toMatchObject({
      standing: "inactive",
    });
  });
});

describe("partners", () => {
  test("have names and short names of their own", () => {
    const add = (change: Partial<PartnerFields>) => () =>
      service().savePartner(facilitator, null, { ...HOSPICE, ...change });
    expect(add({ name: "MARRAM SANDS HOSPITALS" })).toThrow(
      refused("already-exists", { details: { field: "name" } }),
    );
    expect(add({ shortName: "ccg" })).toThrow(
      refused("already-exists", { details: { field: "shortName" } }),
    );
    expect(add({ kind: "bakery" })).toThrow(refused("invalid", { details: { field: "kind" } }));
    const id = add({})();
    expect(service().page(facilitator).partners.at(-1)).toMatchObject({
      look: { id, shortName: "Hospice", shape: "cross", colour: 6 },
      kind: "Voluntary and community sector",
      active: true,
      people: [],
    });
  });

  test("are taken out of use and put back", () => {
    const isActive = () =>
      service()
        .page(facilitator)
        .partners.find(({ look }) => look.id === "ccg")?.active;
    service().setPartnerActive(facilitator, "ccg", 1, false);
    expect(isActive()).toBe(false);
    service().setPartnerActive(facilitator, "ccg", 2, true);
    expect(isActive()).toBe(true);
  });
});

describe("two people editing the same", () => {
  test("the later save is refused with what it typed, and the page then shows what is stored", async () => {
    const cookie = await cookieFor(PEOPLE.facilitator);
    const asked = { params: { area: AREA, member: "joy-mensah" }, cookie };
    const form = {
      form: "member",
      version: "1",
      name: "Joy A Mensah",
      title: "",
      email: "joy-mensah@example.org",
      partnerId: "care-homes",
      "roles[]": "partner-lead",
    };
    expect(await place.visit(member.action, { ...asked, form })).toMatchObject({ status: 302 });
    const late = await place.visit(member.action, {
      ...asked,
      form: { ...form, name: "Joyce Mensah" },
    });
    expect(late).toMatchObject({
      status: 409,
      data: { errors: { "": expect.any(String) }, typed: { name: "Joyce Mensah", version: "1" } },
    });
    expect(await place.visit(member.loader, asked)).toMatchObject({
      data: { member: { name: "Joy A Mensah", version: 2 } },
    });
    expect(
      await place.visit(member.action, {
        ...asked,
        form: { ...form, name: "Joyce Mensah", version: "2" },
      }),
    ).toMatchObject({ status: 302 });
  });

  test("a refused save leaves nothing half done", () => {
    const before = JSON.stringify([
      service().page(facilitator),
      place.services.activity.page(facilitator, null),
    ]);
    const deeds: [() => unknown, ErrorCode][] = [
      [
        () => service().savePartner(facilitator, { id: "ccg", version: 7 }, HOSPICE),
        "stale-version",
      ],
      [
        () => service().saveMember(facilitator, { id: "joy-mensah", version: 7 }, WARDEN),
        "stale-version",
      ],
      [
        () => service().setMemberActive(facilitator, "frances-oyelaran", 1, false),
        "last-facilitator",
      ],
    ];
    for (const [deed, code] of deeds) expect(deed).toThrow(refused(code));
    expect(
      JSON.stringify([
        service().page(facilitator),
        place.services.activity.page(facilitator, null),
      ]),
    ).toBe(before);
  });

  test("what is missing or odd in a form is said beside its field, with all that was typed", async () => {
    const cookie = await cookieFor(PEOPLE.facilitator);
    const send = (form: Record<string, string>) =>
      place.visit(member.action, { params: { area: AREA, member: "new" }, cookie, form });
    const script = "<script>alert(1)</script>'; DROP TABLE members; --";
    expect(
      await send({
        form: "member",
        version: "0",
        name: "",
        title: script,
        email: "x",
        partnerId: "",
      }),
    ).toMatchObject({
      status: 422,
      data: {
        errors: {
          name: "Enter the person’s name",
          email: "Enter an e-mail address, such as name@example.org",
          roles: "Choose at least one role",
        },
        typed: { title: script },
      },
    });
    const sent = {
      form: "member",
      version: "0",
      name: script,
      title: script,
      email: "o@example.org",
    };
    expect(await send({ ...sent, partnerId: "", "roles[]": "emperor" })).toMatchObject({
      status: 422,
    });
    expect(await send({ ...sent, partnerId: "", "roles[]": "observer" })).toMatchObject({
      status: 302,
    });
    expect(all().find((person) => person.email === "o@example.org")).toMatchObject({
      name: script,
      title: script,
    });
  });
});

describe("the activity log", () => {
  const read = (viewer: Viewer, before: string | null = null) =>
    place.services.activity.page(viewer, before);

  test("says who did what to whom, in words", () => {
    service().savePartner(facilitator, null, HOSPICE);
    const id = service().saveMember(facilitator, null, WARDEN);
    service().invite(facilitator, id);
    const told = read(facilitator).events.map(({ person, did, about }) => [person, did, ...about]);
    expect(told.slice(0, 3)).toEqual([
      ["Frances Oyelaran", "made an invitation link", "Ida Marsh"],
      ["Frances Oyelaran", "added or changed a person", "Ida Marsh"],
      ["Frances Oyelaran", "added or changed a partner", "Marram Sands Hospice"],
    ]);
  });

  test("names the year of the grant", () => {
    const { funding } = place.services;
    const { grants } = funding.grant(facilitator);
    const [first] = grants;
    if (!first) throw new Error("the demonstration has a grant");
    const { amount, firm, source, year, version } = first;
    funding.saveGrantYear(facilitator, year, version, { amount, firm, source });
    expect(read(facilitator).events[0]).toMatchObject({ about: [year] });
  });

  test("names rounds, changes and rows, and never a level or the hour of a score", () => {
    const scorer = viewerOf("adaeze-okonkwo");
    place.services.scores.record(scorer, "june-2017", "seven-day-service.working-patterns", 1, {
      answer: 5,
      reason: "a reason nobody should find here",
      sharing: "named",
      evidence: "",
      evidenceLink: "",
      version: 0,
      key: "one",
    });
    place.services.discussion.reveal(facilitator, "june-2017", 4);
    const { events } = read(facilitator);
    const scored = events.find((event) => event.did === "scored");
    expect(scored).toMatchObject({ person: "Adaeze Okonkwo", hasTime: false });
    expect(scored?.about[0]).toBe("June 2017 self-assessment");
    expect(new Date(scored?.at ?? 1).toISOString()).toMatch(/T00:00:00.000Z$/);
    const revealed = events.find((event) => event.did === "revealed");
    expect(revealed?.about).toHaveLength(2);
    expect(JSON.stringify(events)).not.toMatch(/reason nobody|"answer"|"level"/);
    // An event without an hour stands at its day’s start, so that its place does not tell it.
    const at = (did: string) => events.findIndex((event) => event.did === did);
    expect(at("scored")).toBeGreaterThan(at("revealed"));
  });

  test("is the same whoever of two people scored first on a day", () => {
    const told = [
      ["adaeze-okonkwo", "priya-raman"],
      ["priya-raman", "adaeze-okonkwo"],
    ].map((people) => {
      const other = openInstallation("demonstration");
      const enter = (key: string) => other.services.sessions.enter(key, AREA).viewer;
      for (const [minutes, key] of people.entries()) {
        other.clock.now += minutes * 60_000;
        const { scores } = other.services;
        const [row] = scores.page(enter(key), "june-2017", 5).rows;
        if (!row) throw new Error("the change has rows");
        const score = { ...row.score, answer: 3, key: "another" } as const;
        scores.record(enter(key), "june-2017", row.key, 1, score);
      }
      const { events } = other.services.activity.page(enter(PEOPLE.facilitator), null);
      other.close();
      return events;
    });
    expect(told[0]?.map(({ did }) => did)).toEqual(["scored", "scored"]);
    expect(told[1]).toEqual(told[0]);
  });

  test("is read page by page to its end, each event once", () => {
    for (let at = 0; at < 130; at += 1) {
      const own = { name: `Newcomer ${at}`, email: `newcomer-${at}@example.org` };
      service().invite(facilitator, service().saveMember(facilitator, null, { ...WARDEN, ...own }));
    }
    const seen: string[] = [];
    let before: string | null = null;
    do {
      const { events, older } = read(facilitator, before);
      expect(events.length).toBeLessThanOrEqual(50);
      seen.push(...events.map(({ did, about }) => [did, ...about].join(" ")));
      before = older;
    } while (before);
    expect(seen).toHaveLength(260);
    expect(new Set(seen).size).toBe(260);
    expect(read(facilitator, "nonsense")).toEqual(read(facilitator));
  });
});

describe("home", () => {
  const needs = (key: string) =>
    place.services.home.page(viewerOf(key)).needs.map((need) => need.kind);

  test("asks a partner for the change it has still to score, and nobody else", () => {
    const { needs: waiting, last } = place.services.home.page(viewerOf("adaeze-okonkwo"));
    expect(waiting[0]).toMatchObject({
      kind: "score",
      pass: 1,
      change: { name: "Seven-day service" },
      round: { name: "June 2017 self-assessment" },
    });
    expect(last).toMatchObject({ name: "March 2017 self-assessment", rows: 26 });
    expect(needs("alan-whitcombe")).toEqual([]);
    expect(needs("elspeth-cairns")).toEqual([]);
  });

  test("leads the facilitator from revealing to agreeing", () => {
    expect(needs("frances-oyelaran")).toEqual([
      "reveal",
      "papers",
      "overdue",
      "conditions",
      "return",
    ]);
    place.services.discussion.reveal(facilitator, "june-2017", 4);
    const { needs: after } = place.services.home.page(facilitator);
    expect(after[0]).toMatchObject({ kind: "agree", rows: 3, change: { number: 4 } });
  });

  test("reminds the owner of an action past its date, and its organisation’s lead", () => {
    const late = (key: string) =>
      place.services.home
        .page(viewerOf(key))
        .needs.flatMap((need) => (need.kind === "overdue" ? need.actions.map(({ id }) => id) : []));
    expect(late("adaeze-okonkwo")).toContain("care-homes-within-two-days");
    expect(late("gareth-llewellyn")).toContain("care-homes-within-two-days");
    expect(late("marek-zielinski")).not.toContain("care-homes-within-two-days");
    expect(late("joy-mensah")).not.toContain("care-homes-within-two-days");
  });

  test("asks a signatory to sign, and the finance lead about conditions not met and the open return", () => {
    expect(needs("oliver-sandford")).toEqual(["sign", "sign-case"]);
    expect(needs("sunita-bhatti")).toEqual(["conditions", "return"]);
  });

  test("asks who scores how ready a case is, until each criterion has an answer", () => {
    const { graduation } = place.services;
    graduation.revealReadiness(facilitator, "marram-sands");
    expect(needs("gareth-llewellyn")).not.toContain("judge-case");
    graduation.askReadiness(facilitator, "marram-sands");
    const judge = viewerOf("gareth-llewellyn");
    const asked = () =>
      place.services.home
        .page(judge)
        .needs.flatMap((need) => (need.kind === "judge-case" ? [need.criteria] : []));
    const criteria = graduation
      .casePage(judge, "marram-sands")
      .criteria.filter(({ judged }) => judged);
    expect(asked()).toEqual([criteria.length]);
    for (const [at, { key }] of criteria.entries()) {
      graduation.giveReadiness(judge, "marram-sands", key, {
        answer: 3,
        reason: "",
        sharing: "private",
      });
      expect(asked()).toEqual(at + 1 < criteria.length ? [criteria.length - at - 1] : []);
    }
    expect(needs("alan-whitcombe")).not.toContain("judge-case");
  });

  test("shows a board the last closed round, and nothing of the open one", async () => {
    const answer = await place.visit(home.loader, {
      params: { area: AREA },
      cookie: await cookieFor(PEOPLE["board-member"]),
    });
    const text = JSON.stringify(answer.data);
    expect(text).toContain("March 2017");
    expect(text).not.toContain("June 2017");
  });
});
