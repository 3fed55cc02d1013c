import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ErrorCode } from "#app/domain/errors.ts";
import { type DemonstrationDatabase, openDemonstration } from "#tests/support/demonstration.ts";

const MARCH = "march-2017";

let demo: DemonstrationDatabase;
beforeEach(() => {
  demo = openDemonstration();
});
afterEach(() => demo.close());

const facilitator = () => demo.viewerOf("frances-oyelaran");
const closeJune = () =>
  demo.database.orm.$client.exec("UPDATE rounds SET status = 'closed' WHERE id = 'june-2017'");
const merge = (id: string, into: string, version = 1) =>
  demo.services.merging.merge(facilitator(), id, version, into);
const refused = (code: ErrorCode) => expect.objectContaining({ code });
const partner = (id: string) =>
  demo.services.people.page(facilitator()).partners.find(({ look }) => look.id === id);

describe("merging a partner into another", () => {
  test("waits until no open round asks it, and says which", () => {
    const form = demo.services.merging.form(facilitator(), "voluntary");
    expect(form.openRounds).toHaveLength(1);
    expect(() => merge("voluntary", "council")).toThrow(refused("in-use"));
    expect(partner("voluntary")?.active).toBe(true);
  });

  test("moves its people and actions, and takes it out of use for good", () => {
    closeJune();
    const before = demo.services.merging.form(facilitator(), "voluntary");
    const people = partner("council")?.people.length ?? 0;
    expect(before.people).toBeGreaterThan(0);
    merge("voluntary", "council");
    expect(partner("voluntary")).toMatchObject({ active: false, people: [] });
    expect(partner("council")?.people).toHaveLength(people + before.people);
    expect(demo.services.merging.form(facilitator(), "voluntary")).toMatchObject({
      people: 0,
      actions: 0,
      heir: expect.stringContaining("Council"),
    });
    expect(() =>
      demo.services.people.setPartnerActive(facilitator(), "voluntary", 2, true),
    ).toThrow(refused("in-use"));
    expect(() => merge("voluntary", "hospitals", 2)).toThrow(refused("already-exists"));
    const { events } = demo.services.activity.page(facilitator(), null);
    expect(events[0]?.did).toBe("merged a partner into another");
  });

  test("moves the schemes it leads, whoever signed for them", () => {
    closeJune();
    const sqlite = demo.database.orm.$client;
    const led = (id: string) =>
      sqlite
        .prepare("SELECT id FROM schemes WHERE lead_partner_id = ? AND deleted_at IS NULL")
        .all(id).length;
    const signOffs = () => sqlite.prepare("SELECT * FROM sign_offs ORDER BY rowid").all();
    const before = { voluntary: led("voluntary"), council: led("council") };
    const signed = signOffs();
    expect(signed.length).toBeGreaterThan(0);
    expect(demo.services.merging.form(facilitator(), "voluntary").schemes).toBe(before.voluntary);
    expect(before.voluntary).toBeGreaterThan(0);
    merge("voluntary", "council");
    expect(led("voluntary")).toBe(0);
    expect(led("council")).toBe(before.council + before.voluntary);
    expect(signOffs()).toEqual(signed);
  });

  test("leaves earlier rounds as they are", () => {
    const results = () => demo.services.results.page(facilitator(), MARCH).report;
    const before = results();
    closeJune();
    merge("voluntary", "council");
    expect(results()).toEqual(before);
  });

  test("needs another partner of the area, in use, and the version seen", () => {
    closeJune();
    for (const into of ["voluntary", "nowhere", ""]) {
      expect(() => merge("voluntary", into), into).toThrow(refused("invalid"));
    }
    expect(() => merge("voluntary", "council", 7)).toThrow(refused("stale-version"));
    demo.services.people.setPartnerActive(facilitator(), "council", 1, false);
    expect(() => merge("voluntary", "council")).toThrow(refused("invalid"));
  });
});

describe("renaming a partner", () => {
  test("leaves the name it had in earlier rounds", () => {
    const named = () =>
      demo.services.results
        .page(facilitator(), MARCH)
        .report.positions?.partners.find(({ id }) => id === "voluntary")?.name;
    const before = named();
    demo.database.orm.$client.exec("UPDATE partners SET name = 'Renamed' WHERE id = 'voluntary'");
    expect(named()).toBe(before);
  });
});
