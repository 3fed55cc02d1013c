import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMeter } from "./page-meter.ts";

const sections = [
  { title: "Criterion a", pages: 1.52 },
  { title: "Criterion c", pages: 2.2 },
  { title: "Criterion d", pages: 2.3 },
  { title: "Criterion e", pages: 0.2 },
];

/** 500 words of the longest go on a page. */
const WORDS = [700, 900, 1150, 60];

describe("the page meter", () => {
  it("says how far the document reaches", () => {
    expect(readMeter({ pages: 6, filled: 5.43, sections }, WORDS, 6)).toMatchObject({
      fits: true,
      sentence: "5.4 of 6 pages",
      wordsToCut: 0,
      advice: "",
    });
  });

  it("says over the limit how much to cut, and where", () => {
    const meter = readMeter({ pages: 7, filled: 6.5, sections }, WORDS, 6);
    expect(meter).toMatchObject({ fits: false, sentence: "6.5 of 6 pages", wordsToCut: 250 });
    expect(meter.longest.map(({ title }) => title)).toEqual([
      "Criterion d",
      "Criterion c",
      "Criterion a",
    ]);
    expect(meter.advice).toBe(
      "Cut about 250 words. Longest: Criterion d (2.3 pages); Criterion c (2.2 pages); Criterion a (1.5 pages).",
    );
  });

  it("says it is over when one line is, and full when it just fits", () => {
    expect(readMeter({ pages: 7, filled: 6.01, sections }, WORDS, 6)).toMatchObject({
      fits: false,
      sentence: "6.1 of 6 pages",
      wordsToCut: 10,
    });
    expect(readMeter({ pages: 6, filled: 5.99, sections }, WORDS, 6).sentence).toBe(
      "6.0 of 6 pages",
    );
  });

  it("fits exactly where its file has no more pages than the limit, and never says otherwise", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        fc.array(fc.integer({ min: 0, max: 40_000 }), { maxLength: 4 }),
        (pages, part, words) => {
          const meter = readMeter({ pages, filled: pages - 1 + part, sections }, words, 6);
          expect(meter.fits).toBe(pages <= 6);
          expect(meter.filled > 6).toBe(!meter.fits);
          expect(meter.wordsToCut > 0).toBe(!meter.fits);
        },
      ),
    );
  });
});
