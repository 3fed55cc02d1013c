import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { nationalFileSchema } from "../funding/funding-content.ts";
import type { Scheme } from "../funding/grant.ts";
import { loadEdition } from "../model/load-edition.ts";
import type { FundingReportInput, ReportedScheme } from "./funding-input.ts";
import { reportFunding } from "./funding-report.ts";

const read = (file: string) => readFileSync(`content/${file}`, "utf8");
const edition = loadEdition(read("editions/hicm-2017/model.yaml"), "model.yaml");
const council = {
  id: "council",
  name: "Marram Sands Council",
  shortName: "Council",
  shape: "diamond",
  colour: 3,
};

/** Pounds as pence. */
const pounds = (amount: number) => amount * 100;

function scheme(own: Partial<ReportedScheme> & Pick<Scheme, "step" | "amounts">): ReportedScheme {
  return {
    id: `scheme-${own.step}`,
    name: `Scheme on step ${own.step}`,
    description: "",
    lead: council,
    provider: "",
    continuing: false,
    committed: false,
    startsOn: null,
    endsOn: null,
    notes: "",
    measures: [],
    purposes: { "meet-needs": 20, "reduce-pressure": 80 },
    actions: [],
    ...own,
  };
}

/** Southend's grant, every row one level below target, and nothing planned. */
function input(own: Partial<FundingReportInput> = {}): FundingReportInput {
  return {
    area: { name: "Demonstration area", notice: null },
    today: "2017-06-21",
    grants: [
      { year: "2017-18", amount: pounds(3_990_000), firm: true, source: "Board paper, 5.8.1" },
      { year: "2018-19", amount: pounds(5_429_000), firm: false, source: "Board paper, 5.8.1" },
      { year: "2019-20", amount: pounds(6_744_000), firm: false, source: "" },
    ],
    schemes: [],
    terms: {
      pooling: "pooled",
      reportingLead: "Programme lead",
      additionality: "",
      offset: false,
      jointWork: "",
    },
    poolingReference: "",
    note: "",
    choices: { stepNineShare: 40, priorities: [1, 4, 6], priorityWeight: 1.5 },
    signatories: [
      { id: "chair", capacity: "Chair of the board", years: ["2017-18"], person: "A. Chair" },
      { id: "ccg", capacity: "Accountable officer", years: ["2017-18"], person: null },
    ],
    signOffs: [],
    assessment: {
      round: { name: "March 2017", asAt: "2017-03-15", population: 180_589 },
      edition,
      rows: edition.changes.flatMap(({ rows }) =>
        rows.map(({ key }) => ({
          rowKey: key,
          level: 2 as const,
          rationale: null,
          priority: false,
          targetLevel: 3 as const,
          targetDate: null,
        })),
      ),
      positions: [],
      passedOver: [],
    },
    content: {
      steps: parse(read("funding/steps.yaml")).steps,
      purposes: parse(read("funding/purposes.yaml")).purposes,
      conditions: parse(read("conditions/ibcf-2017.yaml")).conditions,
      national: nationalFileSchema.parse(parse(read("funding/national.yaml"))),
      sources: new Map([["bcf-policy-framework-2017", { title: "Framework", date: "2017-03" }]]),
    },
    ...own,
  };
}

describe("the money of a report", () => {
  it("says Southend's grant in a sentence, and where it is published", () => {
    const { sentences, sources, all } = reportFunding(input());
    expect(sentences).toEqual([
      "The grant is £16.163 million over 3 years, £3.99 million of it firm.",
      "No scheme has been entered yet.",
    ]);
    expect(sources).toEqual([{ source: "Board paper, 5.8.1", years: "2017-18 and 2018-19" }]);
    expect(all?.grant).toBe(pounds(16_163_000));
  });

  it("adds schemes up by step, purpose and year to the penny, and says what is left", () => {
    const report = reportFunding(
      input({
        schemes: [
          scheme({ step: 1, amounts: [{ year: "2017-18", amount: 64_000_001 }] }),
          scheme({ step: 9, amounts: [{ year: "2017-18", amount: pounds(3_350_000) - 1 }] }),
        ],
      }),
    );
    expect(report.years.map(({ balance }) => balance.words)).toEqual([
      "£0 unallocated",
      "£5,429,000 unallocated",
      "£6,744,000 unallocated",
    ]);
    expect(report.steps.map(({ total }) => total).filter((sum) => sum > 0)).toEqual([
      64_000_001,
      pounds(3_350_000) - 1,
    ]);
    const byPurpose = report.purposes.reduce((sum, { total }) => sum + total, 0);
    expect(byPurpose).toBe(pounds(3_990_000));
    expect(report.steps[0]?.schemes[0]?.purposes).toEqual([
      "Reduce pressure on the NHS 80%",
      "Meet adult social care needs 20%",
    ]);
  });

  it("says in words which year is over its grant, and by how much", () => {
    const { sentences, years } = reportFunding(
      input({
        schemes: [scheme({ step: 4, amounts: [{ year: "2017-18", amount: 399_000_050 }] })],
      }),
    );
    expect(years[0]?.balance).toEqual({ state: "over", words: "£0.50 over the grant" });
    expect(sentences.at(-1)).toBe("2017-18 is £0.50 over its grant.");
  });

  it("keeps money in a year without a grant in sight", () => {
    const { years } = reportFunding(
      input({ schemes: [scheme({ step: 4, amounts: [{ year: "2020-21", amount: 100 }] })] }),
    );
    expect(years.at(-1)).toMatchObject({
      year: "2020-21",
      statusName: "No grant entered",
      balance: { state: "over" },
    });
  });
});

describe("the suggested split of a report", () => {
  const splitOf = (own: Partial<FundingReportInput>) => reportFunding(input(own)).suggestion;

  it("asks for step 9's share before it shows anything", () => {
    const choices = { stepNineShare: null, priorities: [], priorityWeight: 1.5 };
    expect(splitOf({ choices })).toEqual({ state: "step-nine-needed" });
  });

  it("says what else is missing", () => {
    expect(splitOf({ grants: [] })).toEqual({ state: "no-grant" });
    expect(splitOf({ assessment: null })).toEqual({ state: "no-round" });
  });

  it("gives every penny of every year, and steps 1, 4 and 6 lead under equal gaps", () => {
    const split = splitOf({});
    if (split.state !== "ready") throw new Error(split.state);
    expect(split.total).toBe(pounds(16_163_000));
    const first = split.steps.map(
      ({ number, suggestedByYear }) =>
        [number, suggestedByYear.find(({ year }) => year === "2017-18")?.amount ?? 0] as const,
    );
    expect(first.reduce((sum, [, amount]) => sum + amount, 0)).toBe(pounds(3_990_000));
    expect(
      first
        .filter(([step]) => step !== 9)
        .sort(([, a], [, b]) => b - a)
        .slice(0, 3)
        .map(([step]) => step)
        .sort(),
    ).toEqual([1, 4, 6]);
    expect(split.basis).toContain("Need counts 1.5 times on steps 1, 4 and 6");
  });

  it("gives a reason once for all the years that share it", () => {
    const split = splitOf({
      schemes: [
        scheme({ step: 2, committed: true, amounts: [{ year: "2018-19", amount: pounds(9_000) }] }),
      ],
    });
    if (split.state !== "ready") throw new Error(split.state);
    expect(split.steps[1]?.reasons.map(({ years }) => years)).toEqual([
      ["2017-18", "2019-20"],
      ["2018-19"],
    ]);
  });

  it("tells why nothing can be worked out, instead of failing", () => {
    const choices = { stepNineShare: 40, priorities: [9], priorityWeight: 1.5 };
    expect(splitOf({ choices })).toMatchObject({ state: "refused" });
  });
});

describe("the conditions and signatures of a report", () => {
  it("puts what is not met first, with its clause, and counts in a sentence", () => {
    const { conditions, conditionsSentence } = reportFunding(input());
    expect(conditions[0]).toMatchObject({
      key: "additionality",
      statusName: "Not met",
      clause: "Framework, March 2017, page 18, New grant for adult social care",
      findings: [{ field: "terms.additionality" }],
    });
    expect(conditionsSentence).toMatch(/^2 conditions are not met, \d needs? attention\.$/);
    const order = conditions.map(({ status }) => status);
    expect(order).toEqual([...order].sort((a, b) => RANK.indexOf(a) - RANK.indexOf(b)));
  });

  it("says who has signed, how, and what was withdrawn", () => {
    const sign = (id: string, own: object) => ({
      id,
      signatoryId: "chair",
      year: "2017-18",
      signedOn: "2017-06-19",
      reference: "",
      recordedBy: "A. Chair",
      withdrawnAt: null,
      withdrawnOn: null,
      ...own,
    });
    const { signing } = reportFunding(
      input({
        signOffs: [
          sign("first", { withdrawnAt: 1, withdrawnOn: "2017-06-20" }),
          sign("second", { signedOn: "2017-06-21", reference: "Minute 12", recordedBy: "F. Lead" }),
        ],
      }),
    );
    expect(signing.map(({ sentence }) => sentence)).toEqual([
      "1 of 2 has signed",
      "no sign-off is asked for",
      "no sign-off is asked for",
    ]);
    expect(signing[0]?.signatories[0]).toMatchObject({
      signed: { id: "second", words: "Signed on 21 June 2017. Minute 12, recorded by F. Lead" },
      withdrawn: ["Signed on 19 June 2017, withdrawn on 20 June 2017"],
    });
  });
});

const RANK = ["fail", "attention", "information", "pass"];

describe("the picture of the money", () => {
  const schemes = [
    scheme({ step: 1, amounts: [{ year: "2017-18", amount: 64_000_001 }] }),
    scheme({ step: 9, amounts: [{ year: "2018-19", amount: pounds(500_000) }] }),
  ];

  it("flows from years to steps to purposes without losing a penny", () => {
    const { flow } = reportFunding(input({ schemes }));
    const sum = (amounts: { amount: number }[]) => amounts.reduce((all, a) => all + a.amount, 0);
    expect(sum(flow.toSteps)).toBe(114_000_001);
    expect(sum(flow.toPurposes)).toBe(114_000_001);
    expect(flow.purposes.reduce((all, { total }) => all + total, 0)).toBe(114_000_001);
    expect(flow.balance).toBe("£15,022,999.99 unallocated");
  });

  it("sets money per head beside the population of the last round", () => {
    const { perHead } = reportFunding(input({ schemes }));
    // £500,000 over 180,589 people is £2.77 a head.
    expect(perHead?.steps[8]?.byYear[1]).toEqual({ year: "2018-19", amount: 277 });
    expect(reportFunding(input({ assessment: null })).perHead).toBeNull();
  });

  it("says what all of England gets, and the area's part of it", () => {
    const { national } = reportFunding(input());
    expect(national.lines).toEqual([
      { year: "2017-18", national: pounds(1_115_000_000), own: pounds(3_990_000), share: "0.36%" },
      { year: "2018-19", national: pounds(1_499_000_000), own: pounds(5_429_000), share: "0.36%" },
      { year: "2019-20", national: pounds(1_837_000_000), own: pounds(6_744_000), share: "0.37%" },
    ]);
    expect(national.source).toContain("page 17");
  });
});
