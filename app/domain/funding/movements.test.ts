import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DomainError } from "#app/domain/errors.ts";
import { amountIn } from "./grant.ts";
import { planByQuarter, quarterStart, spendToDate, yearsOutside } from "./spend.ts";
import { moveMoney } from "./virement.ts";

const YEAR = "2017-18";
const whole = { startsOn: null, endsOn: null };

describe("money that moves between schemes", () => {
  const scheme = (id: string, amount: number) => ({
    id,
    amounts: [
      { year: YEAR, amount },
      { year: "2018-19", amount: 7 },
    ],
  });

  test("leaves the total of the two, and every other year, as it was", () => {
    fc.assert(
      fc.property(fc.nat(1_000_000_000), fc.nat(1_000_000_000), fc.nat(), (a, b, part) => {
        fc.pre(a > 0);
        const amount = (part % a) + 1;
        const from = scheme("a", a);
        const to = scheme("b", b);
        const moved = moveMoney(from, to, YEAR, amount);
        const sum = (year: string) =>
          amountIn({ amounts: moved.from }, year) + amountIn({ amounts: moved.to }, year);
        expect(sum(YEAR)).toBe(a + b);
        expect(amountIn({ amounts: moved.from }, YEAR)).toBe(a - amount);
        expect(sum("2018-19")).toBe(14);
      }),
    );
  });

  test.each([
    ["to", scheme("a", 5), 1],
    ["amount", scheme("b", 5), 0],
    ["amount", scheme("b", 5), 101],
    ["amount", scheme("b", 5), 0.5],
  ])("is refused at %s", (field, to, amount) => {
    const move = () => moveMoney(scheme("a", 100), to, YEAR, amount);
    expect(move).toThrow(DomainError);
    expect(move).toThrow(expect.objectContaining({ details: { field } }));
  });
});

describe("a plan by quarter", () => {
  test("is spread evenly over the quarters in which the scheme runs", () => {
    const amounts = [{ year: YEAR, amount: 100_00 }];
    expect(planByQuarter({ amounts, ...whole }, YEAR)).toEqual([2500, 2500, 2500, 2500]);
    // From 15 August 2017: quarters 2 to 4.
    expect(planByQuarter({ amounts, startsOn: "2017-08-15", endsOn: null }, YEAR)).toEqual([
      0, 3334, 3333, 3333,
    ]);
    expect(planByQuarter({ amounts, startsOn: null, endsOn: "2017-09-30" }, YEAR)).toEqual([
      5000, 5000, 0, 0,
    ]);
  });

  test("comes to the year's amount, whatever the dates", () => {
    const date = fc
      .integer({ min: 0, max: 2000 })
      .map((day) => new Date(Date.UTC(2016, 0, 1 + day)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.nat(), fc.option(date), fc.option(date), (amount, startsOn, endsOn) => {
        const plan = planByQuarter({ amounts: [{ year: YEAR, amount }], startsOn, endsOn }, YEAR);
        expect(plan.reduce((sum, each) => sum + each, 0)).toBe(amount);
      }),
    );
  });

  test("the fourth quarter begins in January of the next calendar year", () => {
    expect(quarterStart(YEAR, 1)).toBe("2017-04-01");
    expect(quarterStart(YEAR, 4)).toBe("2018-01-01");
  });
});

test("spend stands beside the plan of the same quarters", () => {
  const amounts = [{ year: YEAR, amount: 40_000 }];
  const spends = [
    { year: YEAR, quarter: 1, amount: 8_000 },
    { year: YEAR, quarter: 2, amount: 13_000 },
    { year: "2018-19", quarter: 1, amount: 99 },
  ] as const;
  expect(spendToDate({ amounts, ...whole }, spends, YEAR)).toMatchObject({
    spent: 21_000,
    planToDate: 20_000,
    plan: 40_000,
    last: 2,
  });
  expect(spendToDate({ amounts, ...whole }, [], YEAR)).toMatchObject({ spent: 0, planToDate: 0 });
});

test("money in a year that a scheme's dates leave out is told", () => {
  const amounts = [
    { year: "2017-18", amount: 1 },
    { year: "2018-19", amount: 1 },
    { year: "2019-20", amount: 0 },
  ];
  expect(yearsOutside({ amounts, startsOn: "2018-04-01", endsOn: null })).toEqual(["2017-18"]);
  expect(yearsOutside({ amounts, startsOn: null, endsOn: "2018-03-31" })).toEqual(["2018-19"]);
  expect(yearsOutside({ amounts, ...whole })).toEqual([]);
});
