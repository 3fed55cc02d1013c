import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type DemonstrationDatabase, openDemonstration } from "#tests/support/demonstration.ts";

const JUNE = "june-2017";
const MARCH = "march-2017";

let demo: DemonstrationDatabase;
beforeEach(() => {
  demo = openDemonstration();
});
afterEach(() => demo.close());

/** The words of a PDF, page by page, without the places where lines break. */
async function readWords(bytes: Uint8Array): Promise<string[]> {
  const pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  return Promise.all(
    Array.from({ length: pdf.numPages }, async (_, at) => {
      const { items } = await (await pdf.getPage(at + 1)).getTextContent();
      return packed(items.flatMap((item) => ("str" in item ? item.str : [])).join(" "));
    }),
  );
}

const packed = (text: string) => text.replace(/\s+/g, "");

/** Every text that a record holds, wherever it stands in it. */
function listTexts(value: unknown, under = ""): string[] {
  if (typeof value === "string") {
    return ["key", "id", "shape", "partnerId", "without"].includes(under) ? [] : [value];
  }
  if (Array.isArray(value)) return value.flatMap((each) => listTexts(each));
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, each]) => listTexts(each, name));
}

function sendDraft() {
  const facilitator = demo.viewerOf("frances-oyelaran");
  const { version } = demo.services.rounds.overview(facilitator, JUNE).round;
  demo.services.rounds.sendDraft(facilitator, JUNE, version, "2017-07-03");
}

describe("the record of a round", () => {
  it("says the same on paper as on the page", async () => {
    const viewer = demo.viewerOf("frances-oyelaran");
    const { record } = demo.services.record.page(viewer, MARCH);
    const { bytes, fileName } = await demo.services.record.pdf(viewer, MARCH);
    expect(fileName).toBe("record-march-2017-self-assessment.pdf");
    const words = (await readWords(bytes)).join("");
    const { partners, ...rest } = record;
    const texts = listTexts([rest, partners.map(({ mark, words: own }) => [mark.name, own])]);
    expect(texts.length).toBeGreaterThan(150);
    expect(texts.filter((text) => text !== "" && !words.includes(packed(text)))).toEqual([]);
  });

  it("tells who took part, spread before and after, decisions with times, parked questions", () => {
    const { record } = demo.services.record.page(demo.viewerOf("meera-joshi"), MARCH);
    const people = record.partners.map(({ mark, words }) => [mark.shortName, words]);
    expect(people).toContainEqual(["Voluntary", "2 people scored, 1 of them on paper"]);
    const team = record.changes[2]?.entries[0];
    expect(team?.spread[0]).toMatch(/^Before the discussion: no shared view yet, positions 1 to 4/);
    expect(team?.spread[1]).toMatch(/^After it: aligned, positions 2 to 3/);
    expect(team?.drawing?.places.some(({ first }) => first !== null)).toBe(true);
    expect(record.changes[0]?.entries[0]?.when).toBe(
      "Revealed 15 March 2017, 13:05; agreed 13:20.",
    );
    expect(record.parked).toHaveLength(1);
    expect(record.draft).toBeNull();
  });

  it("is a draft on every page until it closes, for those who took part alone", async () => {
    const facilitator = demo.viewerOf("frances-oyelaran");
    expect(() => demo.services.record.page(facilitator, JUNE)).toThrow(
      expect.objectContaining({ code: "not-draft" }),
    );
    demo.services.discussion.reveal(facilitator, JUNE, 1);
    sendDraft();
    const { bytes, fileName } = await demo.services.record.pdf(facilitator, JUNE);
    expect(fileName).toContain("-draft.pdf");
    for (const page of await readWords(bytes)) {
      expect(page).toContain(
        packed("Draft: not closed yet. Answers are asked for by 3 July 2017."),
      );
    }
    expect(() => demo.services.record.page(demo.viewerOf("alan-whitcombe"), JUNE)).toThrow(
      expect.objectContaining({ code: "forbidden" }),
    );
  });

  it("gives boards the levels, labels and different views, and nobody’s positions", () => {
    const { record } = demo.services.record.page(demo.viewerOf("alan-whitcombe"), MARCH);
    const entries = record.changes.flatMap((change) => change.entries);
    expect(entries.every((entry) => entry.drawing === null)).toBe(true);
    expect(entries.every((entry) => !/ositions/.test(entry.spread.join(" ")))).toBe(true);
    expect(entries.some((entry) => entry.views.length > 0)).toBe(true);
    expect(record.partners.every(({ words }) => words === "")).toBe(true);
  });
});
