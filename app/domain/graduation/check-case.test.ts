import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readContent } from "../model/content-document.ts";
import type { CaseState, CriterionEntry, PoolingFacts } from "./case.ts";
import { checkCase, worstStatus } from "./check-case.ts";
import { waveFileSchema } from "./wave.ts";

const FILE = "content/graduation/first-wave-2017.yaml";
const { value: wave } = readContent(readFileSync(FILE, "utf8"), FILE, waveFileSchema);

const METRICS = ["delayed-transfers-of-care", "reablement-at-91-days"];

/** A case in which every criterion is met. */
function wholeCase(change: Partial<CaseState> = {}): CaseState {
  const entries = new Map<string, CriterionEntry>(
    wave.criteria.map(({ key, parts }) => [
      key,
      { texts: Object.fromEntries(parts.map((part) => [part.key, "It holds."])), facts: {} },
    ]),
  );
  const give = (key: string, facts: CriterionEntry["facts"]) =>
    entries.set(key, { texts: entries.get(key)?.texts ?? {}, facts });
  give("maturity", { directions: false });
  give("metrics", { speedUp: Object.fromEntries(METRICS.map((key) => [key, "Fewer forms."])) });
  give("pooling", {
    pooling: { route: "pool", minimum: 1_000_00, planned: 1_000_01, scope: null, services: "" },
  });
  give("peer-leadership", { committed: true });
  give("taking-part", { committed: true });
  return {
    boards: [{ name: "Marram Sands", supports: true, reference: "Minute 4" }],
    entries,
    evidence: new Map([["maturity", ["round"]]]),
    metrics: METRICS.map((key) => ({
      key,
      name: key,
      current: "75 per cent",
      stretch: "88 per cent",
      keptOn: "2017-06-21",
    })),
    signatories: [{ capacity: "Chair", signed: true, left: false }],
    discussed: { on: "2017-04-11", until: "2017-04-18" },
    ...change,
  };
}

const sentences = (state: CaseState, criterion: string | null) =>
  checkCase(wave, state)
    .filter((check) => check.criterion === criterion && check.status !== "pass")
    .map(({ sentence }) => sentence);

const withFacts = (key: string, facts: CriterionEntry["facts"]) => {
  const state = wholeCase();
  const entries = new Map(state.entries);
  entries.set(key, { texts: entries.get(key)?.texts ?? {}, facts });
  return { ...state, entries };
};

describe("the demands of the criteria", () => {
  it("are all met by a whole case, and each says so", () => {
    const checks = checkCase(wave, wholeCase());
    expect(worstStatus(checks)).toBe("pass");
    const checked = new Set(checks.map(({ criterion }) => criterion));
    for (const { key, judged } of wave.criteria) expect(checked.has(key)).toBe(judged);
  });

  it("say nothing of what describes the group of areas, even where nothing is written", () => {
    const checks = checkCase(wave, { ...wholeCase(), entries: new Map() });
    expect(checks.filter(({ criterion }) => criterion === "care-model")).toEqual([]);
    expect(checks.filter(({ criterion }) => criterion === "place")).toEqual([]);
  });

  it("need every board’s support", () => {
    const boards = [
      { name: "North", supports: true, reference: "" },
      { name: "South", supports: false, reference: "" },
      { name: "West", supports: null, reference: "" },
    ];
    expect(sentences(wholeCase({ boards }), null)).toEqual([
      "Every board must support the case. Not so: South.",
      "It is not recorded yet whether West supports the case.",
    ]);
    expect(sentences(wholeCase({ boards: [] }), null)).toEqual([
      "No health and wellbeing board is named.",
    ]);
  });

  it("a: name the parts left empty, the missing round and an answer about directions", () => {
    const state = withFacts("maturity", {});
    const entries = new Map(state.entries);
    entries.set("maturity", { texts: { leadership: "Strong.", strategy: " – " }, facts: {} });
    expect(sentences({ ...state, entries, evidence: new Map() }, "maturity")).toEqual([
      "Nothing is written yet under “An agreed strategy to 2020” and “Risk, money included”.",
      "No closed round is kept as evidence that the system is mature.",
      "Say whether a commissioner of the area is under financial directions.",
    ]);
  });

  it("b: every signatory signed; one who left is replaced", () => {
    const signatories = [
      { capacity: "Council", signed: true, left: true },
      { capacity: "Chair", signed: false, left: false },
      { capacity: "Commissioner", signed: false, left: true },
    ];
    expect(sentences(wholeCase({ signatories }), "signatories")).toEqual([
      "Left without having signed: Commissioner. Say who signs instead.",
      "Not signed yet: Chair.",
    ]);
    expect(sentences(wholeCase({ signatories: [] }), "signatories")).toEqual([
      "Nobody is named who must sign.",
    ]);
  });

  it("c: every metric has a current figure, a stretch target and how graduation speeds it up", () => {
    const metric = { key: "a", name: "Delays", current: null, stretch: null, keptOn: "2017-06-21" };
    const unkept = { ...metric, key: "b", name: "Admissions", keptOn: null };
    expect(sentences(wholeCase({ metrics: [metric, unkept] }), "metrics")).toEqual([
      "Nothing of this metric is kept in the case: Admissions.",
      "No current performance: Delays.",
      "No stretch target: Delays.",
      "It is not said how graduation would speed this up: Delays and Admissions.",
    ]);
  });

  it.each<[Partial<PoolingFacts>, string | null]>([
    [{}, "Say whether the area pools more than the minimum, or commissions together."],
    [
      { route: "pool", minimum: 100, planned: null },
      "Give the minimum and the sum to be pooled, in figures.",
    ],
    [
      { route: "pool", minimum: 500, planned: 500 },
      "The sum pooled must be above the minimum: £5 against a minimum of £5.",
    ],
    [{ route: "pool", minimum: 500, planned: 501 }, null],
    [
      { route: "align", services: "Reablement" },
      "Say how the scope compares with what the minimum pays for.",
    ],
    [
      { route: "align", scope: "smaller", services: "Reablement" },
      "The scope commissioned together is smaller than what the minimum pays for.",
    ],
    [{ route: "align", scope: "equal", services: "" }, "Name the services commissioned together."],
    [{ route: "align", scope: "equal", services: "Reablement" }, null],
    [{ route: "align", scope: "greater", services: "Reablement" }, null],
  ])("d: %j", (given, expected) => {
    const pooling: PoolingFacts = {
      route: null,
      minimum: null,
      planned: null,
      scope: null,
      services: "",
      ...given,
    };
    expect(sentences(withFacts("pooling", { pooling }), "pooling")).toEqual(
      expected === null ? [] : [expected],
    );
  });

  it("e and selection a: a commitment, not a silence", () => {
    expect(sentences(withFacts("peer-leadership", {}), "peer-leadership")).toHaveLength(1);
    expect(
      sentences(withFacts("peer-leadership", { committed: false }), "peer-leadership"),
    ).toHaveLength(1);
    expect(sentences(withFacts("taking-part", { committed: null }), "taking-part")).toHaveLength(1);
  });

  it("selection b: a date, in time", () => {
    const late = { on: "2017-04-20", until: "2017-04-18" };
    expect(sentences(wholeCase({ discussed: late }), "better-care-manager")).toEqual([
      "Discussed on 20 April 2017, after the last day for it.",
    ]);
    const never = { on: null, until: "2017-04-18" };
    expect(sentences(wholeCase({ discussed: never }), "better-care-manager")).toHaveLength(1);
  });

  it("d: is met in figures exactly where the sum is above the minimum", () => {
    const sum = fc.integer({ min: 0, max: 10 ** 12 });
    fc.assert(
      fc.property(sum, sum, (minimum, planned) => {
        const pooling = { route: "pool", minimum, planned, scope: null, services: "" } as const;
        const found = sentences(withFacts("pooling", { pooling }), "pooling");
        expect(found.length === 0).toBe(planned > minimum);
      }),
    );
  });
});
