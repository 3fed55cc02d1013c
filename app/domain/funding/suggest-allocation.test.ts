import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DomainError } from "#app/domain/errors.ts";
import type { Choices, Commitment, Suggestion } from "./allocation.ts";
import { type Grant, STEPS, type Step } from "./grant.ts";
import type { ChangeStep, Need } from "./need.ts";
import { commitmentsOf, suggestAllocation } from "./suggest-allocation.ts";

/** Southend's grant as published, in pence. */
const southend: Grant = {
  years: [
    { year: "2017-18", amount: 399_000_000, firm: true },
    { year: "2018-19", amount: 542_900_000, firm: false },
    { year: "2019-20", amount: 674_400_000, firm: false },
  ],
};
const oneYear = (amount: number): Grant => ({ years: [{ year: "2017-18", amount, firm: true }] });

const need = (step: number, gap: number, priority = false): Need => ({
  step: step as ChangeStep,
  changeKey: `change-${step}`,
  gap,
  rows: 3,
  priority,
});
const equalNeeds = [1, 2, 3, 4, 5, 6, 7, 8].map((step) => need(step, 1, [1, 4, 6].includes(step)));

const amountOf = ({ lines }: Suggestion, step: number, year = "2017-18") =>
  lines.find((line) => line.step === step && line.year === year)?.amount;
const reasonOf = ({ lines }: Suggestion, step: number) =>
  lines.find((line) => line.step === step)?.reason;

describe("Southend's published grant", () => {
  const suggestion = suggestAllocation(southend, equalNeeds, { stepNineShare: 43 });

  test("is divided to the penny: £16.163 million in all", () => {
    expect(suggestion.total).toBe(1_616_300_000);
    expect(suggestion.years.map(({ allocated }) => allocated)).toEqual([
      399_000_000, 542_900_000, 674_400_000,
    ]);
  });

  test("is led by its three priorities under equal gaps, after step 9", () => {
    // 57 % of £3,990,000 is £2,274,300, over 5 + 3 × 1.5 = 9.5 parts of £239,400.
    expect(STEPS.map((step) => amountOf(suggestion, step))).toEqual([
      35_910_000, 23_940_000, 23_940_000, 35_910_000, 23_940_000, 35_910_000, 23_940_000,
      23_940_000, 171_570_000,
    ]);
  });

  test("says of itself what it is, and gives a reason for every line", () => {
    expect(suggestion.title).toBe("An illustration from maturity gaps, not a costing");
    expect(reasonOf(suggestion, 4)).toBe(
      "1 level below target on average over 3 rows, counted 1.5 times as an agreed priority: 15.79% of all need.",
    );
    expect(reasonOf(suggestion, 9)).toBe("Taken first: 43% of £3,990,000.");
    expect(suggestion.lines.filter(({ reason }) => reason === "")).toEqual([]);
  });
});

test("whole pounds that do not divide go to the largest remainders, then to the lower step", () => {
  // £100 over three equal needs: 33.33 each, the odd pound to the first.
  const equal = suggestAllocation(oneYear(10_000), [need(2, 1), need(5, 1), need(7, 1)], {
    stepNineShare: 0,
  });
  expect([2, 5, 7].map((step) => amountOf(equal, step))).toEqual([3400, 3300, 3300]);
  // £10 over 1 : 2 : 4, quotas 1.43, 2.86, 5.71: the two odd pounds go to the last two.
  const uneven = suggestAllocation(oneYear(1000), [need(1, 1), need(2, 2), need(3, 4)], {
    stepNineShare: 0,
  });
  expect([1, 2, 3].map((step) => amountOf(uneven, step))).toEqual([100, 300, 600]);
});

test("the odd pence of a grant stand on the step of greatest need, which says so", () => {
  const suggestion = suggestAllocation(oneYear(10_037), [need(1, 1), need(2, 3)], {
    stepNineShare: 0,
  });
  expect(amountOf(suggestion, 2)).toBe(7537);
  expect(reasonOf(suggestion, 2)).toContain("Carries the odd 37p");
  expect(amountOf(suggestAllocation(oneYear(10_037), [], { stepNineShare: 100 }), 9)).toBe(10_037);
});

test("without any need the rest stays unallocated and says so", () => {
  const { lines, years } = suggestAllocation(oneYear(10_037), [need(1, 0)], { stepNineShare: 40 });
  expect(lines.filter(({ amount }) => amount > 0)).toMatchObject([{ step: 9, amount: 4000 }]);
  expect(years).toMatchObject([
    {
      unallocated: 6037,
      note: "£60.37 stays unallocated, since no change is below its target.",
    },
  ]);
});

describe("committed schemes", () => {
  const commit = (step: Step, amount: number): Commitment => ({ step, year: "2017-18", amount });
  const split = (amount: number, commitments: Commitment[], stepNineShare = 0) =>
    suggestAllocation(oneYear(amount), [need(1, 1), need(2, 1)], { stepNineShare, commitments });

  test("count towards a step's share by need, and hold it when they exceed that", () => {
    const within = split(100_000, [commit(1, 20_000)]);
    expect([1, 2].map((step) => amountOf(within, step))).toEqual([50_000, 50_000]);
    expect(reasonOf(within, 1)).toContain("Includes £200 committed.");
    const beyond = split(100_000, [commit(1, 80_000), commit(3, 5000)]);
    expect([1, 2, 3].map((step) => amountOf(beyond, step))).toEqual([80_000, 15_000, 5000]);
    expect(reasonOf(beyond, 1)).toContain("it is more than the step's share by need");
    expect(reasonOf(beyond, 3)).toContain("£50 is already committed and is kept.");
  });

  test("come before step 9's share when both do not fit", () => {
    const tight = split(100_000, [commit(1, 80_000)], 50);
    expect(amountOf(tight, 9)).toBe(20_000);
    expect(reasonOf(tight, 9)).toContain("Lowered to £200");
    expect(amountOf(split(100_000, [commit(9, 70_000)], 50), 9)).toBe(70_000);
  });

  test("are kept even where they exceed the grant, and the excess is told", () => {
    const { years, lines } = split(100_000, [commit(1, 80_000), commit(9, 30_050)]);
    expect(lines.filter(({ amount }) => amount > 0)).toMatchObject([
      { step: 1, amount: 80_000 },
      { step: 9, amount: 30_050 },
    ]);
    expect(years).toMatchObject([
      { overcommitted: 10_050, unallocated: 0, note: "Commitments exceed the grant by £100.50." },
    ]);
  });

  test("are those schemes that are marked so", () => {
    const scheme = {
      id: "s",
      name: "Team",
      step: 1 as const,
      purposes: {},
      amounts: [{ year: "2017-18", amount: 500 }],
    };
    expect(
      commitmentsOf([
        { ...scheme, committed: true },
        { ...scheme, committed: false },
      ]),
    ).toEqual([commit(1, 500)]);
  });
});

describe("refuses", () => {
  const refusal = (grant: Grant, needs: Need[], choices: Choices) => {
    try {
      suggestAllocation(grant, needs, choices);
    } catch (error) {
      if (error instanceof DomainError) return [error.code, error.details.field];
    }
    return null;
  };
  const grant = oneYear(100);
  const year = "2017-18";

  test.each<[string, string, Grant, Need[], Choices]>([
    ["step-nine-needed", "stepNineShare", grant, [], { stepNineShare: null }],
    ["invalid", "stepNineShare", grant, [], { stepNineShare: 101 }],
    ["invalid", "stepNineShare", grant, [], { stepNineShare: -1 }],
    ["invalid", "stepNineShare", grant, [], { stepNineShare: Number.NaN }],
    ["invalid", "priorityWeight", grant, [], { stepNineShare: 0, priorityWeight: -1 }],
    ["invalid", "grant", oneYear(0.5), [], { stepNineShare: 0 }],
    ["invalid", "grant", oneYear(-1), [], { stepNineShare: 0 }],
    ["invalid", "grant", { years: [...grant.years, ...grant.years] }, [], { stepNineShare: 0 }],
    ["invalid", "needs", grant, [need(1, 1), need(1, 2)], { stepNineShare: 0 }],
    ["invalid", "needs", grant, [need(9, 1)], { stepNineShare: 0 }],
    ["invalid", "needs", grant, [need(1, -1)], { stepNineShare: 0 }],
    [
      "invalid",
      "commitments",
      grant,
      [],
      { stepNineShare: 0, commitments: [{ step: 1, year: "2018-19", amount: 1 }] },
    ],
    [
      "invalid",
      "commitments",
      grant,
      [],
      { stepNineShare: 0, commitments: [{ step: 1, year, amount: -1 }] },
    ],
    [
      "invalid",
      "commitments",
      grant,
      [],
      { stepNineShare: 0, commitments: [{ step: 10 as Step, year, amount: 1 }] },
    ],
  ])("with %s, naming %s", (code, field, ...input) => {
    expect(refusal(...input)).toEqual([code, field]);
  });
});

describe("for any grant, needs and choices", () => {
  const years = ["2017-18", "2018-19", "2019-20"];
  const pence = fc.oneof(fc.nat({ max: 2_000 }), fc.nat({ max: 1_000_000_000_000 }));
  const grants = fc
    .uniqueArray(
      fc.record({ year: fc.constantFrom(...years), amount: pence, firm: fc.boolean() }),
      {
        selector: ({ year }) => year,
        minLength: 1,
      },
    )
    .map((list): Grant => ({ years: list }));
  const gap = fc.oneof(
    fc.constant(0),
    fc.nat({ max: 24 }).map((sixths) => sixths / 6),
    fc.double({ min: 0, max: 4, noNaN: true }),
  );
  const needs = fc.uniqueArray(
    fc
      .record({ step: fc.integer({ min: 1, max: 8 }), gap, priority: fc.boolean() })
      .map((entry) => need(entry.step, entry.gap, entry.priority)),
    { selector: ({ step }) => step },
  );
  const cases = grants.chain((grant) =>
    fc.record({
      grant: fc.constant(grant),
      needs,
      choices: fc.record({
        stepNineShare: fc.oneof(
          fc.integer({ min: 0, max: 100 }),
          fc.double({ min: 0, max: 100, noNaN: true }),
        ),
        priorityWeight: fc.double({ min: 0, max: 5, noNaN: true }),
        commitments: fc.array(
          fc.constantFrom(...grant.years).chain(({ year, amount }) =>
            fc.record({
              step: fc.constantFrom(...STEPS),
              year: fc.constant(year),
              amount: fc.nat({ max: Math.ceil(amount / 3) }),
            }),
          ),
          { maxLength: 6 },
        ),
      }),
    }),
  );
  const runs = { numRuns: 300 };

  test("the lines and what is unallocated add up to each year's grant, to the penny", () => {
    fc.assert(
      fc.property(cases, ({ grant, needs, choices }) => {
        const { lines, years, total } = suggestAllocation(grant, needs, choices);
        expect(lines).toHaveLength(9 * grant.years.length);
        for (const { year, amount } of grant.years) {
          const own = lines.filter((line) => line.year === year);
          const sum = own.reduce((all, line) => all + line.amount, 0);
          const balance = years.find((entry) => entry.year === year);
          expect(sum).toBe(balance?.allocated);
          expect(sum + (balance?.unallocated ?? 0) - (balance?.overcommitted ?? 0)).toBe(amount);
          const committed = own.reduce((all, line) => all + line.committed, 0);
          expect(balance?.overcommitted).toBe(Math.max(0, committed - amount));
          expect(own.every((line) => Number.isSafeInteger(line.amount))).toBe(true);
        }
        expect(total).toBe(lines.reduce((all, line) => all + line.amount, 0));
      }),
      runs,
    );
  });

  test("every step keeps at least what is committed to it", () => {
    fc.assert(
      fc.property(cases, ({ grant, needs, choices }) => {
        for (const line of suggestAllocation(grant, needs, choices).lines) {
          const committed = choices.commitments
            .filter(({ step, year }) => step === line.step && year === line.year)
            .reduce((sum, { amount }) => sum + amount, 0);
          expect(line.committed).toBe(committed);
          expect(line.amount).toBeGreaterThanOrEqual(committed);
        }
      }),
      runs,
    );
  });

  test("a greater need never gets a step less", () => {
    fc.assert(
      fc.property(cases, fc.nat(), gap, ({ grant, needs, choices }, at, more) => {
        fc.pre(needs.length > 0);
        const raised = needs.map((entry, index) =>
          index === at % needs.length ? { ...entry, gap: entry.gap + more } : entry,
        );
        const step = needs[at % needs.length]?.step ?? 0;
        const before = suggestAllocation(grant, needs, choices);
        const after = suggestAllocation(grant, raised, choices);
        for (const { year } of grant.years) {
          expect(amountOf(after, step, year)).toBeGreaterThanOrEqual(
            amountOf(before, step, year) ?? 0,
          );
        }
      }),
      runs,
    );
  });

  test("the order of years, needs and commitments makes no difference", () => {
    fc.assert(
      fc.property(cases, ({ grant, needs, choices }) => {
        expect(
          suggestAllocation({ years: grant.years.toReversed() }, needs.toReversed(), {
            ...choices,
            commitments: choices.commitments.toReversed(),
          }),
        ).toEqual(suggestAllocation(grant, needs, choices));
      }),
      runs,
    );
  });
});
