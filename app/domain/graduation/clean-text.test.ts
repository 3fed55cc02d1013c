import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanText } from "./clean-text.ts";

describe("a text pasted from a word processor", () => {
  it("loses odd spaces, unseen marks and control characters", () => {
    const typed = "\uFEFFOne\u00A0board\u2009of\u200B four\u00AD teen.\u0007  Twice\u0000.";
    expect(cleanText(typed).text).toBe("One board of four teen. Twice.");
  });

  it("keeps paragraphs, whichever way lines ended", () => {
    expect(cleanText("One\r\nTwo\rThree\u000BFour\u2028Five\n\n\n\nSix").text).toBe(
      "One\nTwo\nThree\nFour\nFive\n\nSix",
    );
  });

  it("makes every sign of a list the same", () => {
    const typed = [
      "\u2022\tOne",
      "\uF0B7 Two",
      "o\tThree",
      "§\tFour",
      "– Five",
      "* Six",
      "over the hill",
      "-5 degrees",
    ].join("\n");
    expect(cleanText(typed).text).toBe(
      "- One\n- Two\n- Three\n- Four\n- Five\n- Six\nover the hill\n-5 degrees",
    );
  });

  it("keeps English quotation marks and mends stray ones", () => {
    expect(cleanText("“It’s done”, „they\u201D said of the \u201Bpool\u2019").text).toBe(
      "“It’s done”, “they” said of the ’pool’",
    );
  });

  it("takes pictures out and counts them", () => {
    const typed =
      'Before \uFFFC after. [image: chart.png] <img src="x.png" alt=""> data:image/png;base64,iVBORw0KGgo=';
    expect(cleanText(typed)).toEqual({ text: "Before after.", pictures: 4 });
  });

  it("leaves what is clean as it is, whatever was typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (typed) => {
        const { text } = cleanText(typed);
        expect(cleanText(text)).toEqual({ text, pictures: 0 });
        expect(text).not.toMatch(/[^\P{Cc}\n]|[\p{Cf}\p{Co}\p{Cs}]/u);
      }),
    );
  });

  it("is quick with forty pages", () => {
    const page =
      "A board of nine members agreed, \t“once more”,  to pool £12.6 million.\r\n".repeat(50);
    expect(cleanText(page.repeat(40)).text.split("\n")).toHaveLength(2000);
  });
});
