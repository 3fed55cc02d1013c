import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Viewer } from "#app/domain/access/viewer.ts";
import type { ErrorCode } from "#app/domain/errors.ts";
import * as join from "#app/routes/joining/join.tsx";
import * as joinRound from "#app/routes/joining/join-round.tsx";
import * as demonstration from "#app/routes/public/demonstration.tsx";
import { type DemonstrationDatabase, openDemonstration } from "#tests/support/demonstration.ts";
import { joinAsGuest, openDoor } from "#tests/support/guest.ts";
import { openInstallation } from "#tests/support/installation.ts";

const JUNE = "june-2017";
const CHANGE = "early-discharge-planning";
const ROW = `${CHANGE}.emergency-admissions`;
const OTHER_ROW = `${CHANGE}.planned-admissions`;
const MINUTE = 60_000;

let place: DemonstrationDatabase;
let facilitator: Viewer;
const services = () => place.services;
const refused = (code: ErrorCode) => expect.objectContaining({ code });

beforeEach(() => {
  place = openDemonstration();
  facilitator = place.viewerOf("frances-oyelaran");
});
afterEach(() => place.close());

const guestIn = (wanted = {}) => joinAsGuest(services(), facilitator, JUNE, wanted);
const seen = (viewer: Viewer) => {
  const guest = shown(viewer);
  return { id: guest.id, version: guest.version };
};
function shown(viewer: Viewer) {
  const found = services()
    .guests.page(facilitator, JUNE)
    .guests.find(({ id }) => id === viewer.memberId);
  if (!found) throw new Error("no such guest");
  return found;
}
let saves = 0;
function score(viewer: Viewer, rowKey = ROW, pass: 1 | 2 = 1, reason = "") {
  saves += 1;
  return services().scores.record(viewer, JUNE, rowKey, pass, {
    answer: 5,
    reason,
    sharing: "unnamed",
    evidence: "",
    evidenceLink: "",
    version: 0,
    key: `a-save-${saves}`,
  });
}
const scoreAll = (viewer: Viewer) => {
  for (const row of services().scores.page(viewer, JUNE, 1).rows) score(viewer, row.key);
};
const reveal = () => services().discussion.reveal(facilitator, JUNE, 1);
const discussed = (row = ROW) => services().discussion.page(facilitator, JUNE, 1, row);
const counted = () => discussed().chosen.report;
const stored = (viewer: Viewer) =>
  place.database.orm.$client
    .prepare("SELECT count(*) AS n FROM scores WHERE member_id = ?")
    .get(viewer.memberId) as { n: number };

describe("the join code", () => {
  test("is off until somebody who runs the round switches it on", () => {
    expect(services().guests.door(facilitator, JUNE)).toBeNull();
    const code = openDoor(services(), facilitator, JUNE);
    expect(services().joining.look(code).round.id).toBe(JUNE);
    expect(services().joining.look(code.toLowerCase().replace("-", " ")).round.id).toBe(JUNE);
  });

  test("stops working at the end of its day, when replaced, switched off, or scoring ends", () => {
    const { guests, joining, rounds } = services();
    const unknown = refused("code-unknown");
    const first = openDoor(services(), facilitator, JUNE);
    guests.renew(facilitator, JUNE);
    expect(() => joining.look(first)).toThrow(unknown);
    const second = guests.door(facilitator, JUNE)?.code ?? "";
    joining.look(second);
    guests.shut(facilitator, JUNE);
    expect(() => joining.look(second)).toThrow(unknown);
    const third = openDoor(services(), facilitator, JUNE);
    rounds.sendDraft(
      facilitator,
      JUNE,
      rounds.overview(facilitator, JUNE).round.version,
      "2018-01-01",
    );
    expect(() => joining.look(third)).toThrow(unknown);
    rounds.withdrawDraft(facilitator, JUNE, rounds.overview(facilitator, JUNE).round.version);
    joining.look(third);
    place.clock.now += 24 * 60 * MINUTE;
    expect(() => joining.look(third)).toThrow(unknown);
    expect(guests.door(facilitator, JUNE)).toBeNull();
  });

  test("can be set to work for longer, not for ever, and stays the same code", () => {
    const { guests } = services();
    const code = openDoor(services(), facilitator, JUNE);
    guests.open(facilitator, JUNE, "2026-06-03");
    expect(guests.door(facilitator, JUNE)).toMatchObject({ code });
    expect(() => guests.open(facilitator, JUNE, "2026-08-01")).toThrow(refused("invalid"));
    expect(() => guests.open(facilitator, JUNE, "2026-05-31")).toThrow(refused("invalid"));
  });

  test("looking changes nothing", () => {
    const code = openDoor(services(), facilitator, JUNE);
    const changes = () => place.database.orm.$client.prepare("SELECT total_changes() AS n").get();
    const before = changes();
    services().joining.look(code);
    expect(changes()).toEqual(before);
  });
});

describe("a partner’s own link", () => {
  const makeLink = (partnerId = "council") => {
    const options = { until: "2026-06-10", date: "2026-06-09" };
    const made = services().invitations.makeLinks(facilitator, JUNE, [partnerId], options)[0];
    return made ?? { link: "", text: "" };
  };
  const tokenOf = (link: string) => link.split("/").at(-1) ?? "";

  test("fixes the organisation, and comes with a text that names date, purpose and link", () => {
    const { link, text } = makeLink();
    const page = services().joining.look(tokenOf(link));
    expect(page).toMatchObject({ fixed: true, partners: [{ id: "council" }] });
    expect(text).toContain("9 June 2026");
    expect(text).toContain(link);
    const fields = { name: "Kit", partnerId: "hospitals" };
    expect(() => services().joining.join(tokenOf(link), page.formKey, fields)).toThrow(
      refused("invalid"),
    );
  });

  test("is stored hashed, ends with its day, when replaced and when taken back", () => {
    const { joining, invitations } = services();
    const first = makeLink();
    const rows = place.database.orm.$client.prepare("SELECT * FROM partner_links").all();
    expect(JSON.stringify(rows)).not.toContain(tokenOf(first.link));
    const second = makeLink();
    expect(() => joining.look(tokenOf(first.link))).toThrow(refused("code-unknown"));
    joining.look(tokenOf(second.link));
    invitations.endLink(facilitator, JUNE, "council");
    expect(() => joining.look(tokenOf(second.link))).toThrow(refused("code-unknown"));
    const third = makeLink();
    place.clock.now = Date.UTC(2026, 5, 11);
    expect(() => joining.look(tokenOf(third.link))).toThrow(refused("code-unknown"));
  });
});

describe("a guest who waits", () => {
  test("scores, and is counted nowhere", () => {
    const before = services().rounds.overview(facilitator, JUNE).changes;
    const { viewer } = guestIn({ letIn: false });
    scoreAll(viewer);
    expect(services().rounds.overview(facilitator, JUNE).changes).toEqual(before);
    reveal();
    const rated = counted();
    place.close();
    place = openDemonstration();
    facilitator = place.viewerOf("frances-oyelaran");
    reveal();
    expect(rated).toEqual(counted());
  });

  test("shares no reason with the room, and does not read the discussion", () => {
    const { viewer } = guestIn({ letIn: false });
    score(viewer, ROW, 1, "Words of a stranger");
    reveal();
    expect(JSON.stringify(discussed())).not.toContain("Words of a stranger");
    expect(() => services().discussion.page(viewer, JUNE, 1, null)).toThrow(
      refused("guest-waiting"),
    );
  });

  test("puts right its own name and organisation, and what it scored goes along", () => {
    const { viewer } = guestIn({ letIn: false });
    score(viewer);
    services().joining.change(viewer, JUNE, 1, { name: "Gwen P", partnerId: "council" });
    services().guests.accept(facilitator, JUNE, [seen(viewer)]);
    const partnerOf = place.database.orm.$client.prepare(
      "SELECT DISTINCT partner_id AS id FROM scores WHERE member_id = ?",
    );
    expect(partnerOf.all(viewer.memberId)).toEqual([{ id: "council" }]);
    expect(() =>
      services().joining.change(viewer, JUNE, 3, { name: "Gwen", partnerId: "ccg" }),
    ).toThrow(refused("guest-let-in"));
  });

  test("is left waiting when it changed what the facilitator was shown", () => {
    const { viewer } = guestIn({ letIn: false });
    const before = seen(viewer);
    services().joining.change(viewer, JUNE, 1, { name: "Gwen", partnerId: "council" });
    expect(services().guests.accept(facilitator, JUNE, [before])).toBe(0);
    expect(() => services().guests.place(facilitator, JUNE, before, "hospitals")).toThrow(
      refused("stale-version"),
    );
    expect(shown(viewer).status).toBe("waiting");
  });

  test("is one guest however often its form is sent", () => {
    const code = openDoor(services(), facilitator, JUNE);
    const { formKey } = services().joining.look(code);
    const fields = { name: "Twice", partnerId: "ccg" };
    const first = services().joining.join(code, formKey, fields);
    const again = services().joining.join(code, formKey, fields);
    expect(services().guests.page(facilitator, JUNE).guests).toHaveLength(1);
    expect(services().guests.find(again.token)?.viewer).toEqual(
      services().guests.find(first.token)?.viewer,
    );
  });
});

describe("a guest who is let in", () => {
  test("counts like everybody in what is revealed afterwards", () => {
    const asked = () => services().rounds.overview(facilitator, JUNE).changes[0];
    const before = asked();
    const { viewer } = guestIn();
    expect(asked()).toMatchObject({ asked: (before?.asked ?? 0) + 1, finished: before?.finished });
    scoreAll(viewer);
    expect(asked()).toMatchObject({ finished: (before?.finished ?? 0) + 1 });
    reveal();
    expect(counted()).not.toBeNull();
    expect(services().discussion.page(viewer, JUNE, 1, null).round.id).toBe(JUNE);
  });

  test("after a reveal counts from the second score on: what the room has seen stands", () => {
    const { viewer } = guestIn({ letIn: false });
    score(viewer, ROW, 1, "Said too early");
    reveal();
    const seenFirst = counted();
    place.clock.now += MINUTE;
    services().guests.accept(facilitator, JUNE, [seen(viewer)]);
    expect(counted()).toEqual(seenFirst);
    expect(JSON.stringify(discussed())).not.toContain("Said too early");
    const { discussion } = services();
    discussion.moveRow(facilitator, JUNE, ROW, "start-second", discussed().chosen.version);
    score(viewer, ROW, 2, "Said in time");
    place.clock.now += MINUTE;
    discussion.moveRow(facilitator, JUNE, ROW, "reveal-second", discussed().chosen.version);
    expect(JSON.stringify(discussed())).toContain("Said in time");
    expect(discussed().chosen.before).toEqual(seenFirst);
  });

  test("can be corrected and struck out until a reveal counts it, and not afterwards", () => {
    const { guests } = services();
    const { viewer } = guestIn();
    score(viewer);
    guests.place(facilitator, JUNE, seen(viewer), "ccg");
    expect(shown(viewer)).toMatchObject({ partnerId: "ccg", fixed: false });
    place.clock.now += MINUTE;
    reveal();
    expect(shown(viewer).fixed).toBe(true);
    expect(() => guests.place(facilitator, JUNE, seen(viewer), "council")).toThrow(
      refused("guest-revealed"),
    );
    expect(() => guests.strike(facilitator, JUNE, seen(viewer))).toThrow(refused("guest-revealed"));
    services().discussion.takeBack(facilitator, JUNE, 1, "Too soon");
    expect(() => guests.strike(facilitator, JUNE, seen(viewer))).toThrow(refused("guest-revealed"));
  });
});

describe("a guest who is struck out", () => {
  test("is refused everything, counts nowhere, and can be let back in", () => {
    const { guests, scores } = services();
    const { viewer, token } = guestIn();
    scoreAll(viewer);
    guests.strike(facilitator, JUNE, seen(viewer));
    expect(guests.find(token)?.status).toBe("struck");
    expect(() => scores.page(viewer, JUNE, 1)).toThrow(refused("guest-out"));
    expect(() => score(viewer, OTHER_ROW)).toThrow(refused("guest-out"));
    const asked = services().rounds.overview(facilitator, JUNE).changes[0]?.asked;
    guests.place(facilitator, JUNE, seen(viewer), "hospitals");
    expect(services().rounds.overview(facilitator, JUNE).changes[0]?.asked).toBe((asked ?? 0) + 1);
    expect(stored(viewer).n).toBeGreaterThan(0);
  });

  test("loses what it scored when the round closes, as one who never was let in does", () => {
    const { rounds } = services();
    const [struck, waiting, accepted] = [
      guestIn(),
      guestIn({ letIn: false, name: "Wil" }),
      guestIn({ name: "Ada" }),
    ].map(({ viewer }) => viewer);
    if (!struck || !waiting || !accepted) throw new Error("no guests");
    for (const viewer of [struck, waiting, accepted]) score(viewer);
    services().guests.strike(facilitator, JUNE, seen(struck));
    const version = () => rounds.overview(facilitator, JUNE).round.version;
    rounds.sendDraft(facilitator, JUNE, version(), "2018-01-01");
    rounds.close(facilitator, JUNE, version());
    expect([struck, waiting, accepted].map((viewer) => stored(viewer).n)).toEqual([0, 0, 1]);
    expect(services().results.page(facilitator, JUNE).round.status).toBe("closed");
  });
});

test("guests are none of the area’s people", () => {
  const { viewer } = guestIn();
  const { people } = services();
  expect(JSON.stringify(people.page(facilitator))).not.toContain("Gwen Pascoe");
  expect(() => people.memberForm(facilitator, viewer.memberId)).toThrow(refused("not-found"));
  expect(JSON.stringify(services().funding.signatories(facilitator))).not.toContain("Gwen Pascoe");
  const events = services().activity.page(facilitator, null).events;
  expect(
    events.filter(({ did }) => did.includes("guest")).map(({ about }) => about),
  ).toContainEqual(["Gwen Pascoe", "Marram Sands Hospitals"]);
});

test("a person cannot be put into an organisation that is out of use", () => {
  const { people } = services();
  const { version } = people.partnerForm(facilitator, "ccg").partner ?? { version: 0 };
  people.setPartnerActive(facilitator, "ccg", version, false);
  const fields = {
    name: "Ida Marsh",
    title: "",
    email: "ida@example.org",
    partnerId: "ccg",
    roles: ["partner-member" as const],
  };
  expect(() => people.saveMember(facilitator, null, fields)).toThrow(/out of use/);
});

describe("codes typed at the door", () => {
  const FORM = { name: "Ann Lee", partnerId: "council" };

  test("two hundred good joins from one address in one minute pass", async () => {
    const hospital = openInstallation("demonstration");
    try {
      const runs = hospital.services.sessions.enter("frances-oyelaran", "demonstration").viewer;
      const code = openDoor(hospital.services, runs, JUNE).replace("-", "");
      const cookies = new Set<string>();
      for (let person = 0; person < 200; person += 1) {
        const params = { code };
        const page = await hospital.visit(joinRound.loader, { params });
        const { formKey } = (page.data as { found: { formKey: string } }).found;
        const answer = await hospital.visit(joinRound.action, {
          params,
          form: { ...FORM, formKey },
        });
        expect(answer.status).toBe(302);
        cookies.add(answer.headers.get("Set-Cookie") ?? "");
      }
      expect(cookies.size).toBe(200);
      expect(hospital.services.guests.page(runs, JUNE).guests).toHaveLength(200);
    } finally {
      hospital.close();
    }
  });

  test("guessing is stopped, at one address and over many, and says the same of every wrong code", async () => {
    const hospital = openInstallation("demonstration");
    try {
      const runs = hospital.services.sessions.enter("frances-oyelaran", "demonstration").viewer;
      const ended = openDoor(hospital.services, runs, JUNE);
      hospital.services.guests.renew(runs, JUNE);
      const good = hospital.services.guests.door(runs, JUNE)?.code ?? "";
      const attempt = async (code: string, address: string) =>
        hospital.visit(join.action, { path: "/join", form: { code }, address });
      const known = "192.0.2.50";
      expect((await attempt(good, known)).status).toBe(302);
      const wrong = await attempt("0000-0000", "192.0.2.1");
      const old = await attempt(ended, "192.0.2.1");
      expect([wrong.status, old.status]).toEqual([422, 422]);
      expect(JSON.stringify(old.data).replace(ended, "")).toBe(
        JSON.stringify(wrong.data).replace("0000-0000", ""),
      );
      for (let at = 0; at < 58; at += 1) await attempt("0000-0000", "192.0.2.1");
      expect((await attempt(good, "192.0.2.1")).status).toBe(429);
      // From another address the workshop still opens.
      expect((await attempt(good, "192.0.2.2")).status).toBe(302);
      for (let at = 0; at < 940; at += 1) await attempt("0000-0000", `198.51.100.${at}`);
      expect((await attempt(good, "203.0.113.1")).status).toBe(429);
      expect((await attempt(good, known)).status).toBe(302);
    } finally {
      hospital.close();
    }
  });

  test("a wrong link is a page that says so, and offers to type a code", async () => {
    const hospital = openInstallation("demonstration");
    try {
      const page = await hospital.visit(joinRound.loader, { params: { code: "no-such-token" } });
      expect(page).toMatchObject({ status: 404, data: { found: null } });
      const cookie = await hospital.visit(demonstration.action, {
        form: { member: "frances-oyelaran" },
      });
      expect(cookie.status).toBe(302);
    } finally {
      hospital.close();
    }
  });
});
