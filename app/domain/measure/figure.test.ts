import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatFigure, readFigure, typeFigure } from "./figure.ts";

const REABLEMENT = { per: 100, denominator: "People who left", unit: "per cent" };
const COUNT = { per: 1, denominator: null, unit: "budgets" };

describe("a typed figure", () => {
  it.each([
    ["75", 75],
    [" 75 % ", 75],
    ["1,234.5", 1234.5],
    ["1\u00a0234", 1234],
    ["0", 0],
  ])("%j is %d", (typed, value) => {
    expect(readFigure(REABLEMENT, typed)).toEqual({
      figure: { value, numerator: null, denominator: null, approximate: false },
    });
  });

  it("is worked out from its two numbers", () => {
    expect(readFigure(REABLEMENT, "3 / 4")).toEqual({
      figure: { value: 75, numerator: 3, denominator: 4, approximate: false },
    });
  });

  it.each(["about 75", "circa 75%", "c. 75", "c.75", "approx 75", "~75", "About  75 %"])(
    "%j is about 75, and is shown and typed so",
    (typed) => {
      const read = readFigure(REABLEMENT, typed);
      expect(read).toMatchObject({ figure: { value: 75, approximate: true } });
      if (!("figure" in read) || !read.figure) return;
      expect(typeFigure(read.figure)).toBe("about 75");
      expect(formatFigure({ decimals: 1 }, read.figure.value, read.figure.approximate)).toBe(
        "about 75",
      );
    },
  );

  it("may be left empty", () => {
    expect(readFigure(COUNT, " \u00a0 ")).toEqual({ figure: null });
  });

  it.each([
    "about",
    "about 75-ish",
    "-5",
    "1,23",
    "12,34,567",
    "7/8/9",
    "1e5",
    "100000001",
    "5 / 0",
    "/",
    "=1+1",
  ])("%j is refused with what to type instead", (typed) => {
    expect(readFigure(REABLEMENT, typed)).toEqual({ refusal: expect.stringMatching(/\.$/) });
  });

  it("is one number for a count, which has no percentages", () => {
    expect(readFigure(COUNT, "3 / 4")).toEqual({ refusal: expect.stringContaining("plain count") });
    expect(readFigure(COUNT, "3%")).toHaveProperty("refusal");
  });

  it("comes back from the field it is shown in", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.integer({ min: 1, max: 1_000_000 }),
        (above, below) => {
          const read = readFigure(REABLEMENT, `${above} / ${below}`);
          const figure = "figure" in read ? read.figure : null;
          expect(readFigure(REABLEMENT, typeFigure(figure))).toEqual({ figure });
        },
      ),
    );
  });
});

describe("a figure shown", () => {
  it("has the measure's decimals unless it is whole", () => {
    expect(formatFigure({ decimals: 1 }, 13.183)).toBe("13.2");
    expect(formatFigure({ decimals: 1 }, 75)).toBe("75");
    expect(formatFigure({ decimals: 0 }, 1234.4)).toBe("1,234");
  });
});
