import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ErrorCode } from "#app/domain/errors.ts";
import type { IntegrationChoice } from "#app/domain/integration/integration-choice.ts";
import type { Level } from "#app/domain/model/edition.ts";
import { type DemonstrationDatabase, openDemonstration } from "#tests/support/demonstration.ts";

let demo: DemonstrationDatabase;
beforeEach(() => {
  demo = openDemonstration();
});
afterEach(() => demo.close());

const ROW = "social-care-in-urgent-care.on-hand";
const facilitator = () => demo.viewerOf("frances-oyelaran");
const observer = () => demo.viewerOf("elspeth-cairns");
const standard = () => demo.services.standard;
const refused = (code: ErrorCode, details: object = {}) =>
  expect.objectContaining({ code, ...details });

/** A round on the last objective, asked of two partners. */
function prepare(): string {
  return demo.services.rounds.create(facilitator(), "integration-standard-2017", {
    name: "Urgent care",
    hospitals: "Marram General",
    population: null,
    footprint: "All of Marram Sands",
    asAt: "2017-06-20",
    homeOnDatePercent: null,
    evidenceFrom: 3,
    changes: [7],
    asked: { hospitals: [7], council: [7] },
  });
}

function score(person: string, round: string, answer: Level) {
  demo.services.scores.record(demo.viewerOf(person), round, ROW, 1, {
    answer,
    reason: "",
    sharing: "private",
    evidence: "",
    evidenceLink: "",
    version: 0,
    key: `${person}-${round}`,
  });
}

describe("a round on the Standard", () => {
  test("goes from open to closed by the engine of all rounds, and its levels stand on the page", () => {
    const { rounds, discussion, results, record } = demo.services;
    const round = prepare();
    expect(
      standard()
        .page(facilitator())
        .underWay.map(({ id }) => id),
    ).toEqual([round]);
    expect(standard().page(observer()).underWay).toEqual([]);
    rounds.open(facilitator(), round, 1);
    score("adaeze-okonkwo", round, 2);
    score("yvonne-batchelor", round, 3);
    expect(standard().page(facilitator()).latest).toBeNull();

    discussion.reveal(facilitator(), round, 7);
    const { chosen, change, model } = discussion.page(facilitator(), round, 7);
    expect(model).toBe("standard");
    discussion.agree(facilitator(), round, ROW, {
      version: chosen.version,
      level: 2,
      rationale: "Only in A&E so far.",
      priority: false,
      targetLevel: null,
      targetDate: null,
    });
    discussion.agreeChange(facilitator(), round, 7, {
      version: change.version,
      level: 2,
      sentence: "Agreed, and not begun elsewhere.",
      targetLevel: 3,
      targetDate: "2018-03-31",
    });
    const versionOf = () => rounds.overview(facilitator(), round).round.version;
    rounds.sendDraft(facilitator(), round, versionOf(), "2017-06-28");
    rounds.close(facilitator(), round, versionOf());

    const page = standard().page(observer());
    expect(page.latest).toMatchObject({ id: round, name: "Urgent care" });
    expect(page.objectives[6]).toMatchObject({
      level: 2,
      target: 3,
      targetDate: "2018-03-31",
      sentence: "Agreed, and not begun elsewhere.",
    });
    expect(page.objectives[6]?.rows).toEqual([expect.objectContaining({ key: ROW, level: 2 })]);
    expect(page.objectives[0]).toMatchObject({ level: null, rows: [{ level: null }] });

    const { report } = results.page(facilitator(), round);
    expect(report.method).toContain("each objective’s level");
    expect(record.page(facilitator(), round).record.method).toContain("objective");
  });
});

describe("the page of the Standard", () => {
  test("shows each promise, and the changes and measures it touches as they stand", () => {
    const { objectives, onChanges, latest } = standard().page(observer());
    expect(objectives.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(objectives[1]?.experience).toHaveLength(2);
    expect(objectives.slice(3).map(({ sameAs }) => sameAs)).toEqual([null, 4, 4, 4]);
    expect(latest).toBeNull();
    expect(onChanges?.id).toBe("march-2017");
    const discharge = objectives[5];
    expect(discharge?.changes.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    const march = demo.services.results.page(observer(), "march-2017").report.changes;
    for (const { number, level, target } of discharge?.changes ?? []) {
      const change = march.find((each) => each.number === number);
      expect([level, target]).toEqual([change?.level, change?.target.level]);
    }
    expect(discharge?.measures.map(({ key }) => key)).toContain("delayed-transfers-of-care");
  });

  test("offers a new round to those who prepare rounds alone", () => {
    expect(standard().page(facilitator()).begin).toBe("integration-standard-2017");
    expect(standard().page(observer()).begin).toBeNull();
  });
});

describe("the model of integration", () => {
  const JOINT: IntegrationChoice = {
    model: "joint-commissioning",
    ownName: "",
    ownCharacteristics: "",
    why: "Most decisions are joint already.",
  };
  const OWN: IntegrationChoice = {
    model: "own",
    ownName: "Coastal alliance",
    ownCharacteristics: "One budget\n\nOne board",
    why: "It fits the coast.",
  };

  test("is chosen with a reason, and everything chosen before stays", () => {
    expect(standard().choice(observer())).toBeNull();
    standard().choose(facilitator(), 0, JOINT);
    standard().choose(demo.viewerOf("bryn-hopkins"), 1, OWN);
    const { present, earlier, version } = standard().integration(observer());
    expect(present).toMatchObject({
      name: "Coastal alliance",
      characteristics: ["One budget", "One board"],
      person: "Bryn Hopkins",
      chosenOn: "2017-06-21",
    });
    expect(earlier.map(({ name, why }) => [name, why])).toEqual([
      ["Joint commissioning", "Most decisions are joint already."],
    ]);
    expect(version).toBe(2);

    standard().chooseAgain(facilitator(), 2, 1);
    expect(standard().choice(observer())).toMatchObject({ version: 3, why: JOINT.why });
    expect(standard().integration(observer()).earlier).toHaveLength(2);
  });

  test("is refused from an old version, for a model that is not there, and to who may not choose", () => {
    standard().choose(facilitator(), 0, JOINT);
    const again = () => standard().choose(facilitator(), 0, OWN);
    expect(again).toThrow(refused("stale-version"));
    const unknown = () => standard().choose(facilitator(), 1, { ...JOINT, model: "no-such" });
    expect(unknown).toThrow(refused("invalid", { details: { field: "model" } }));
    expect(() => standard().choose(observer(), 1, OWN)).toThrow(refused("forbidden"));
    expect(() => standard().chooseAgain(facilitator(), 1, 9)).toThrow(refused("not-found"));
    expect(standard().integration(facilitator()).version).toBe(1);
  });

  test("what was chosen cannot be changed in the store", () => {
    standard().choose(facilitator(), 0, JOINT);
    const { $client } = demo.database.orm;
    for (const change of [
      "UPDATE integration_choices SET why = ''",
      "DELETE FROM integration_choices",
    ]) {
      expect(() => $client.exec(change)).toThrow("append-only");
    }
  });
});
