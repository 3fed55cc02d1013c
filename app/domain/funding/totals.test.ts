import fc from "fast-check";
import { expect, test } from "vitest";
import { PURPOSES, type Scheme, STEPS } from "./grant.ts";
import { fundingTotals } from "./totals.ts";

const grant = {
  years: [
    { year: "2018-19", amount: 200_000, firm: false },
    { year: "2017-18", amount: 100_000, firm: true },
  ],
};
const scheme = (changes: Partial<Scheme>): Scheme => ({
  id: "s",
  name: "Team",
  step: 1,
  purposes: { "meet-needs": 100 },
  amounts: [],
  committed: false,
  ...changes,
});

test("a plan adds up by year, step and purpose", () => {
  const totals = fundingTotals(grant, [
    scheme({
      amounts: [
        { year: "2017-18", amount: 60_001 },
        { year: "2019-20", amount: 500 },
      ],
      purposes: { "meet-needs": 50, "reduce-pressure": 50 },
    }),
    scheme({ step: 9, amounts: [{ year: "2017-18", amount: 50_000 }], purposes: {} }),
  ]);
  expect(totals.years).toEqual([
    { year: "2017-18", firm: true, grant: 100_000, planned: 110_001, left: -10_001 },
    { year: "2018-19", firm: false, grant: 200_000, planned: 0, left: 200_000 },
    { year: "2019-20", firm: false, grant: 0, planned: 500, left: -500 },
  ]);
  expect(totals.steps[0]).toEqual({
    step: 1,
    byYear: { "2017-18": 60_001, "2018-19": 0, "2019-20": 500 },
    total: 60_501,
  });
  expect(totals.steps[8]?.total).toBe(50_000);
  // The odd penny of £600.01 goes to the first purpose.
  expect(totals.purposes.map(({ purpose, total }) => [purpose, total])).toEqual([
    ["meet-needs", 30_251],
    ["reduce-pressure", 30_250],
    ["support-market", 0],
    ["none", 50_000],
  ]);
  expect(totals).toMatchObject({ grant: 300_000, planned: 110_501, left: 189_499 });
});

test("years, steps and purposes come to the same sum, whatever the percentages", () => {
  const schemes = fc.array(
    fc.record({
      step: fc.constantFrom(...STEPS),
      first: fc.integer({ min: 0, max: 100 }),
      second: fc.integer({ min: 0, max: 100 }),
      amount: fc.nat(),
      year: fc.constantFrom("2017-18", "2018-19", "2020-21"),
    }),
  );
  fc.assert(
    fc.property(schemes, (list) => {
      const totals = fundingTotals(
        grant,
        list.map(({ step, first, second, amount, year }) =>
          scheme({
            step,
            purposes: Object.fromEntries(
              PURPOSES.map((purpose, at) => [purpose, [first, second, 100 - first - second][at]]),
            ),
            amounts: [{ year, amount }],
          }),
        ),
      );
      const planned = list.reduce((sum, { amount }) => sum + amount, 0);
      const sum = (parts: { total: number }[]) => parts.reduce((all, { total }) => all + total, 0);
      expect([totals.planned, sum(totals.steps), sum(totals.purposes)]).toEqual([
        planned,
        planned,
        planned,
      ]);
    }),
  );
});
