import { afterEach, beforeEach, expect, test } from "vitest";
import type { ErrorCode } from "#app/domain/errors.ts";
import type { RoundScope } from "#app/services/rounds.server.ts";
import { type DemonstrationDatabase, openDemonstration } from "#tests/support/demonstration.ts";

let demo: DemonstrationDatabase;
beforeEach(() => {
  demo = openDemonstration();
});
afterEach(() => demo.close());

const STANDARD = "integration-standard-2017";
const OBJECTIVES = [1, 2, 3, 4, 5, 6, 7];
const SCOPE: RoundScope = {
  name: "Standard, June 2017",
  hospitals: "Marram General",
  population: null,
  footprint: "All of Marram Sands",
  asAt: "2017-06-20",
  homeOnDatePercent: null,
  evidenceFrom: 3,
  changes: OBJECTIVES,
  asked: { hospitals: OBJECTIVES, council: OBJECTIVES },
};
const facilitator = () => demo.viewerOf("frances-oyelaran");
const refused = (code: ErrorCode) => expect.objectContaining({ code });

/** Closes a round on the Standard, every row agreed at `level`, later than the area's others. */
function closeStandardRound(level: number, scope: Partial<RoundScope> = {}): string {
  const id = demo.services.rounds.create(facilitator(), STANDARD, { ...SCOPE, ...scope });
  demo.services.rounds.open(facilitator(), id, 1);
  demo.database.orm.$client.exec(`
    UPDATE round_rows SET pass1 = 'revealed', outcome = 'agreed', agreed_level = ${level},
      priority = 1, target_level = 5 WHERE round_id = '${id}';
    UPDATE round_changes SET agreed_level = ${level}, target_level = 5 WHERE round_id = '${id}';
    UPDATE rounds SET status = 'closed' WHERE id = '${id}'`);
  return id;
}

/** All that speaks of the last closed round on the changes. */
function readTheRest() {
  const { plan, funding, measures, home, comparison, results } = demo.services;
  const viewer = facilitator();
  return {
    offer: plan.page(viewer).offer,
    proposals: plan.proposals(viewer),
    newAction: plan.blank(viewer),
    funding: funding.page(viewer),
    stories: measures.page(viewer),
    home: home.page(viewer).last,
    overTime: { ...comparison.overTime(viewer), others: [] },
    compared: comparison.compare(viewer, null, null),
    march: results.page(viewer, "march-2017"),
  };
}

test("A closed round on the Standard changes nothing of plan, money, context, home and stories", () => {
  const before = readTheRest();
  const id = closeStandardRound(4);
  expect(readTheRest()).toEqual(before);
  const taking = () => demo.services.plan.takeProposals(facilitator(), id);
  expect(taking).toThrow(refused("other-model"));
});

test("Rounds on the Standard stand beside each other, and not beside others", () => {
  const { comparison } = demo.services;
  const earlier = closeStandardRound(2, { name: "Standard, May 2017", asAt: "2017-05-10" });
  const later = closeStandardRound(3);
  const { report, others } = comparison.overTime(facilitator(), "standard");
  expect(report.rounds.map(({ name }) => name)).toEqual([
    "Standard, May 2017",
    "Standard, June 2017",
  ]);
  expect(report.changes).toHaveLength(7);
  expect(report.changes[0]?.levels).toEqual([2, 3]);
  expect(others).toEqual(["hicm"]);

  const compared = comparison.compare(facilitator(), later, earlier);
  expect(compared.report?.after.id).toBe(later);
  expect(compared.choices.map(({ id }) => id)).toEqual([earlier, later]);
  const mixed = comparison.compare(facilitator(), later, "march-2017");
  expect(mixed).toMatchObject({ report: null, mixed: true });
});

test("A round on the Standard is beside the last one on it, and a new round is on the changes", () => {
  const { results, rounds } = demo.services;
  const first = closeStandardRound(2, { asAt: "2017-05-10" });
  const second = closeStandardRound(3);
  const page = results.page(facilitator(), second);
  expect(page.context).toBeNull();
  expect(page.report.changes[0]).toMatchObject({ level: 3, last: 2 });
  expect(results.page(facilitator(), first).report.changes[0]).toMatchObject({ last: null });
  expect(rounds.scopeForm(facilitator(), null).edition.key).toBe("hicm-2017");
  expect(rounds.scopeForm(facilitator(), null, STANDARD).changes).toHaveLength(7);
});
