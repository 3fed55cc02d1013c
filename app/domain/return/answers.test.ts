import fc from "fast-check";
import { expect, it } from "vitest";
import { southend, templateOf } from "#tests/support/returns.ts";
import { parseAnswer, poundsOf, showAnswer, typeAnswer } from "./answers.ts";

const questions = templateOf("2016-17 Q1").sections.flatMap((section) => section.questions);
function question(key: string) {
  const found = questions.find((each) => each.key === key);
  if (!found) throw new Error(`There is no question ${key}.`);
  return found;
}
const MONEY = question("income.plan.q1");
const COUNT = question("additional-measures.budgets-total");
const SHARE = question("additional-measures.budgets-continuing-healthcare");
const GO_LIVE = question("open-apis.go-live.gp");

it.each([
  [MONEY, "£3,282,763", "3282763", "£3,282,763"],
  [MONEY, "3.28m", "3280000", "£3,280,000"],
  [MONEY, "0", "0", "£0"],
  [MONEY, "100,000,000", "100000000", "£100,000,000"],
  [COUNT, "1,024", "1024", "1,024"],
  [SHARE, "94 %", "94", "94%"],
  [GO_LIVE, "31/03/17", "2017-03-31", "31 March 2017"],
  [GO_LIVE, "02/17", "2017-02-28", "28 February 2017"],
  [GO_LIVE, "LIVE", "live", "Live"],
  [question("budget.pooled"), "yes", "yes", "Yes"],
  [question("conditions.providers.date"), "1/9/2016", "2016-09-01", "1 September 2016"],
])("%#: takes what is typed", (asked, typed, stored, shown) => {
  expect(parseAnswer(asked, typed)).toBe(stored);
  expect(showAnswer(asked, stored)).toBe(shown);
});

it.each([
  [MONEY, "100,000,001", "Enter a figure from 0 to 100,000,000."],
  [MONEY, "-1", "Enter a figure from 0 to 100,000,000."],
  [MONEY, "(5,000)", "Enter a figure from 0 to 100,000,000."],
  [COUNT, "100000001", "Enter a figure from 0 to 100,000,000."],
  [COUNT, "-3", "Enter a figure from 0 to 100,000,000."],
  [COUNT, "2.5", "Enter a whole number, such as 24."],
  [COUNT, "many", "Enter a figure, such as 24."],
  [SHARE, "101", "Enter a share from 0 to 100 per cent, such as 94."],
  [GO_LIVE, "soon", "Enter a date such as 31/3/2017, a month such as 3/2017, or Live."],
  [question("budget.pooled"), "perhaps", "Choose one of the answers."],
  [question("cover.board"), "x".repeat(301), "Keep to 300 characters. This is 1 over."],
])("%#: refuses with a sentence that says what to type", (asked, typed, sentence) => {
  expect(() => parseAnswer(asked, typed)).toThrow(sentence);
});

it("gives back every stored answer when what its field shows is saved again", () => {
  for (const part of [1, 2, 3, 4] as const) {
    const answers = southend(part);
    for (const each of templateOf(`2016-17 Q${part}`).sections.flatMap((s) => s.questions)) {
      const answer = answers[each.key] ?? "";
      expect(parseAnswer(each, typeAnswer(each, answer))).toBe(answer);
    }
  }
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), (pence) => {
      const answer = poundsOf(pence);
      expect(parseAnswer(MONEY, typeAnswer(MONEY, answer))).toBe(answer);
    }),
  );
});

it("takes or refuses any text without breaking", () => {
  fc.assert(
    fc.property(fc.constantFrom(MONEY, COUNT, SHARE, GO_LIVE), fc.string(), (asked, typed) => {
      let stored: string | null = null;
      try {
        stored = parseAnswer(asked, typed);
      } catch (error) {
        expect(error).toMatchObject({ code: "invalid" });
      }
      if (stored !== null && asked !== GO_LIVE) {
        expect(Number(stored)).toBeGreaterThanOrEqual(0);
        expect(Number(stored)).toBeLessThanOrEqual(100_000_000);
      }
    }),
  );
});
