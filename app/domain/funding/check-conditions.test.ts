import { describe, expect, test } from "vitest";
import type { CheckKey } from "./check.ts";
import { checkConditions } from "./check-conditions.ts";
import type { FundingPlan, FundingTerms } from "./funding-plan.ts";
import type { Scheme } from "./grant.ts";

const scheme = (changes: Partial<Scheme> = {}): Scheme => ({
  id: "team",
  name: "Joint team",
  step: 1,
  purposes: { "meet-needs": 40, "reduce-pressure": 60 },
  amounts: [{ year: "2017-18", amount: 399_000_000 }],
  committed: false,
  ...changes,
});

/** A plan that meets every condition. */
const sound: FundingPlan = {
  grant: { years: [{ year: "2017-18", amount: 399_000_000, firm: true }] },
  schemes: [scheme()],
  terms: {
    pooling: "pooled",
    reportingLead: "Finance lead",
    additionality: "Letter of 1 June 2017",
    offset: false,
    jointWork: "",
  },
  signatories: ["Council", "Clinical commissioning group"].map((capacity, at) => ({
    id: `s${at}`,
    capacity,
    years: ["2017-18"],
  })),
  signOffs: ["s0", "s1"].map((signatoryId) => ({
    signatoryId,
    year: "2017-18",
    withdrawnAt: null,
  })),
  positions: [{ step: 1, name: "Early discharge planning", level: 2, targetLevel: 3 }],
};
const terms = (changes: Partial<FundingTerms>) => ({ terms: { ...sound.terms, ...changes } });
const check = (changes: Partial<FundingPlan>, key: CheckKey) =>
  checkConditions({ ...sound, ...changes }).filter((entry) => entry.key === key);

test("a plan that meets every condition passes every check", () => {
  const checks = checkConditions(sound);
  expect(checks.filter(({ status }) => status !== "pass")).toEqual([]);
  expect(new Set(checks.map(({ key }) => key)).size).toBe(13);
});

const withdrawn = { signatoryId: "s1", year: "2017-18", withdrawnAt: 1 };
const indicative = { years: [{ year: "2017-18", amount: 399_000_000, firm: false }] };
const more = { years: [{ year: "2017-18", amount: 399_000_001, firm: true }] };
const stepNine = { schemes: [scheme({ step: 9 })] };

describe("what is wrong is said, with the field that puts it right", () => {
  test.each<[CheckKey, string, string, string, Partial<FundingPlan>]>([
    [
      "within-grant",
      "fail",
      "grant.2017-18",
      "exceed its grant by £10,000",
      {
        schemes: [scheme(), scheme({ id: "b", amounts: [{ year: "2017-18", amount: 1_000_000 }] })],
      },
    ],
    [
      "within-grant",
      "fail",
      "grant.2018-19",
      "The schemes of 2018-19 exceed its grant by £0.01",
      { schemes: [scheme({ amounts: [{ year: "2018-19", amount: 1 }] })] },
    ],
    [
      "purposes",
      "fail",
      "schemes.team.purposes",
      "“Joint team” has no permitted purpose",
      { schemes: [scheme({ purposes: {} })] },
    ],
    [
      "purposes",
      "fail",
      "schemes.team.purposes",
      "add up to 90%, not 100%",
      { schemes: [scheme({ purposes: { "meet-needs": 90 } })] },
    ],
    [
      "purposes",
      "fail",
      "schemes.team.purposes",
      "are not all percentages of permitted purposes",
      { schemes: [scheme({ purposes: { "meet-needs": 150, "support-market": -50 } })] },
    ],
    ["purposes", "information", "schemes", "No scheme", { schemes: [] }],
    ["pooling", "fail", "terms.pooling", "neither pooled", terms({ pooling: null })],
    [
      "quarterly-reports",
      "fail",
      "terms.reportingLead",
      "No one is named",
      terms({ reportingLead: " " }),
    ],
    [
      "additionality",
      "fail",
      "terms.additionality",
      "has not confirmed",
      terms({ additionality: "" }),
    ],
    ["no-offset", "fail", "terms.offset", "is offset", terms({ offset: true })],
    ["no-offset", "attention", "terms.offset", "Say whether", terms({ offset: null })],
    [
      "signed-off",
      "fail",
      "signOffs.s1.2017-18",
      "The sign-off of 2017-18 is missing: Clinical commissioning group",
      { signOffs: sound.signOffs.slice(0, 1) },
    ],
    [
      "signed-off",
      "fail",
      "signOffs.s1.2017-18",
      "missing",
      { signOffs: [...sound.signOffs.slice(0, 1), withdrawn] },
    ],
    ["signed-off", "attention", "signatories", "No one is named to sign", { signatories: [] }],
    [
      "all-allocated",
      "attention",
      "grant.2017-18",
      "£0.01 of 2017-18 is not allocated",
      { grant: more },
    ],
    ["all-allocated", "attention", "grant", "No grant", { grant: { years: [] } }],
    [
      "firm-years",
      "attention",
      "grant.2017-18",
      "£3,990,000 is planned for 2017-18, whose grant is only indicative",
      { grant: indicative },
    ],
    ["national-condition-4", "attention", "terms.jointWork", "NHS commissioner", stepNine],
    [
      "gaps-funded",
      "attention",
      "schemes",
      "Patient flow is 2 levels below its target, and no money stands on step 2",
      { positions: [{ step: 2, name: "Patient flow", level: 2, targetLevel: 4 }] },
    ],
    [
      "money-at-target",
      "information",
      "schemes",
      "is at its target already; £3,990,000 stands on step 1",
      { positions: [{ step: 1, name: "Early discharge planning", level: 3, targetLevel: 3 }] },
    ],
  ])("%s: %s at %s: %s", (key, status, field, words, changes) => {
    expect(check(changes, key)).toMatchObject([{ status, field }]);
    expect(check(changes, key)[0]?.sentence).toContain(words);
  });
});

test.each<[CheckKey, Partial<FundingPlan>]>([
  ["pooling", terms({ pooling: "exempted" })],
  ["national-condition-4", { ...stepNine, ...terms({ jointWork: "Paid for by the CCG." }) }],
  ["gaps-funded", { positions: [{ step: 2, name: "Patient flow", level: 2, targetLevel: 3 }] }],
  ["gaps-funded", { positions: [{ step: 2, name: "Patient flow", level: null, targetLevel: 5 }] }],
  ["money-at-target", { positions: [{ step: 1, name: "Early", level: 3, targetLevel: null }] }],
])("%s is met by what the condition allows", (key, changes) => {
  expect(check(changes, key)).toMatchObject([{ status: "pass" }]);
});

test("a sign-off is asked for only in the years an area says", () => {
  const grant = {
    years: [...sound.grant.years, { year: "2018-19", amount: 542_900_000, firm: false }],
  };
  expect(check({ grant }, "signed-off")).toMatchObject([
    { status: "pass", sentence: "Everyone who must sign for 2017-18 has signed." },
    { status: "information", sentence: "No sign-off is asked for 2018-19." },
  ]);
});

test("each check cites its clause", () => {
  expect(check({}, "quarterly-reports")[0]?.clause).toEqual({
    condition: "quarterly-reports",
    publication: "bcf-policy-framework-2017",
    page: 18,
    place: "New grant for adult social care, draft condition 2c",
  });
});
