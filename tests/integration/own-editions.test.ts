import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ErrorCode } from "#app/domain/errors.ts";
import type { RoundScope } from "#app/services/rounds.server.ts";
import { type DemonstrationDatabase, openDemonstration } from "#tests/support/demonstration.ts";

const NATIONAL = readFileSync("content/editions/hicm-2017/model.yaml", "utf8");
const OWN = NATIONAL.replace("id: hicm-2017", "id: marram-2018").replace(
  "title: High impact",
  "title: Marram Sands’ high impact",
);
/** Changes with keys of their own, so that none is a step of the grant. */
const OTHER = OWN.replaceAll("early-discharge-planning", "our-planning");

let demo: DemonstrationDatabase;
beforeEach(() => {
  demo = openDemonstration();
});
afterEach(() => demo.close());

const facilitator = () => demo.viewerOf("frances-oyelaran");
const editions = () => demo.services.editions;
const sql = (text: string) => demo.database.orm.$client.exec(text);
const refused = (code: ErrorCode) => expect.objectContaining({ code });
const SCOPE: RoundScope = {
  name: "On our own words",
  hospitals: "One",
  population: null,
  footprint: "All",
  asAt: "2017-06-20",
  homeOnDatePercent: 80,
  evidenceFrom: 3,
  changes: [1, 2, 3, 4, 5, 6, 7, 8],
  asked: { hospitals: [1, 2, 3, 4, 5, 6, 7, 8], council: [1, 2, 3, 4, 5, 6, 7, 8] },
};

/** A round on the edition, opened, its first row agreed at 2 with target 3, and closed. */
function closeRoundOn(key: string, rowKey: string): string {
  const id = demo.services.rounds.create(facilitator(), key, SCOPE);
  demo.services.rounds.open(facilitator(), id, 1);
  sql(`UPDATE round_rows SET pass1 = 'revealed', outcome = 'agreed', agreed_level = 2,
      target_level = 3 WHERE round_id = '${id}' AND row_key = '${rowKey}';
    UPDATE rounds SET status = 'closed' WHERE id = '${id}'`);
  return id;
}

describe("an edition of the area's own", () => {
  test("is offered to its members alone, once however often it is sent", () => {
    const key = editions().offer(facilitator(), OWN);
    expect(editions().offer(facilitator(), `# the same\n${OWN}`)).toBe(key);
    expect(editions().list(facilitator()).own).toHaveLength(1);
    expect(editions().page(demo.viewerOf("alan-whitcombe"), key).title).toContain("Marram Sands’");
    const { editions: choice } = demo.services.rounds.scopeForm(facilitator(), null);
    expect(choice.map(({ key: each, own }) => [each, own])).toEqual([
      ["hicm-2017", false],
      ["integration-standard-2017", false],
      [key, true],
    ]);
  });

  test("with mistakes is answered with each of them, and nothing is stored", () => {
    const wrong = OWN.replace("value: 4", "value: 5").replace(
      "measures: [home-on-agreed-date",
      "measures: [no-such",
    );
    const { problems, edition } = editions().check(facilitator(), { file: "f", content: wrong });
    expect(edition).toBeNull();
    expect(problems.map(({ field }) => field)).toEqual([
      "levels[3].value",
      "changes[0].rows[0].measures[0]",
    ]);
    expect(() => editions().offer(facilitator(), wrong)).toThrow(refused("invalid"));
    expect(editions().list(facilitator()).own).toEqual([]);
  });

  test("shows before it is offered how it differs", () => {
    const { edition, standing } = editions().check(facilitator(), { file: "f", content: OTHER });
    expect(standing).toBe("new");
    expect(edition?.difference).toMatchObject({ same: 24, reworded: [] });
    expect(edition?.difference?.added).toHaveLength(2);
    expect(edition?.effects.join(" ")).toContain("not steps 1 to 8");
  });

  test("that is withdrawn opens no round, and can be offered again", () => {
    const key = editions().offer(facilitator(), OWN);
    const round = demo.services.rounds.create(facilitator(), key, SCOPE);
    editions().withdraw(facilitator(), key);
    expect(() => demo.services.rounds.open(facilitator(), round, 1)).toThrow(/withdrawn/);
    expect(() => demo.services.rounds.create(facilitator(), key, SCOPE)).toThrow(
      refused("not-found"),
    );
    editions().offerAgain(facilitator(), key);
    demo.services.rounds.open(facilitator(), round, 1);
    expect(demo.services.rounds.overview(facilitator(), round).edition.key).toBe(key);
  });
});

describe("a round on an edition with other changes", () => {
  test("proposes actions under its own words, and the others stay in the plan", () => {
    const before = demo.services.plan.page(facilitator());
    const key = editions().offer(facilitator(), OTHER);
    const round = closeRoundOn(key, "our-planning.emergency-admissions");
    const { added } = demo.services.plan.proposals(facilitator());
    expect(added.map(({ topic }) => topic)).toEqual([
      "Planning from the start of an emergency admission",
    ]);
    demo.services.plan.takeProposals(facilitator(), round);
    const after = demo.services.plan.page(facilitator());
    const count = (page: typeof after) =>
      [...page.report.now, ...page.report.later, ...page.report.past].flatMap(
        ({ entries }) => entries,
      ).length;
    expect(count(after)).toBe(count(before) + 1);
  });

  test("leaves the suggested split with the last round on the steps, and says so", () => {
    const key = editions().offer(facilitator(), OTHER);
    closeRoundOn(key, "our-planning.emergency-admissions");
    const choices = { stepNineShare: 40, priorities: [1], priorityWeight: 1.5 };
    demo.services.funding.saveChoices(facilitator(), 1, choices);
    const { report } = demo.services.funding.page(facilitator());
    expect(report.suggestion).toMatchObject({
      state: "ready",
      basis: expect.stringContaining("“On our own words” was scored on an edition"),
    });
  });

  test("is named in the activity log by its own words", () => {
    const key = editions().offer(facilitator(), OTHER);
    const { events } = demo.services.activity.page(facilitator(), null);
    expect(events[0]).toMatchObject({ did: "offered an edition of the area’s own" });
    expect(JSON.stringify(events[0])).toContain("Marram Sands’");
    expect(key).toMatch(/^[0-9a-f]{64}$/);
  });
});
