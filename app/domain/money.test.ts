import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DomainError } from "./errors.ts";
import { formatMoney, formatMoneyProse, MoneyError, parseMoney } from "./money.ts";

function reasonFor(text: string): string {
  try {
    return `accepted as ${parseMoney(text)}`;
  } catch (error) {
    if (error instanceof MoneyError) return error.reason;
    throw error;
  }
}

describe("parseMoney accepts sums as people type and paste them", () => {
  test.each([
    ["£3.99m", 399_000_000],
    ["£3.99M", 399_000_000],
    ["3.99 million", 399_000_000],
    ["3.99  million", 399_000_000],
    ["£5.429m", 542_900_000],
    ["£3.990m", 399_000_000],
    ["£1.115bn", 111_500_000_000],
    ["3,990,000", 399_000_000],
    ["£3,990,000", 399_000_000],
    ["£ 3,990,000.00 ", 399_000_000],
    [" £      3,990,000.00 ", 399_000_000],
    ["£3,990,000.50", 399_000_050],
    ["3990000", 399_000_000],
    ["3990.50", 399_050],
    ["3990.5", 399_050],
    ["3 990 000", 399_000_000],
    ["3\u00A0990\u00A0000", 399_000_000],
    ["3\u2009990\u2009000", 399_000_000],
    ["3\u202F990\u202F000", 399_000_000],
    ["\u00A0£3,990,000\u00A0", 399_000_000],
    ["\uFEFF3,990,000\u200B", 399_000_000],
    ["GBP 3,990,000", 399_000_000],
    ["250k", 25_000_000],
    ["250 K", 25_000_000],
    ["£250 thousand", 25_000_000],
    ["2.5k", 250_000],
    ["250", 25_000],
    ["£3.99", 399],
    ["0", 0],
    ["0.00", 0],
    ["£0", 0],
    ["£100bn", 10_000_000_000_000],
  ])("%j is %i pence", (text, pence) => {
    expect(parseMoney(text)).toBe(pence);
  });
});

describe("parseMoney refuses what is ambiguous or wrong, saying why", () => {
  test.each([
    ["", "empty"],
    ["   ", "empty"],
    ["3.99", "ambiguous"],
    ["999.50", "ambiguous"],
    ["0.50", "ambiguous"],
    ["£3.9", "ambiguous"],
    ["-5", "negative"],
    ["\u22125", "negative"],
    ["\u2013£5m", "negative"],
    ["- 3,990,000", "negative"],
    ["-3.99", "negative"],
    ["£-5m", "negative"],
    ["(3,990,000)", "negative"],
    ["(£3,990,000.00)", "negative"],
    ["£(3,990,000)", "negative"],
    ["( 3,990,000 )", "negative"],
    ["3,990,000-", "negative"],
    ["£3.99m -", "negative"],
    ["3,99", "grouping"],
    ["3990,000", "grouping"],
    ["39,90,000", "grouping"],
    ["3,990 000", "grouping"],
    ["3 99", "grouping"],
    ["0,500", "grouping"],
    ["3,990,", "grouping"],
    ["£3.999", "too-many-decimals"],
    ["3.990", "too-many-decimals"],
    ["3990.505", "too-many-decimals"],
    ["1.000000001m", "too-many-decimals"],
    ["3,990,000\t5,429,000", "several"],
    ["3,990,000\n5,429,000", "several"],
    ["£100,000,000,000.01", "too-large"],
    ["9".repeat(50), "too-large"],
    ["9".repeat(100_000), "not-a-sum"],
    ["4k-ish", "not-a-sum"],
    ["about £4m", "not-a-sum"],
    ["4-5m", "not-a-sum"],
    ["3.990.000", "not-a-sum"],
    ["1.5e6", "not-a-sum"],
    ["£", "not-a-sum"],
    ["-", "not-a-sum"],
    ["()", "not-a-sum"],
    [".5m", "not-a-sum"],
    ["5 apples", "not-a-sum"],
    ["$5m", "not-a-sum"],
    ["3²", "not-a-sum"],
    ["NaN", "not-a-sum"],
    ["=1+1", "not-a-sum"],
    ["constructor", "not-a-sum"],
    ["5 constructor", "not-a-sum"],
  ])("%j: %s", (text, reason) => {
    expect(reasonFor(text)).toBe(reason);
  });

  test("a refusal is an invalid entry with a sentence for the person", () => {
    const parse = () => parseMoney("-5");
    expect(parse).toThrow(DomainError);
    expect(parse).toThrow("cannot be negative");
    expect(parse).toThrow(expect.objectContaining({ code: "invalid" }));
  });
});

describe("what is shown can be typed back", () => {
  test("to the penny, for any sum a table shows", () => {
    fc.assert(
      fc.property(fc.nat({ max: 10_000_000_000_000 }), (pence) => {
        expect(parseMoney(formatMoney(pence))).toBe(pence);
      }),
    );
  });

  test("any text is either whole pence or a refusal with a reason", () => {
    const pieces = fc.constantFrom(..."0123456789.,£-() mk\u00A0".split(""), "million", "x");
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => {
        try {
          expect(Number.isSafeInteger(parseMoney(parts.join("")))).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(MoneyError);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe("money on a page", () => {
  test.each([
    [399_000_000, "£3,990,000"],
    [399_000_050, "£3,990,000.50"],
    [5, "£0.05"],
    [0, "£0"],
    [-25_000_000, "-£250,000"],
  ])("%i pence in a table is %s", (pence, text) => {
    expect(formatMoney(pence)).toBe(text);
  });

  test.each([
    [399_000_000, "£3.99 million"],
    [542_900_000, "£5.429 million"],
    [1_616_300_000, "£16.163 million"],
    [111_500_000_000, "£1.115 billion"],
    [99_999_999_900, "£1 billion"],
    [25_000_000, "£250,000"],
    [99_999_999, "£999,999.99"],
    [-399_000_000, "-£3.99 million"],
  ])("%i pence in a sentence is %s", (pence, text) => {
    expect(formatMoneyProse(pence)).toBe(text);
  });
});
