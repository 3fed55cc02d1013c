import { afterEach, beforeEach, expect, test } from "vitest";
import type { ErrorCode } from "#app/domain/errors.ts";
import { type DemonstrationDatabase, openDemonstration } from "#tests/support/demonstration.ts";
import { closeStandardRound, STANDARD } from "#tests/support/standard-round.ts";

let demo: DemonstrationDatabase;
beforeEach(() => {
  demo = openDemonstration();
});
afterEach(() => demo.close());

const facilitator = () => demo.viewerOf("frances-oyelaran");
const refused = (code: ErrorCode) => expect.objectContaining({ code });

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
  const id = closeStandardRound(demo, 4);
  expect(readTheRest()).toEqual(before);
  const taking = () => demo.services.plan.takeProposals(facilitator(), id);
  expect(taking).toThrow(refused("other-model"));
});

test("Rounds on the Standard stand beside each other, and not beside others", () => {
  const { comparison } = demo.services;
  const earlier = closeStandardRound(demo, 2, { name: "Standard, May 2017", asAt: "2017-05-10" });
  const later = closeStandardRound(demo, 3);
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
  const first = closeStandardRound(demo, 2, { asAt: "2017-05-10" });
  const second = closeStandardRound(demo, 3);
  const page = results.page(facilitator(), second);
  expect(page.context).toBeNull();
  expect(page.report.changes[0]).toMatchObject({ level: 3, last: 2 });
  expect(results.page(facilitator(), first).report.changes[0]).toMatchObject({ last: null });
  expect(rounds.scopeForm(facilitator(), null).edition.key).toBe("hicm-2017");
  expect(rounds.scopeForm(facilitator(), null, STANDARD).changes).toHaveLength(7);
});
