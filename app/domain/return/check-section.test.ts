import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { southend, templateOf } from "#tests/support/returns.ts";
import { poundsOf } from "./answers.ts";
import { checkSection, countTemplate } from "./check-section.ts";
import { readAnswers } from "./return-file.ts";

/** The sections' counts as the four templates print them on their cover. */
const PRINTED = [
  [1, [5, 2, 36, 21, 13, 67, 1]],
  [2, [5, 1, 36, 15, 13, 67, 1]],
  [3, [5, 1, 36, 17, 13, 67, 1]],
  [4, [5, 1, 24, 19, 13, 13, 67, 1]],
] as const;

const sectionOf = (quarter: string, key: string) => {
  const section = templateOf(quarter).sections.find((each) => each.key === key);
  if (!section) throw new Error(`There is no section ${key}.`);
  return section;
};

describe.each(PRINTED)("quarter %i of 2016-17", (part, counts) => {
  const template = templateOf(`2016-17 Q${part}`);

  it("counts what the template's own check sheet counts", () => {
    expect(countTemplate(template, {}).map(({ total }) => total)).toEqual(counts);
  });

  it("is complete as Southend submitted it, with nothing wrong", () => {
    const answers = southend(part);
    expect(countTemplate(template, answers).map(({ done }) => done)).toEqual(counts);
    expect(template.sections.map((section) => checkSection(section, answers))).toEqual(
      template.sections.map(() => ({})),
    );
    expect(readAnswers(template, answers)).toEqual({ answers, problems: [] });
  });

  it("has nothing answered while it is empty", () => {
    expect(countTemplate(template, {}).map(({ done }) => done)).toEqual(counts.map(() => 0));
  });
});

describe("a condition that is not met", () => {
  const section = sectionOf("2016-17 Q1", "national-conditions");

  it.each(["no", "in-progress"])("needs a date and an explanation after %s", (answer) => {
    const answers = { "conditions.providers.answer": answer };
    expect(Object.keys(checkSection(section, answers))).toEqual([
      "conditions.providers.date",
      "conditions.providers.explanation",
    ]);
  });

  it("needs an explanation alone at the end of the year", () => {
    const answers = { "conditions.providers.answer": "no" };
    expect(checkSection(sectionOf("2016-17 Q4", "national-conditions"), answers)).toEqual({
      "conditions.providers.explanation": "The answer is “No”: answer this too.",
    });
  });

  it("counts as one answered check of three until both are there", () => {
    const template = templateOf("2016-17 Q1");
    const count = (answers: Record<string, string>) => countTemplate(template, answers)[2]?.done;
    const no = { "conditions.providers.answer": "no" };
    expect(count(no)).toBe(1);
    expect(count({ ...no, "conditions.providers.date": "2016-09-01" })).toBe(2);
    expect(count({ "conditions.providers.answer": "yes" })).toBe(3);
  });
});

describe("sums", () => {
  const section = sectionOf("2016-17 Q1", "income-and-expenditure");

  it("asks why a year differs from the pooled fund, and takes a reason", () => {
    const answers = { ...southend(1), "income.forecast.q4": "3000000" };
    expect(checkSection(section, answers)).toEqual({
      "income-and-expenditure.income-comment":
        "Say why: the forecast adds up to £12,848,287, £282,762 less than the pooled fund.",
    });
    expect(
      checkSection(section, { ...answers, "income-and-expenditure.income-comment": "Paid late" }),
    ).toEqual({});
  });

  it("asks why what was spent differs from plan and forecast", () => {
    const answers = { ...southend(1), "expenditure.actual.q1": "3282764" };
    expect(Object.values(checkSection(section, answers))).toEqual([
      "Say why: the actual of this quarter is £3,282,764, the plan £3,282,763; the actual of this quarter is £3,282,764, the forecast £3,282,763.",
    ]);
  });

  it("waits until all of a year is there", () => {
    const { "income.forecast.q4": _, ...answers } = southend(1);
    expect(checkSection(section, answers)).toEqual({});
  });

  it("is silent whenever four quarters add up to the pooled fund, and never otherwise", () => {
    const pence = fc.integer({ min: 0, max: 2_500_000_000 });
    const template = sectionOf("2016-17 Q1", "income-and-expenditure");
    fc.assert(
      fc.property(
        pence,
        pence,
        pence,
        pence,
        fc.integer({ min: -1, max: 1 }),
        (a, b, c, d, off) => {
          const total = Math.max(0, a + b + c + d + off);
          const answers: Record<string, string> = {
            "income-and-expenditure.pooled-fund": poundsOf(total),
          };
          for (const row of ["plan", "forecast"]) {
            [a, b, c, d].forEach((sum, at) => {
              answers[`income.${row}.q${at + 1}`] = poundsOf(sum);
            });
          }
          const wrong = Object.keys(checkSection(template, answers));
          expect(wrong).toHaveLength(total === a + b + c + d ? 0 : 1);
        },
      ),
    );
  });
});

it("never counts more than there is, and never less for one more answer", () => {
  const template = templateOf("2016-17 Q2");
  const all = Object.entries(southend(2));
  const done = (answers: Record<string, string>) =>
    countTemplate(template, answers).reduce((sum, section) => sum + section.done, 0);
  fc.assert(
    fc.property(fc.subarray(all), fc.nat({ max: all.length - 1 }), (some, at) => {
      const answers = Object.fromEntries(some);
      const [key, value] = all[at] ?? ["", ""];
      const counted = countTemplate(template, answers);
      expect(counted.every((section) => section.done <= section.total)).toBe(true);
      expect(done({ ...answers, [key]: value })).toBeGreaterThanOrEqual(done(answers));
    }),
    { numRuns: 50 },
  );
});

it("lets second and third successes be left out once the rest of the feedback is there", () => {
  const template = templateOf("2016-17 Q4");
  const answers = Object.fromEntries(
    Object.entries(southend(4)).filter(
      ([key]) => !/^(successes|challenges)\.(second|third)/.test(key),
    ),
  );
  expect(countTemplate(template, answers).find(({ key }) => key === "feedback")?.done).toBe(13);
});

it("asks why a change is Mature or Exemplary, and not why it is Established", () => {
  const section = sectionOf("2017-18 Q1", "changes");
  const wrong = (level: string) =>
    Object.keys(checkSection(section, { "hicm.home-first.current": level }));
  expect([wrong("3"), wrong("4"), wrong("5")]).toEqual([
    [],
    ["hicm.home-first.rationale"],
    ["hicm.home-first.rationale"],
  ]);
});
