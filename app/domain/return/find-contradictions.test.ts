import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { southend, templateOf } from "#tests/support/returns.ts";
import type { Answers } from "./answers.ts";
import { findContradictions, type MeasureStanding } from "./find-contradictions.ts";

const SUBMITTED = ["", "2016-09-09", "2016-11-25", "2017-03-03", "2017-05-31"];

function find(
  part: 1 | 2 | 3 | 4,
  answers: Answers = southend(part),
  measures: ReadonlyMap<string, MeasureStanding> = new Map(),
) {
  return findContradictions({
    template: templateOf(`2016-17 Q${part}`),
    answers,
    previous: part === 1 ? null : southend((part - 1) as 1 | 2 | 3),
    measures,
    asAt: SUBMITTED[part] ?? "",
  });
}
const keysOf = (part: 1 | 2 | 3 | 4) => find(part).map(({ key }) => key);

/** Southend's first return with what does not fit put right. */
const clean = (): Answers => ({
  ...southend(1),
  "metrics.patient-experience.commentary":
    "Performance for Q1 16/17 is 92.1% against a target of 91.7%.",
  "nhs-number.correspondence.mental-health": "yes",
  "nhs-number.correspondence.palliative": "yes",
});

const NHS_NUMBER = "denied:conditions.nhs-number.answer";
const FRIENDS = "target-missed:metrics.patient-experience.progress";
const BUDGETS = "budgets:additional-measures.budgets-total";

describe("Southend's four returns", () => {
  it("are asked about where answers do not fit, each kind where it stands", () => {
    expect(keysOf(1)).toEqual([FRIENDS, NHS_NUMBER]);
    expect(keysOf(2)).toEqual([
      BUDGETS,
      NHS_NUMBER,
      "another-quarter:metrics.patient-experience.commentary",
    ]);
    expect(keysOf(3)).toEqual([BUDGETS, NHS_NUMBER]);
    expect(keysOf(4)).toEqual([
      FRIENDS,
      BUDGETS,
      NHS_NUMBER,
      "go-live-passed:open-apis",
      "no-improvement:metrics.non-elective.progress",
    ]);
  });

  it("are asked in words that name both answers and blame nobody", () => {
    const sentences = new Map(find(4).map(({ key, sentence }) => [key, sentence]));
    expect([...sentences.values()]).toEqual([
      "Patient experience metric: the answer is “On track to meet target”, and the comment gives 90% against a target of 91.7%. Explain why you still expect to meet it.",
      "The quarter before ended with 24 personal health budgets. With 7 begun and 17 stopped since, that makes 14, and the answer is 24. Explain how the figures fit together.",
      "“4i. The NHS number is the consistent identifier for health and social care” is answered “Yes”, and “It is the consistent identifier on all relevant correspondence” is “No” for Mental health and Specialised palliative. Explain how the condition is met there.",
      "Open APIs in each setting: GP, Hospital, Social care, Community, Mental health and Specialised palliative are “In development”, and the go-live date, 31 March 2017, had passed on 31 May 2017. Explain what is now expected, and when.",
      "Non-elective admissions: the answer is “No improvement in performance”, and “4. Our plan contributed positively to managing non-elective admissions” is answered “Agree”. Explain what the plan contributed.",
    ]);
    expect([...sentences.values()].join(" ")).not.toMatch(
      /wrong|false|incorrect|untrue|error|fail/i,
    );
  });

  it("names the quarter that a comment speaks of", () => {
    expect(find(2).at(-1)?.sentence).toBe(
      "Patient experience metric, commentary on progress: the text speaks of Q1 16/17, in the return for 2016-17 Q2. Explain which quarter its figures are from.",
    );
  });

  it("are not asked about reablement at 75% against 86%, which says that it misses the target", () => {
    const about = find(4).flatMap(({ questions }) => questions);
    expect(about.filter((key) => key.startsWith("metrics.reablement"))).toEqual([]);
  });
});

it("asks nothing on a clean return", () => {
  expect(find(1, clean())).toEqual([]);
});

it("asks where a measure misses its plan and the comment gives no figures", () => {
  const standing = {
    name: "Delayed transfers of care",
    value: 900,
    target: 850,
    lowerIsBetter: true,
  };
  const measures = new Map([["delayed-transfers-of-care", standing]]);
  expect(find(1, clean(), measures).map(({ sentence }) => sentence)).toEqual([
    "Delayed transfers of care: the answer is “On track to meet target”, and the measure “Delayed transfers of care” stands at 900 against 850 planned. Explain why you still expect to meet it.",
  ]);
  const met = new Map([["delayed-transfers-of-care", { ...standing, value: 840 }]]);
  expect(find(1, clean(), met)).toEqual([]);
});

it("asks how the fourth condition is met where a change is not yet established", () => {
  const answers = { "conditions.managing-transfers.answer": "yes", "hicm.home-first.current": "1" };
  const found = findContradictions({
    template: templateOf("2017-18 Q1"),
    answers,
    previous: null,
    measures: new Map(),
    asAt: "2017-06-21",
  });
  expect(found.map(({ sentence }) => sentence)).toEqual([
    "“4. Transfers of care are managed: the high impact change model is put in place” is answered “Yes”, and “Level now” is “Not yet established” for 4. Home first and discharge to assess. Explain how the condition is met there.",
  ]);
});

describe("words about quarters", () => {
  const asked = (comment: string) =>
    find(3, { ...southend(3), "metrics.patient-experience.commentary": comment }).some(({ key }) =>
      key.startsWith("another-quarter"),
    );
  it.each([
    ["Performance in Q2 was 92%", true],
    ["Quarter 1 figures are good", true],
    ["Q4 15/16 was 93%", true],
    ["Performance in Q3 16/17 was 92%, in Q2 91%", false],
    ["It is higher than in Q2", false],
    ["We expect it to go on into Q4 16/17", false],
    ["It rose compared with Q3 of 2015-16", false],
    ["Sequence Q20 of the survey", false],
  ])("%s", (comment, expected) => {
    expect(asked(comment)).toBe(expected);
  });
});

it("asks about budgets exactly when they do not reconcile", () => {
  const count = fc.integer({ min: 0, max: 200 });
  fc.assert(
    fc.property(count, count, count, count, (before, began, stopped, total) => {
      const found = findContradictions({
        template: templateOf("2016-17 Q2"),
        answers: {
          "additional-measures.budgets-total": String(total),
          "additional-measures.budgets-new": String(began),
          "additional-measures.budgets-stopped": String(stopped),
        },
        previous: { "additional-measures.budgets-total": String(before) },
        measures: new Map(),
        asAt: "2016-11-25",
      });
      expect(found).toHaveLength(before + began - stopped === total ? 0 : 1);
    }),
  );
});
